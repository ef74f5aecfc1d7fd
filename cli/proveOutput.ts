import * as z from "zod";
import { tagsOfText } from "../core/search/moves/foreignMoves.ts";

const StateSchema = z.enum(["open", "solved", "dead"]);

const MoveSchema = z.strictObject({
  text: z.string(),
  row: z.string(),
  cost: z.number(),
  tags: z
    .strictObject({
      induction: z.enum(["plain", "strong"]).exactOptional(),
      generalises: z.literal(true).exactOptional(),
      simplifies: z.literal(true).exactOptional(),
      split: z.literal(true).exactOptional(),
      byCases: z.literal(true).exactOptional(),
      arms: z.literal(true).exactOptional(),
      lemma: z.string().exactOptional(),
      adds: z.array(z.string()).exactOptional(),
      suggests: z.literal(true).exactOptional(),
      several: z.literal(true).exactOptional(),
    })
    .exactOptional(),
});

/** The moves of the first version, which were read by their texts. */
const FirstMoveSchema = z
  .strictObject({ text: z.string(), source: z.string(), cost: z.number(), isLemma: z.boolean().exactOptional() })
  .transform(({ text, source, cost, isLemma }) => {
    const [, lemma = ""] = text.split(/\s+/u);
    return { text, row: source, cost, tags: { ...tagsOfText(text), ...(isLemma ? { lemma } : {}) } };
  });

function recordSchema<Move extends z.ZodType>(move: Move) {
  return z.strictObject({
    goal: z.string(),
    steps: z.array(
      z.strictObject({
        parent: z.int(),
        move,
        goals: z.array(z.string()),
        children: z.array(z.int()),
        state: StateSchema,
      }),
    ),
    goals: z.array(z.strictObject({ text: z.string(), state: StateSchema, tried: z.array(z.string()) })),
  });
}

/** A search tree as it is written: what `--tree` writes and `--resume` takes. */
const SearchRecordSchema = recordSchema(MoveSchema);

/** A file of search trees, one for each hole that was worked on. */
export const TreeFileSchema = z.discriminatedUnion("schemaVersion", [
  z.strictObject({
    schemaVersion: z.literal(1),
    trees: z.array(z.strictObject({ declaration: z.string(), record: recordSchema(FirstMoveSchema) })),
  }),
  z.strictObject({
    schemaVersion: z.literal(2),
    trees: z.array(z.strictObject({ declaration: z.string(), record: SearchRecordSchema })),
  }),
]);

/** The part of `prove --json` that is not shared with other commands. */
export const proofFields = {
  problem: z.string().nullable(),
  end: z.enum(["proved", "unprovedLemma", "exhausted", "outOfBudget", "cancelled", "noAnswer"]),
  leanCalls: z.int(),
  leanMs: z.int(),
  elapsedMs: z.int(),
  tree: SearchRecordSchema.nullable(),
};
