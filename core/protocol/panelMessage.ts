import * as z from "zod";

/** Longer texts are dropped. */
const text = z.string().max(100_000);
const id = z.string().min(1).max(100);

/** The messages from the panel to the extension. Anything else from a webview is dropped and logged. */
export const PanelMessageSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("ask") }),
  /** Searches for a whole proof at the goal. */
  z.strictObject({ kind: z.literal("prove") }),
  /** Turns learning the order of suggestions on or off. */
  z.strictObject({ kind: z.literal("learn"), on: z.boolean() }),
  /** Deletes what was learned in this workspace. */
  z.strictObject({ kind: z.literal("forget") }),
  z.strictObject({ kind: z.literal("stop") }),
  /** Proposes the person's own tactic; `target` is the failed utterance that it should repair. */
  z.strictObject({ kind: z.literal("propose"), tactic: text, target: id.optional() }),
  /** `target` is the utterance that it is about. */
  z.strictObject({ kind: z.literal("comment"), text, target: id.optional() }),
  /** Rejects a proposal of the conversation with a reason. */
  z.strictObject({ kind: z.literal("critique"), utterance: id, reason: text }),
  /** Shows the place of a proposal in the editor. */
  z.strictObject({ kind: z.literal("reveal"), utterance: id }),
  z.strictObject({ kind: z.literal("insert"), suggestion: id, andContinue: z.boolean() }),
  z.strictObject({ kind: z.literal("insertProposal"), utterance: id }),
  z.strictObject({ kind: z.literal("reject"), suggestion: id, reason: text }),
  z.strictObject({ kind: z.literal("undo"), utterance: id }),
  z.strictObject({ kind: z.literal("withdraw"), utterance: id }),
  z.strictObject({ kind: z.literal("copy"), text }),
  z.strictObject({ kind: z.literal("draft"), text }),
  z.strictObject({ kind: z.literal("record"), on: z.boolean() }),
  z.strictObject({ kind: z.literal("episodes") }),
  /** Lets a model speak in a role about the goal, or about an utterance. */
  z.strictObject({
    kind: z.literal("askModel"),
    role: z.enum(["proposer", "critic", "repairer", "tutor", "formaliser"]),
    target: id.optional(),
    hint: z.enum(["nudge", "strategy", "lemma", "tactic"]).optional(),
    words: text.optional(),
  }),
]);
export type PanelMessage = z.infer<typeof PanelMessageSchema>;
