import { readFile, writeFile } from "node:fs/promises";
import type { Result } from "../../../core/base/result.ts";
import { failure, ok } from "../../../core/base/result.ts";
import type { SearchRecord } from "../../../core/search/searchEvents.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import { exitCodes } from "../../exitCodes.ts";
import { TreeFileSchema } from "../../proveOutput.ts";

export interface NamedTree {
  readonly declaration: string;
  readonly record: SearchRecord;
}

/** Trees of earlier searches; each is resumed at the hole that has its goal. */
export async function readTrees(file: string): Promise<Result<readonly NamedTree[], CommandProblem>> {
  try {
    return ok(TreeFileSchema.parse(JSON.parse(await readFile(file, "utf8"))).trees);
  } catch (error) {
    return failure(problem(`${file} is not a file of search trees`, error));
  }
}

export async function writeTrees(file: string, trees: readonly NamedTree[]): Promise<Result<void, CommandProblem>> {
  try {
    await writeFile(file, `${JSON.stringify({ schemaVersion: 2, trees })}\n`);
    return ok(undefined);
  } catch (error) {
    return failure(problem(`${file} cannot be written`, error));
  }
}

function problem(message: string, error: unknown): CommandProblem {
  const detail = error instanceof Error ? error.message : String(error);
  return { exitCode: exitCodes.badInput, message, detail, next: "give a file that `prove --tree` wrote" };
}
