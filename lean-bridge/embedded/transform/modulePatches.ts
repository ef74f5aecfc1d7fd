import { ok, type Result } from "../../../core/base/result.ts";
import { ByteWriter } from "../wasm/byteWriter.ts";
import { type Export, findBody } from "../wasm/contents.ts";
import type { WasmModule } from "../wasm/sections.ts";
import { type UnexpectedPackage, unexpected } from "./unexpectedPackage.ts";

type Patchable = {
  readonly module: WasmModule;
  readonly exports: readonly Export[];
  readonly importedFunctions: number;
};

const codes = { nop: 0x01, end: 0x0b, return: 0x0f, localGet: 0x20, i32Const: 0x41, i32Load8: 0x2d } as const;
const noLocals = 0x00;

/** Gives a copy of the module with two functions changed in place; all sizes stay. */
export function patchModule(contents: Patchable): Result<WasmModule, UnexpectedPackage> {
  const bytes = contents.module.bytes.slice();
  for (const { name, apply, expectation } of patches) {
    const body = bodyOf(contents, name, bytes);
    if (body.kind === "error") return body;
    if (!apply(body.value)) return unexpected(`lean.wasm: ${name} does not ${expectation}`);
  }
  return ok({ bytes, sections: contents.module.sections });
}

type ModulePatch = {
  /** The exported name of the function. */
  readonly name: string;
  /** Changes the body; false when it is not the expected one. */
  readonly apply: (body: Uint8Array) => boolean;
  readonly expectation: string;
};

const patches: readonly ModulePatch[] = [
  {
    name: "l_Lean_Elab_processHeaderCore",
    apply: ignoreExportedImportLevel,
    expectation: "load the platform flag exactly once",
  },
  { name: "_ZN4lean11initializerD1Ev", apply: returnAtOnce, expectation: "return the object it destroys" },
];

/** Where this build keeps the flag "we run under emscripten" that `processHeaderCore` looks at. */
const emscriptenFlagAddress = 1_215_092;

/**
 * This build imports every user file at the `exported` level, as if it were a `module`, which makes what `-o` writes
 * useless to import. The load of the deciding flag becomes the constant 0. The platform function itself must keep its
 * answer: other code relies on it for memory safety.
 */
function ignoreExportedImportLevel(body: Uint8Array): boolean {
  const load = new ByteWriter().byte(codes.i32Const).signed(emscriptenFlagAddress).byte(codes.i32Load8).byte(0).byte(0);
  const place = onlyPlaceOf(body, load.view());
  if (place === undefined) return false;
  body.fill(codes.nop, place, place + load.length);
  body.set([codes.i32Const, 0], place);
  return true;
}

/**
 * At the end of `main` Lean takes itself apart while its task threads may still be at work, which now and then
 * crashes and hides the exit code. The process ends anyway, so that destructor (it returns `this`) does nothing.
 */
function returnAtOnce(body: Uint8Array): boolean {
  const returnsThis = Uint8Array.of(codes.localGet, 0, codes.return, codes.end);
  if (onlyPlaceOf(body, returnsThis) === undefined) return false;
  body.fill(codes.nop);
  body.set([noLocals, codes.localGet, 0]);
  body[body.length - 1] = codes.end;
  return true;
}

function onlyPlaceOf(body: Uint8Array, pattern: Uint8Array): number | undefined {
  const view = Buffer.from(body.buffer, body.byteOffset, body.length);
  const place = view.indexOf(pattern);
  return place >= 0 && view.indexOf(pattern, place + 1) < 0 ? place : undefined;
}

function bodyOf(contents: Patchable, name: string, bytes: Uint8Array): Result<Uint8Array, UnexpectedPackage> {
  const target = contents.exports.find((each) => each.name === name && each.kind === "function");
  if (target === undefined) return unexpected(`lean.wasm does not export ${name}`);
  const found = findBody(contents.module, target.index - contents.importedFunctions);
  if (found.kind === "error") return unexpected(`lean.wasm: ${found.problem.detail}`);
  return ok(bytes.subarray(found.value.start, found.value.end));
}
