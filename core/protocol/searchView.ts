import * as z from "zod";

const StateSchema = z.enum(["solved", "open", "dead"]);

const count = z.number().int().nonnegative();

/** A step that Lean has accepted at a goal of a search, with where it came from and the goals that it leaves. */
const TriedStepSchema = z.strictObject({
  text: z.string(),
  source: z.string(),
  /** How late it was worth trying; less is earlier. */
  cost: z.number(),
  state: StateSchema,
  get goals(): z.ZodArray<typeof TriedGoalSchema> {
    return z.array(TriedGoalSchema);
  },
});
export type TriedStepView = z.infer<typeof TriedStepSchema>;

/** A goal that a search has reached, with the steps that went on from it. */
const TriedGoalSchema = z.strictObject({
  target: z.string(),
  state: StateSchema,
  tried: count,
  steps: z.array(TriedStepSchema),
  /** Steps and goals that are not drawn here. */
  omitted: count,
});
export type TriedGoalView = z.infer<typeof TriedGoalSchema>;

/** The search for a whole proof at one goal: how far it is, or how it ended. */
export const SearchViewSchema = z.strictObject({
  isRunning: z.boolean(),
  /** Of the hole, from 1. */
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

/** What the order of suggestions has been learned from in this workspace. */
export const LearnedViewSchema = z.strictObject({ isOn: z.boolean(), steps: count, preferences: count });
export type LearnedView = z.infer<typeof LearnedViewSchema>;
