import * as z from "zod";

/** A turn of a conversation; `id` is its number, `3.h1` a part of the sketch in turn 3. */
const TurnSchema = z.strictObject({
  id: z.string(),
  actor: z.strictObject({ id: z.string(), kind: z.string() }),
  types: z.array(z.strictObject({ type: z.string(), target: z.string().nullable() })),
  text: z.string(),
  tactic: z.string().nullable(),
  decision: z.string().nullable(),
  verdict: z.strictObject({ kind: z.string(), level: z.string(), verified: z.boolean() }).nullable(),
  weight: z.strictObject({ kind: z.string(), detail: z.string() }).nullable(),
  runs: z.array(z.strictObject({ code: z.string(), outcome: z.string(), output: z.string() })),
});

const ShareSchema = z.strictObject({ of: z.int(), all: z.int() });
const RateSchema = z.number().optional();

const EvalRowSchema = z.strictObject({
  model: z.string(),
  firstError: z.strictObject({
    erroneous: z.int(),
    clean: z.int(),
    erroneousAccuracy: RateSchema,
    cleanAccuracy: RateSchema,
    f1: RateSchema,
  }),
  turns: z.strictObject({
    bargeIn: RateSchema,
    unneeded: RateSchema,
    missed: RateSchema,
  }),
  statements: z.strictObject({
    falseCalledTrue: ShareSchema,
    trueCalledFalse: ShareSchema,
    confirmed: ShareSchema,
  }),
  proposals: ShareSchema,
  integrations: ShareSchema,
  flips: ShareSchema,
  guards: z.record(z.string(), z.int()),
  unanswered: z.int(),
  tokens: z.int(),
});

/** The `--json` output of the conversation's commands. */
export const talkOutputSchemas = {
  discuss: z.strictObject({
    schemaVersion: z.literal(1),
    command: z.literal("discuss"),
    file: z.string(),
    engine: z.string(),
    /** In the log, where it was recorded. */
    episode: z.string().nullable(),
    /** A final solution was accepted and the declaration has no hole left. */
    solved: z.boolean(),
    turns: z.array(TurnSchema),
    ledger: z.array(z.strictObject({ id: z.string(), text: z.string(), state: z.string() })),
    guards: z.record(z.string(), z.int()),
    tokens: z.int(),
    transcript: z.array(z.string()),
  }),
  eval: z.strictObject({
    schemaVersion: z.literal(1),
    command: z.literal("eval"),
    engine: z.string(),
    seed: z.int(),
    rows: z.array(EvalRowSchema),
  }),
} as const;
