import { readFile } from "node:fs/promises";
import type { Result } from "../../../core/base/result.ts";
import { failure, ok } from "../../../core/base/result.ts";
import type { RankingSnapshot } from "../../../core/ranking/rankingSnapshot.ts";
import { RankingSnapshotSchema } from "../../../core/ranking/rankingSnapshot.ts";
import { isWhole } from "../../../store/ranking/snapshotHash.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import { exitCodes } from "../../exitCodes.ts";

/** A snapshot whose content is what its hash says. */
export async function readSnapshot(file: string): Promise<Result<RankingSnapshot, CommandProblem>> {
  try {
    const snapshot = RankingSnapshotSchema.parse(JSON.parse(await readFile(file, "utf8")));
    return isWhole(snapshot) ? ok(snapshot) : failure(problem(`${file} is not what its hash says`));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failure({ ...problem(`${file} is not a snapshot of a ranking`), detail });
  }
}

function problem(message: string): CommandProblem {
  return { exitCode: exitCodes.badInput, message, next: "give a file that `evolve --output` wrote" };
}
