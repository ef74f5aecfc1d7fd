import * as z from "zod";

const StateSchema = z.enum(["solved", "open", "dead"]);

const count = z.number().int().nonnegative();

/** A step that Lean accepted at a goal of a search, with its source and the goals that it leaves. */
const TriedStepSchema = z.strictObject({
  text: z.string(),
  source: z.string(),
  /** The cost of the move; lower is tried earlier. */
  cost: z.number(),
  state: StateSchema,
  get goals(): z.ZodArray<typeof TriedGoalSchema> {
    return z.array(TriedGoalSchema);
  },
});
export type TriedStepView = z.infer<typeof TriedStepSchema>;

/** A goal that a search reached, with the steps from it. */
const TriedGoalSchema = z.strictObject({
  target: z.string(),
  state: StateSchema,
  tried: count,
  steps: z.array(TriedStepSchema),
  /** The number of steps and goals that are not drawn here. */
  omitted: count,
});
export type TriedGoalView = z.infer<typeof TriedGoalSchema>;

/** The search for a whole proof at one goal: its progress, or its result. */
export const SearchViewSchema = z.strictObject({
  isRunning: z.boolean(),
  /** The line of the hole, from 1. */
  line: z.number().int().positive(),
  leanCalls: count,
  goals: count,
  open: count,
  elapsedSeconds: count,
  budgetSeconds: count,
  end: z.enum(["proved", "unprovedLemma", "exhausted", "outOfBudget", "cancelled", "noAnswer"]).nullable(),
  tried: TriedGoalSchema.nullable(),
});
export type SearchView = z.infer<typeof SearchViewSchema>;

/** The sources of the learned order of suggestions in this workspace. */
export const LearnedViewSchema = z.strictObject({ isOn: z.boolean(), steps: count, preferences: count });
export type LearnedView = z.infer<typeof LearnedViewSchema>;
