import * as z from "zod";
import type { Goal, Hypothesis } from "./goal.ts";

/** A goal as Lean prints it, which `parseGoal` reads. */
export const GoalTextSchema = z.string();

export const HypothesisSchema = z.strictObject({
  names: z.array(z.string()),
  type: z.string(),
  value: z.string().nullable(),
  isInstance: z.boolean(),
  isInaccessible: z.boolean(),
});

/** A goal outside of the program: in what commands print and, with marks of its own, in the panel. */
export const GoalSchema = z.strictObject({
  caseTag: z.string().nullable(),
  hypotheses: z.array(HypothesisSchema),
  target: z.string(),
  text: GoalTextSchema,
});

export function goalJson({ caseTag, hypotheses, target, text }: Goal): z.infer<typeof GoalSchema> {
  return { caseTag: caseTag ?? null, hypotheses: hypotheses.map(hypothesisJson), target, text };
}

export function hypothesisJson({ names, value, ...rest }: Hypothesis): z.infer<typeof HypothesisSchema> {
  return { ...rest, names: [...names], value: value ?? null };
}
