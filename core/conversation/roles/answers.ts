import * as z from "zod";
import type { Evidence } from "../utterance.ts";

const text = z.string().max(8000);
const lean = z.string().max(30_000);

const StepSchema = z.object({
  /** Why, in a few sentences; may hold `lean` code blocks that are run. */
  rationale: text,
  /** One tactic sequence; a sketch leaves out only the proofs of `have`s, by `sorry`. */
  lean,
});

const EvidenceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("message"), text }),
  z.object({
    kind: z.literal("counterexample"),
    values: z.array(z.object({ name: z.string().max(100), value: z.string().max(1000) })).max(20),
  }),
  z.object({ kind: z.literal("unused-hypothesis"), name: z.string().max(100) }),
  z.object({ kind: z.literal("missing-hypothesis"), statement: z.string().max(2000) }),
  z.object({ kind: z.literal("unknown-lemma"), name: z.string().max(200) }),
]);

const CritiqueSchema = z.object({
  opinion: z.enum(["objection", "agreement"]),
  text,
  evidence: EvidenceSchema,
});

const StatementSchema = z.object({
  /** One Lean proposition. */
  statement: z.string().max(4000),
  /** The statement in words, as it is written and not as it was meant. */
  readBack: text,
});

const HintSchema = z.object({ hint: z.string().max(2000) });

/** The form of each role's answer. Unknown fields are ignored; all others must match. */
export const answerSchemas = {
  proposer: StepSchema,
  critic: CritiqueSchema,
  repairer: StepSchema,
  integrator: StepSchema,
  formaliser: StatementSchema,
  tutor: HintSchema,
} as const;

export type StepAnswer = z.infer<typeof StepSchema>;
export type CritiqueAnswer = z.infer<typeof CritiqueSchema>;

/** The evidence of a model's answer; undefined for "none". */
export function evidenceIn({ evidence }: CritiqueAnswer): Evidence | undefined {
  return evidence.kind === "none" ? undefined : evidence;
}
