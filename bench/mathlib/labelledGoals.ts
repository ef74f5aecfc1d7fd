import { readFileSync } from "node:fs";
import * as z from "zod";

const LabelledGoalSchema = z.strictObject({
  id: z.string(),
  /** As Lean prints it where the closing tactic stands. */
  goal: z.string(),
  closes: z.string(),
  /** Other calls that close it too. */
  also: z.array(z.string()).exactOptional(),
  /** The closing call names no lemma and no definition. */
  nameFree: z.boolean(),
  imports: z.array(z.string()),
  /** Repository and file. */
  source: z.string(),
});
export type LabelledGoal = z.infer<typeof LabelledGoalSchema>;

export function readLabelledGoals(file: string): readonly LabelledGoal[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => LabelledGoalSchema.parse(JSON.parse(line)));
}
