import { expect, test } from "vitest";
import { patchScript } from "../../../../lean-bridge/embedded/transform/scriptPatches.ts";
import { slimScript } from "../../../../lean-bridge/embedded/transform/slimScript.ts";

const published = [
  'var start=_main;use(wasmTable,wasmExports["direct"]);var _main,_a,_b,_c,wasmTable,wasmMemory;',
  "function assignWasmExports(wasmExports){",
  '_main=Module["_main"]=wasmExports["__main_argc_argv"];_a=Module["_a"]=wasmExports["a"];',
  '_b=wasmExports["b"].value;table=Module["table"]=wasmTable=wasmExports["table"];_c=wasmExports["c"]',
  "}var wasmImports;function run(){return _b+wasmMemory}",
].join("");

test("keeps the exports that the rest of the script mentions", () => {
  expect(slimScript(Buffer.from(published))).toEqual({
    kind: "ok",
    value: {
      text:
        'var start=_main;use(wasmTable,wasmExports["direct"]);var _main,_b,wasmTable,wasmMemory;' +
        "function assignWasmExports(wasmExports){" +
        '_main=wasmExports["__main_argc_argv"];_b=wasmExports["b"].value;wasmTable=wasmExports["table"]' +
        "}var wasmImports;function run(){return _b+wasmMemory}",
      usedExports: new Set(["__main_argc_argv", "b", "table", "direct"]),
    },
  });
});

test("another script is refused loudly", () => {
  const check = (text: string, detail: RegExp): void => {
    const problem = { kind: "unexpectedPackage", detail: expect.stringMatching(detail) };
    expect(slimScript(Buffer.from(text))).toEqual({ kind: "error", problem });
  };
  check("console.log(1)", /^lean.js: the list of exports is not where it was$/);
  check(
    published.replace('_a=Module["_a"]=wasmExports["a"]', "_a=strange()"),
    /^lean.js: cannot read "_a=strange\(\)"$/,
  );
});

test("a missing place for a patch is named", () => {
  expect(patchScript("nothing to patch")).toMatchObject({
    kind: "error",
    problem: {
      kind: "unexpectedPackage",
      detail: expect.stringMatching(/^lean.js: 0 places instead of 1 read var Module=/),
    },
  });
});
