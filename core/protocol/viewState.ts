import * as z from "zod";
import { verdictKinds } from "../lean/verdict.ts";
import { GoalSchema, HypothesisSchema, GoalTextSchema } from "../lean/goalSchema.ts";
import { LearnedViewSchema, SearchViewSchema } from "./searchView.ts";

/** The change of a hypothesis since the last step. */
const ChangeSchema = z.enum(["same", "added", "changed", "removed"]);

const GoalViewSchema = GoalSchema.extend({
  hypotheses: z.array(HypothesisSchema.extend({ change: ChangeSchema })),
  targetChange: ChangeSchema,
});
export type GoalView = z.infer<typeof GoalViewSchema>;

const VerdictViewSchema = z.strictObject({
  kind: z.enum(verdictKinds),
  level: z.string(),
  /** Decided by the gate's own rule, never by the panel. */
  isVerified: z.boolean(),
  reason: z.string().nullable(),
  goalsAfter: z.array(GoalTextSchema),
  axioms: z.array(z.string()),
  messages: z.array(z.string()),
  elapsedMs: z.number(),
  engine: z.string(),
});
export type VerdictView = z.infer<typeof VerdictViewSchema>;

const UtteranceViewSchema = z.strictObject({
  id: z.string(),
  actor: z.strictObject({ kind: z.enum(["human", "model", "lean", "colloquy"]), name: z.string() }),
  types: z.array(z.strictObject({ type: z.string(), typeSource: z.string(), target: z.string().nullable() })),
  text: z.string(),
  tactic: z.string().nullable(),
  verdict: VerdictViewSchema.nullable(),
  decision: z.string().nullable(),
  canUndo: z.boolean(),
  /** The basis of a critique or an agreement, or that it has none; null for other utterances. */
  support: z.strictObject({ isSupported: z.boolean(), detail: z.string() }).nullable(),
  /** Code of the utterance that was run, with the results. */
  runs: z.array(z.strictObject({ code: z.string(), outcome: z.string(), output: z.string() })),
  /** Warnings of the guards about the utterance. */
  warnings: z.array(z.string()),
  /** Its text contains a `sorry`: it outlines a proof and is not one. */
  isSketch: z.boolean(),
  isWithdrawn: z.boolean(),
  /** Its line in the file, or the line at which it would be inserted, from 1; null if unknown. */
  line: z.number().int().positive().nullable(),
});
export type UtteranceView = z.infer<typeof UtteranceViewSchema>;

const SuggestionViewSchema = z.strictObject({
  id: z.string(),
  tactic: z.string(),
  source: z.string(),
  verdict: VerdictViewSchema,
  /** The reason for its rank. */
  rank: z.string(),
  /** The document has changed since; it is checked again before insertion. */
  isStale: z.boolean(),
});
export type SuggestionView = z.infer<typeof SuggestionViewSchema>;

/** The whole state that the panel shows. Every message holds all of it; a higher revision is newer. */
export const ViewStateSchema = z.strictObject({
  revision: z.number().int().nonnegative(),
  engine: z.string().nullable(),
  /** One sentence if Lean is not ready: the problem, or what it is waiting for. */
  notice: z.string().nullable(),
  document: z.strictObject({ name: z.string(), line: z.number().int().positive() }).nullable(),
  goals: z.array(GoalViewSchema).nullable(),
  suggestions: z.array(SuggestionViewSchema),
  asking: z.strictObject({ screened: z.number().int().nonnegative(), isRunning: z.boolean() }).nullable(),
  /** The latest search for a whole proof in this file; null if there was none. */
  search: SearchViewSchema.nullable(),
  /** Null until it is first requested. */
  learned: LearnedViewSchema.nullable(),
  /** The text that Lean is checking. */
  checking: z.string().nullable(),
  conversation: z.array(UtteranceViewSchema),
  ledger: z.array(
    z.strictObject({
      utterance: z.string(),
      text: z.string(),
      state: z.enum(["open", "contested", "repaired", "accepted", "refuted", "withdrawn"]),
    }),
  ),
  draft: z.string(),
  /** The model that may be asked, with its current answer; null if none is configured. */
  model: z
    .strictObject({
      name: z.string(),
      speaking: z.strictObject({ role: z.string(), text: z.string() }).nullable(),
      tokens: z.number().int().nonnegative(),
      /** In the currency of the prices in the settings; null if no price is known. */
      cost: z.number().nonnegative().nullable(),
    })
    .nullable(),
  /** The state of recording to the workspace's log; null if there is no workspace. */
  recording: z.enum(["unchosen", "off", "on", "failed"]).nullable(),
});
export type ViewState = z.infer<typeof ViewStateSchema>;

export const HostMessageSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("view"), view: ViewStateSchema }),
  z.strictObject({ kind: z.literal("focusComposer") }),
]);
export type HostMessage = z.infer<typeof HostMessageSchema>;
