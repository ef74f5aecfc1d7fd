import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import type { Hole } from "../core/lean/hole.ts";
import type { CommandProblem } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { holeAt } from "./location.ts";
import type { OpenFile } from "./openFile.ts";
import { noAnswer } from "./openFile.ts";

/** The hole that the place on the command line means; a whole file means none. */
export async function holeOfPlace(open: OpenFile, signal: AbortSignal): Promise<Result<Hole, CommandProblem>> {
  const { place } = open.location;
  if (place.kind === "whole") return failure(noPlace(open.file.shown));
  const holes = await open.document.holes(signal);
  return holes.kind === "unknown" ? failure(noAnswer(open.file, holes)) : holeAt(open.file.text, place, holes.value);
}

/** The same for commands that work on every hole of the file with `--all`. */
export async function holesOfPlace(
  open: OpenFile,
  { all }: { readonly all: boolean },
  signal: AbortSignal,
): Promise<Result<readonly Hole[], CommandProblem>> {
  const { place } = open.location;
  const { shown } = open.file;
  if (place.kind === "whole" && !all)
    return failure({ ...noPlace(shown), next: `write ${shown}:LINE, or add --all for every hole` });
  const holes = await open.document.holes(signal);
  if (holes.kind === "unknown") return failure(noAnswer(open.file, holes));
  if (place.kind === "whole") return ok(holes.value);
  const hole = holeAt(open.file.text, place, holes.value);
  return hole.kind === "ok" ? ok([hole.value]) : hole;
}

export function noPlace(file: string): CommandProblem {
  return {
    exitCode: exitCodes.badInput,
    message: `where in ${file}?`,
    next: `write ${file}:LINE, ${file}:LINE:COL or ${file}:NAME`,
  };
}
