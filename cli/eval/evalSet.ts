import { readFile } from "node:fs/promises";
import * as z from "zod";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";

const name = z.string().regex(/^[a-z]\w*$/u);

/** The problems that a model is measured on. Lean, and not this file, decides what is right. */
const EvalSetSchema = z.strictObject({
  /** Verified proofs, step by step; errors are planted into them. */
  proofs: z.array(z.strictObject({ name, head: z.string(), steps: z.array(z.string()).min(2) })),
  statements: z.array(
    z.strictObject({
      name,
      binders: z.string(),
      statement: z.string(),
      words: z.string(),
      proof: z.string().optional(),
      refutedBy: z
        .array(
          z.strictObject({
            name: z.string(),
            value: z.string(),
          }),
        )
        .optional(),
    }),
  ),
  sketches: z.array(
    z.strictObject({ name, head: z.string(), sketch: z.string(), proofs: z.record(z.string(), z.string()) }),
  ),
});
export type EvalSet = z.infer<typeof EvalSetSchema>;

export async function readEvalSet(path: string): Promise<Result<EvalSet, CommandProblem>> {
  const bad = (message: string): Result<never, CommandProblem> =>
    failure({ exitCode: exitCodes.badInput, message, next: "see examples/eval/core.json for the form" });
  try {
    const parsed = EvalSetSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
    return parsed.success ? ok(parsed.data) : bad(`${path} is not a set: ${z.prettifyError(parsed.error)}`);
  } catch (error) {
    return bad(`${path} cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** One file with a hole for every item, in the order proofs, statements, sketches. */
export function evalText({ proofs, statements, sketches }: EvalSet): string {
  const heads = [
    ...proofs.map((item) => `theorem ${item.name} ${item.head} := by\n  sorry\n`),
    ...statements.map((item) => `theorem ${item.name} ${item.binders} : ${item.statement} := by\n  sorry\n`),
    ...sketches.map((item) => `theorem ${item.name} ${item.head} := by\n  sorry\n`),
  ];
  return heads.join("\n");
}
