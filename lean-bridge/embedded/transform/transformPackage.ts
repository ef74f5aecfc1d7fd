import { ok, type Result } from "../../../core/base/result.ts";
import { patchScript, silenceConsole } from "./scriptPatches.ts";
import { slimModule } from "./slimModule.ts";
import { slimScript } from "./slimScript.ts";
import { buildSymbolTable } from "./symbolTable.ts";
import { type UnexpectedPackage, unexpected } from "./unexpectedPackage.ts";

/** Goes into the cache key: raise it with every change of what the transform writes. */
export const transformVersion = 2;

/** The three files, ready to be written as `lean.js`, `lean.wasm` and `symbols.bin`. */
export type TransformedPackage = {
  readonly script: string;
  readonly module: Uint8Array;
  readonly symbols: Uint8Array;
};

/** Turns the published `lean.js` and `lean.wasm` into ones that start within two seconds on Node 20 and later. */
export function transformPackage(script: Buffer, module: Uint8Array): Result<TransformedPackage, UnexpectedPackage> {
  const slim = slimScript(script);
  if (slim.kind === "error") return slim;
  const patched = patchScript(slim.value.text);
  if (patched.kind === "error") return patched;
  const slimmed = slimModule(module, slim.value.usedExports);
  if (slimmed.kind === "error") return slimmed;
  const table = buildSymbolTable(slimmed.value.symbols);
  if (table === undefined) return unexpected("lean.wasm: two names share both hashes");
  return ok({
    script: silenceConsole(patched.value),
    module: slimmed.value.bytes,
    symbols: new Uint8Array(table.buffer),
  });
}
