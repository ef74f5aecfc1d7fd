import * as z from "zod";

/** Longer texts are nobody's tactic; they are dropped at the door. */
const text = z.string().max(100_000);
const id = z.string().min(1).max(100);

/** What the panel asks of the extension. Anything else that comes from a webview is dropped and logged. */
export const PanelMessageSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("ask") }),
  /** Looks for a whole proof at the goal. */
  z.strictObject({ kind: z.literal("prove") }),
  /** Whether the order of suggestions is learned from what happens here. */
  z.strictObject({ kind: z.literal("learn"), on: z.boolean() }),
  /** Forgets what was learned in this workspace. */
  z.strictObject({ kind: z.literal("forget") }),
  z.strictObject({ kind: z.literal("stop") }),
  /** A tactic of the person's own; `target` is the failed utterance that it is to mend. */
  z.strictObject({ kind: z.literal("propose"), tactic: text, target: id.optional() }),
  /** `target` is the utterance that it speaks of. */
  z.strictObject({ kind: z.literal("comment"), text, target: id.optional() }),
  /** A reason against a proposal of the conversation, which it thereby rejects. */
  z.strictObject({ kind: z.literal("critique"), utterance: id, reason: text }),
  /** Shows in the editor where a proposal stands or would stand. */
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
