import { expect, test } from "vitest";
import { slimModule } from "../../../../lean-bridge/embedded/transform/slimModule.ts";
import { moduleOf, tinyModule } from "../wasm/tinyModule.ts";

test.each<[name: string, module: Uint8Array, detail: RegExp]>([
  ["no module at all", Uint8Array.of(1, 2, 3), /^lean.wasm: module preamble/],
  ["a module without a table", moduleOf(), /^lean.wasm: no import section/],
  ["another program", tinyModule(), /^lean.wasm does not export l_Lean_Elab_processHeaderCore/],
])("%s is refused loudly", (_, module, detail) => {
  const problem = { kind: "unexpectedPackage", detail: expect.stringMatching(detail) };
  expect(slimModule(module, new Set())).toEqual({ kind: "error", problem });
});
