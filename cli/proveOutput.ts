import * as z from "zod";

/** A search tree as it is written and read back: what `--tree` writes and `--resume` takes. */
const SearchRecordSchema = z.strictObject({
  goal: z.string(),
  steps: z.array(
    z.strictObject({
      parent: z.int(),
      move: z.strictObject({
        text: z.string(),
        source: z.string(),
        cost: z.number(),
        isLemma: z.boolean().exactOptional(),
      }),
      goals: z.array(z.string()),
      children: z.array(z.int()),
      state: z.enum(["open", "solved", "dead"]),
    }),
  ),
  goals: z.array(
    z.strictObject({ text: z.string(), state: z.enum(["open", "solved", "dead"]), tried: z.array(z.string()) }),
  ),
});

/** A file of search trees, one for each hole that was worked on. */
export const TreeFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  trees: z.array(z.strictObject({ declaration: z.string(), record: SearchRecordSchema })),
});

/** The part of `prove --json` that is not shared with other commands. */
export const proofFields = {
  problem: z.string().nullable(),
  end: z.enum(["proved", "unprovedLemma", "exhausted", "outOfBudget", "cancelled", "noAnswer"]),
  leanCalls: z.int(),
  leanMs: z.int(),
  elapsedMs: z.int(),
  tree: SearchRecordSchema.nullable(),
};
