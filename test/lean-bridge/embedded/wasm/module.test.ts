import { expect, test } from "vitest";
import { ByteWriter } from "../../../../lean-bridge/embedded/wasm/byteWriter.ts";
import {
  findBody,
  readElements,
  readExports,
  readGlobals,
  readImports,
  readTables,
} from "../../../../lean-bridge/embedded/wasm/contents.ts";
import {
  readModule,
  sectionIds,
  type WasmModule,
  writeModule,
} from "../../../../lean-bridge/embedded/wasm/sections.ts";
import { moduleOf, tinyModule } from "./tinyModule.ts";

/** The configured libraries of types know no WebAssembly. */
const engine: { validate(bytes: Uint8Array): boolean } = Reflect.get(globalThis, "WebAssembly");

function open(bytes: Uint8Array): WasmModule {
  const read = readModule(bytes);
  if (read.kind === "error") throw new Error(read.problem.detail);
  return read.value;
}

test("the tiny module is one that an engine accepts", () => {
  expect(engine.validate(tinyModule())).toBe(true);
});

test("reads every part of the tiny module", () => {
  const module = open(tinyModule());
  expect(module.sections.map(({ id }) => id)).toEqual([1, 2, 3, 4, 6, 7, 9, 10]);
  expect(readImports(module)).toEqual({
    kind: "ok",
    value: [
      { module: "env", name: "log", kind: "function" },
      { module: "env", name: "base", kind: "global" },
    ],
  });
  expect(readExports(module)).toEqual({
    kind: "ok",
    value: [
      { name: "twice", kind: "function", index: 1 },
      { name: "zero", kind: "function", index: 2 },
      { name: "minus", kind: "global", index: 1 },
    ],
  });
  expect(readGlobals(module)).toEqual({ kind: "ok", value: [-5] });
  expect(readTables(module)).toEqual({ kind: "ok", value: [{ elementType: 0x70, minimum: 3, maximum: undefined }] });
  expect(readElements(module)).toEqual({ kind: "ok", value: [{ offset: 1, functions: [1] }] });
});

test("finds the body of a function", () => {
  const module = open(tinyModule());
  const found = findBody(module, 1);
  expect(found.kind === "ok" && [...module.bytes.subarray(found.value.start, found.value.end)]).toEqual([
    0, 0x41, 0, 0x0b,
  ]);
  expect(findBody(module, 2)).toMatchObject({
    kind: "error",
    problem: { detail: "function 2 was asked for, 2 have a body" },
  });
});

test("writing without replacements gives the same bytes", () => {
  expect(writeModule(open(tinyModule()), new Map())).toEqual(tinyModule());
});

test("a replaced section is found again, and the engine still accepts the module", () => {
  const only = new ByteWriter().unsigned(1).name("double").byte(0).unsigned(1).view();
  const written = writeModule(open(tinyModule()), new Map([[sectionIds.export, only]]));
  expect(engine.validate(written)).toBe(true);
  expect(readExports(open(written))).toEqual({ kind: "ok", value: [{ name: "double", kind: "function", index: 1 }] });
});

test("malformed modules are failures that name what was wrong", () => {
  const check = (bytes: Uint8Array, detail: RegExp): void => {
    expect(readModule(bytes)).toMatchObject({ kind: "error", problem: { detail: expect.stringMatching(detail) } });
  };
  check(Uint8Array.of(), /^module preamble: the bytes end too early/);
  check(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), /^module preamble: expected 0x0, found 0x7f/);
  check(tinyModule().subarray(0, -1), /^section 10: \d+ bytes were promised, \d+ are left/);
});

test("malformed contents are failures that name what was wrong", () => {
  const exportsOf = (content: ByteWriter) => readExports(open(moduleOf([sectionIds.export, content])));
  const check = (result: unknown, detail: RegExp): void => {
    expect(result).toMatchObject({ kind: "error", problem: { detail: expect.stringMatching(detail) } });
  };
  check(readExports(open(moduleOf())), /^no export section/);
  check(exportsOf(new ByteWriter().unsigned(4_000_000_000)), /^export name: the bytes end too early/);
  check(exportsOf(new ByteWriter().unsigned(1).name("f").byte(9).unsigned(0)), /^export kind: 9 is not known/);
  check(exportsOf(new ByteWriter().unsigned(0).byte(1)), /^export section: 1 bytes are left over/);
  check(exportsOf(new ByteWriter().unsigned(1).unsigned(2).byte(0xc3).byte(0x28)), /^export name: not UTF-8/);
  const strangeGlobal = new ByteWriter().unsigned(1).byte(0x7f).byte(0).byte(0x99);
  check(readGlobals(open(moduleOf([sectionIds.global, strangeGlobal]))), /^constant expression: opcode 0x99/);
});
