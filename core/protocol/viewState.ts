import * as z from "zod";
import { verdictKinds } from "../lean/verdict.ts";
import { GoalSchema, HypothesisSchema, GoalTextSchema } from "../lean/goalSchema.ts";
import { LearnedViewSchema, SearchViewSchema } from "./searchView.ts";

/** How a hypothesis stands to the goal before the last step. */
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
  /** What a critique or an agreement rests on, or that it rests on nothing; null for other utterances. */
  support: z.strictObject({ isSupported: z.boolean(), detail: z.string() }).nullable(),
  /** Code of the utterance that was run, with what came of it. */
  runs: z.array(z.strictObject({ code: z.string(), outcome: z.string(), output: z.string() })),
  /** What the guards have to say about the utterance. */
  warnings: z.array(z.string()),
  /** Its text has a `sorry` in it: it says how a proof may go, and is none. */
  isSketch: z.boolean(),
  isWithdrawn: z.boolean(),
  /** Where in the file it stands or would stand, from 1; null where nobody knows any more. */
  line: z.number().int().positive().nullable(),
});
export type UtteranceView = z.infer<typeof UtteranceViewSchema>;

const SuggestionViewSchema = z.strictObject({
  id: z.string(),
  tactic: z.string(),
  source: z.string(),
  verdict: VerdictViewSchema,
  /** Why it stands where it does. */
  rank: z.string(),
  /** The document has changed since; inserting checks again. */
  isStale: z.boolean(),
});
export type SuggestionView = z.infer<typeof SuggestionViewSchema>;

/** All that the panel shows. It is sent whole; of two, the one with the higher revision is the newer. */
export const ViewStateSchema = z.strictObject({
  revision: z.number().int().nonnegative(),
  engine: z.string().nullable(),
  /** One sentence where Lean is not ready: what is the matter or what is being waited for. */
  notice: z.string().nullable(),
  document: z.strictObject({ name: z.string(), line: z.number().int().positive() }).nullable(),
  goals: z.array(GoalViewSchema).nullable(),
  suggestions: z.array(SuggestionViewSchema),
  asking: z.strictObject({ screened: z.number().int().nonnegative(), isRunning: z.boolean() }).nullable(),
  /** The latest search for a whole proof in this file; null where there was none. */
  search: SearchViewSchema.nullable(),
  /** Null before anything was asked for. */
  learned: LearnedViewSchema.nullable(),
  /** The text on which Lean is being asked for its word. */
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
  /** The model that may be asked, and what it is saying; null where none is set. */
  model: z
    .strictObject({
      name: z.string(),
      speaking: z.strictObject({ role: z.string(), text: z.string() }).nullable(),
      tokens: z.number().int().nonnegative(),
      /** In the currency of the prices in the settings; null where no price is known. */
      cost: z.number().nonnegative().nullable(),
    })
    .nullable(),
  /** Whether what happens here is written into the workspace's log; null where there is no workspace to write to. */
  recording: z.enum(["unchosen", "off", "on", "failed"]).nullable(),
});
export type ViewState = z.infer<typeof ViewStateSchema>;

export const HostMessageSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("view"), view: ViewStateSchema }),
  z.strictObject({ kind: z.literal("focusComposer") }),
]);
export type HostMessage = z.infer<typeof HostMessageSchema>;
