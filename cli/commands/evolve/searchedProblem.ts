import { appendFile, readFile } from "node:fs/promises";
import * as z from "zod";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { Decision } from "../../../core/ranking/historyRanking.ts";
import type { OfferedMoves } from "../../../core/search/searchDecisions.ts";

/** One problem as it was searched with one snapshot; what is known already is not searched again. */
const LineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  snapshot: z.string(),
  file: z.string(),
  declaration: z.string(),
  budget: z.string(),
  proved: z.boolean(),
  leanCalls: z.int(),
  edit: z
    .strictObject({
      start: z.int(),
      end: z.int(),
      newText: z.string(),
    })
    .nullable(),
  decisions: z.array(
    z.strictObject({
      goal: z.string(),
      declaration: z.string(),
      outcomes: z.array(
        z.strictObject({
          tactic: z.string(),
          kind: z.enum(["onPath", "offPath", "rejected"]),
          value: z.number().exactOptional(),
        }),
      ),
    }),
  ),
  lists: z.array(
    z.strictObject({
      goal: z.string(),
      moves: z.array(
        z.strictObject({
          text: z.string(),
          cost: z.number(),
        }),
      ),
      right: z.string(),
    }),
  ),
});

export type SearchedProblem = z.infer<typeof LineSchema>;

export async function readSearched(file: string): Promise<SearchedProblem[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => LineSchema.parse(JSON.parse(line)));
}

export async function appendSearched(file: string, problem: SearchedProblem): Promise<void> {
  await appendFile(file, `${JSON.stringify(problem)}\n`);
}

export function decisionsIn({ decisions }: SearchedProblem): readonly Decision[] {
  return decisions.map((decision) => ({ ...decision, goal: parseGoal(decision.goal) }));
}

export function listsIn({ lists }: SearchedProblem): readonly OfferedMoves[] {
  return lists.map((list) => ({ ...list, goal: parseGoal(list.goal) }));
}
