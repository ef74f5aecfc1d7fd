import * as z from "zod";

/** A frozen state of the ranking, as it is stored. Numbers are whole, so that its hash does not depend on how a float is printed. */
export const RankingSnapshotSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** SHA-256 of the canonical JSON of everything else. */
  hash: z.string(),
  /** A description of the training data, and the number of decisions in it. */
  trainedOn: z.strictObject({ from: z.string(), to: z.string(), decisions: z.int() }),
  /** Mean reciprocal rank on what was held out, in millionths; null where nothing was held out. */
  heldOutMrr: z.int().nullable(),
  content: z.strictObject({
    steps: z.strictObject({
      words: z.string(),
      features: z.string(),
      patterns: z.string(),
      declarations: z.string(),
    }),
    weights: z.array(z.tuple([z.string(), z.int()])),
    preferences: z.int(),
  }),
});

export type RankingSnapshot = z.infer<typeof RankingSnapshotSchema>;

/** A snapshot takes the place of another only if it was better on what neither has seen. */
export function isPromoted(candidateMrr: number, currentMrr: number): boolean {
  return candidateMrr > currentMrr;
}
