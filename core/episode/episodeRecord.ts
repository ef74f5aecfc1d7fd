import * as z from "zod";
import type { Result } from "../base/result.ts";
import { failure, ok } from "../base/result.ts";

/** Of the records that this version writes. */
export const recordSchemaVersion = 1;

const TypeMarkSchema = z.strictObject({
  type: z.enum(["proposal", "critique", "repair", "integration", "meta-comment", "final-solution"]),
  typeSource: z.enum(["action", "verdict", "human", "model"]),
  target: z.string().nullable(),
});

const VerdictSummarySchema = z.strictObject({
  kind: z.enum(["proved", "progress", "noProgress", "failed", "refused", "timeout", "unknown"]),
  level: z.enum(["none", "V0", "V1", "V2", "V3", "V4", "V5"]),
});

/** What Lean was asked and what it said. Goals are as Lean prints them. */
const LeanPartSchema = z.strictObject({
  /** Relative to the workspace, with forward slashes. */
  uri: z.string(),
  declaration: z.string(),
  tactic: z.string().nullable(),
  goalBefore: z.array(z.string()),
  /** Of the normalised goals before. */
  goalHash: z.string().nullable(),
  goalsAfter: z.array(z.string()).nullable(),
  messages: z.array(z.strictObject({ severity: z.string(), message: z.string() })),
  verdict: VerdictSummarySchema.nullable(),
  axioms: z.array(z.string()).nullable(),
  reason: z.string().nullable(),
  elapsedMs: z.number().int().nullable(),
  documentVersion: z.number().int().nullable(),
  engine: z.string().nullable(),
});
export type LeanPart = z.infer<typeof LeanPartSchema>;

/** What a person may delete later: the record keeps its place in the chain and says only that there was something. */
const EpisodeContentSchema = z.strictObject({
  /** Random, so that nobody can find out a deleted text by guessing it. */
  salt: z.string(),
  text: z.string(),
  lean: LeanPartSchema,
  candidates: z.array(
    z.strictObject({
      tactic: z.string(),
      source: z.string(),
      /** From 1, as the person saw them. */
      shownRank: z.number().int(),
      verdict: VerdictSummarySchema,
    }),
  ),
});
export type EpisodeContent = z.infer<typeof EpisodeContentSchema>;

/**
 * One line of an episode log. `hash` is over everything else but `content`, which is committed to by `contentHash`;
 * `prevHash` is the hash of the line before in the same file, empty in its first line.
 */
export const EpisodeRecordSchema = z.strictObject({
  schemaVersion: z.literal(recordSchemaVersion),
  episodeId: z.string().min(1),
  seq: z.number().int().nonnegative(),
  /** Milliseconds since 1970, as the machine's clock had it; it may run backwards. */
  timeMs: z.number().int(),
  event: z.enum(["proposed", "criticised", "commented", "judged", "decided", "undone", "withdrawn", "suggested"]),
  /** The utterance that is made or spoken of; null where the event is about none. */
  utterance: z.string().nullable(),
  actor: z.strictObject({ id: z.string(), kind: z.enum(["human", "model", "lean", "colloquy"]) }).nullable(),
  types: z.array(TypeMarkSchema),
  decision: z.enum(["accepted", "edited", "rejected", "ignored"]).nullable(),
  contentHash: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  content: EpisodeContentSchema.nullable(),
});
export type EpisodeRecord = z.infer<typeof EpisodeRecordSchema>;

/** What a writer gives; the log adds its place in the chain. */
export type EpisodeDraft = Omit<
  EpisodeRecord,
  "schemaVersion" | "seq" | "contentHash" | "prevHash" | "hash" | "content"
> & {
  readonly content: Omit<EpisodeContent, "salt">;
};

export type RecordProblem =
  | { readonly kind: "malformed"; readonly detail: string }
  /** Written by a newer version; it is left as it is. */
  | { readonly kind: "future"; readonly schemaVersion: number };

const AnyVersionSchema = z.looseObject({ schemaVersion: z.number().int() });

/** Reads one line of a log. */
export function parseRecord(line: string): Result<EpisodeRecord, RecordProblem> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failure({ kind: "malformed", detail: "the line is not JSON" });
  }
  const version = AnyVersionSchema.safeParse(value).data?.schemaVersion;
  if (version !== undefined && version > recordSchemaVersion)
    return failure({ kind: "future", schemaVersion: version });
  const parsed = EpisodeRecordSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : failure({ kind: "malformed", detail: z.prettifyError(parsed.error) });
}
