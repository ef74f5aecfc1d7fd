import * as z from "zod";

const SearchedSchema = z.strictObject({
  problems: z.int(),
  proved: z.int(),
  /** Of the problems that were proved. */
  medianCalls: z.int(),
  totalCalls: z.int(),
});

const MeasuresSchema = z.strictObject({ lists: z.int(), mrr: z.number(), hitAt1: z.number(), hitAt5: z.number() });

/** The output of `evolve --json`. */
export const evolveSchema = z.strictObject({
  schemaVersion: z.literal(1),
  command: z.literal("evolve"),
  learnedFrom: z.array(z.string()),
  measuredOn: z.array(z.string()),
  /** The held-out files in the fixed order, and with the last promoted snapshot; null where it did not come to that. */
  heldOutFixed: SearchedSchema.nullable(),
  heldOutLearned: SearchedSchema.nullable(),
  rounds: z.array(
    z.strictObject({
      round: z.int(),
      searched: SearchedSchema,
      measures: z.strictObject({
        fixed: MeasuresSchema,
        "k-NN": MeasuresSchema,
        ranker: MeasuresSchema,
        blend: MeasuresSchema,
      }),
      promoted: z.boolean(),
    }),
  ),
  end: z.enum(["timeOver", "noSnapshot", "helped", "didNotHelp"]),
  /** The number of searches in the log. */
  searches: z.int(),
  defects: z.int(),
  snapshot: z.string().nullable(),
});

export type SearchedCounts = z.infer<typeof SearchedSchema>;
export type EvolveOutput = z.infer<typeof evolveSchema>;
