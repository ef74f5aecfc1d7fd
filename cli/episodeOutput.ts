import * as z from "zod";

const shared = { schemaVersion: z.literal(1) };

const CountsSchema = z.record(z.string(), z.int());

const LogProblemSchema = z.strictObject({ file: z.string(), line: z.int(), kind: z.string(), detail: z.string() });

/** The output of `colloquy episodes ... --json`. */
export const episodeOutputSchemas = {
  "episodes-list": z.strictObject({
    ...shared,
    command: z.literal("episodes-list"),
    episodes: z.array(
      z.strictObject({
        id: z.string(),
        file: z.string(),
        declaration: z.string(),
        startedMs: z.int(),
        utterances: z.int(),
        accepted: z.int(),
        solved: z.boolean(),
      }),
    ),
  }),
  "episodes-verify": z.strictObject({
    ...shared,
    command: z.literal("episodes-verify"),
    files: z.int(),
    records: z.int(),
    head: z.string(),
    problems: z.array(LogProblemSchema),
  }),
  "episodes-show": z.strictObject({
    ...shared,
    command: z.literal("episodes-show"),
    episode: z.string(),
    /** Markdown. */
    transcript: z.string(),
  }),
  "episodes-delete": z.strictObject({
    ...shared,
    command: z.literal("episodes-delete"),
    episode: z.string(),
    records: z.int(),
    texts: z.int(),
  }),
  "episodes-import": z.strictObject({
    ...shared,
    command: z.literal("episodes-import"),
    imported: z.int(),
    known: z.int(),
    malformed: z.array(z.strictObject({ line: z.int(), problem: z.string() })),
  }),
  "episodes-recording": z.strictObject({
    ...shared,
    command: z.literal("episodes-recording"),
    folder: z.string(),
    recording: z.enum(["unchosen", "off", "on"]),
    consent: z.string().nullable(),
  }),
  "episodes-anchor": z.strictObject({
    ...shared,
    command: z.literal("episodes-anchor"),
    tag: z.string(),
    head: z.string(),
    files: z.int(),
    records: z.int(),
  }),
  "episodes-sample": z.strictObject({
    ...shared,
    command: z.literal("episodes-sample"),
    file: z.string(),
    turns: z.int(),
  }),
  "episodes-agreement": z.strictObject({
    ...shared,
    command: z.literal("episodes-agreement"),
    labelled: z.int(),
    kappa: z.number().nullable(),
    alpha: z.number().nullable(),
  }),
  "episodes-stats": z.strictObject({
    ...shared,
    command: z.literal("episodes-stats"),
    episodes: z.int(),
    solved: z.int(),
    utterances: z.int(),
    types: CountsSchema,
    speakers: CountsSchema,
    steps: z.int(),
    answers: CountsSchema,
    accepted: z.int(),
    rejected: z.int(),
    measures: z.array(z.strictObject({ name: z.string(), value: z.number().nullable(), cases: z.int() })),
    table: z.array(z.record(z.string(), z.string())),
  }),
  "episodes-export": z.strictObject({
    ...shared,
    command: z.literal("episodes-export"),
    format: z.string(),
    target: z.string().nullable(),
    episodes: z.int(),
    rows: z.int(),
    dropped: CountsSchema,
    redactions: z.array(z.strictObject({ rule: z.string(), count: z.int(), examples: z.array(z.string()) })),
    files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.int() })),
    damagedLines: z.int(),
    preview: z.array(z.string()),
  }),
  "episodes-replay": z.strictObject({
    ...shared,
    command: z.literal("episodes-replay"),
    engine: z.string(),
    /** The highest level that a yes of this engine can have. */
    level: z.enum(["V1", "V4"]),
    episodes: z.int(),
    steps: z.int(),
    agreements: z.int(),
    disagreements: z.array(
      z.strictObject({
        episode: z.string(),
        utterance: z.string(),
        declaration: z.string(),
        tactic: z.string(),
        recorded: z.string(),
        recordedEngine: z.string(),
        replayed: z.string(),
      }),
    ),
    notReplayed: CountsSchema,
    /** Agreements and disagreements by the Lean that had spoken first. */
    byRecordedEngine: z.array(z.strictObject({ engine: z.string(), agreements: z.int(), disagreements: z.int() })),
    /** The same by what Lean had said: yes or no. */
    byRecordedAnswer: z.array(z.strictObject({ answer: z.string(), agreements: z.int(), disagreements: z.int() })),
  }),
} as const;
