import * as z from "zod";
import { roles, speakReasons, waitReasons } from "../conversation/floorDecision.ts";

const EvidenceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("verdict"), utterance: z.string() }),
  z.strictObject({ kind: z.literal("message"), text: z.string() }),
  z.strictObject({
    kind: z.literal("counterexample"),
    values: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  }),
  z.strictObject({ kind: z.literal("unused-hypothesis"), name: z.string() }),
  z.strictObject({ kind: z.literal("missing-hypothesis"), statement: z.string() }),
  z.strictObject({ kind: z.literal("unknown-lemma"), name: z.string() }),
]);

const FloorSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("speak"),
    role: z.enum(roles),
    reason: z.enum(speakReasons),
    target: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("wait"),
    reason: z.enum(waitReasons),
  }),
]);

/** The data of a turn besides its text and its Lean step; each field is null if the event has none. */
export const TalkPartSchema = z.strictObject({
  /** A claim in prose as a Lean proposition. */
  statement: z.string().nullable(),
  evidence: EvidenceSchema.nullable(),
  /** Lean's finding about the evidence. */
  weight: z.strictObject({ kind: z.enum(["confirmed", "refuted", "undecided"]), detail: z.string() }).nullable(),
  /** A code block that was run. */
  run: z
    .strictObject({ code: z.string(), outcome: z.enum(["holds", "fails", "refused", "unknown"]), output: z.string() })
    .nullable(),
  floor: FloorSchema.nullable(),
});
export type TalkPart = z.infer<typeof TalkPartSchema>;
