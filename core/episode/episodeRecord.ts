import * as z from "zod";
import type { Result } from "../base/result.ts";
import { failure, ok } from "../base/result.ts";
import { stepHoleKinds } from "../lean/hole.ts";
import { verdictKinds, verificationLevels } from "../lean/verdict.ts";
import { GoalTextSchema } from "../lean/goalSchema.ts";
import { migrated } from "./migrateRecord.ts";
import { TalkPartSchema } from "./talkPart.ts";

/** Of the records that this version writes. */
export const recordSchemaVersion = 3;

const TypeMarkSchema = z.strictObject({
  type: z.enum(["proposal", "critique", "repair", "integration", "meta-comment", "final-solution"]),
  typeSource: z.enum(["action", "verdict", "human", "model"]),
  target: z.string().nullable(),
});

const VerdictSummarySchema = z.strictObject({
  kind: z.enum(verdictKinds),
  level: z.enum(verificationLevels),
});

/** What Lean was asked and what it said. Goals are as Lean prints them. */
const LeanPartSchema = z.strictObject({
  /** Relative to the workspace, with forward slashes. */
  uri: z.string(),
  declaration: z.string(),
  tactic: z.string().nullable(),
  goalBefore: z.array(GoalTextSchema),
  /** Of the normalised goals before. */
  goalHash: z.string().nullable(),
  goalsAfter: z.array(GoalTextSchema).nullable(),
  messages: z.array(z.strictObject({ severity: z.string(), message: z.string() })),
  verdict: VerdictSummarySchema.nullable(),
  axioms: z.array(z.string()).nullable(),
  reason: z.string().nullable(),
  elapsedMs: z.number().int().nullable(),
  documentVersion: z.number().int().nullable(),
  engine: z.string().nullable(),
  /** SHA-256 of the document's whole text, which lies beside the log once for all that speak of it. */
  textHash: z.string().nullable(),
  /** Where in that text the step was tried; offsets count UTF-16 code units. */
  hole: z
    .strictObject({
      kind: z.enum(["sorry", "emptyBy", "unsolved", "cursor", "step", ...stepHoleKinds]),
      start: z.number().int(),
      end: z.number().int(),
      column: z.number().int().nullable(),
    })
    .nullable(),
  /** What was checked in that text: the range is replaced by `newText`. */
  edit: z.strictObject({ start: z.number().int(), end: z.number().int(), newText: z.string() }).nullable(),
});
export type LeanPart = z.infer<typeof LeanPartSchema>;

/** What the steps were tried with: noted once for each Lean and state of the project. */
const EnvironmentSchema = z.strictObject({
  leanToolchain: z.string().nullable(),
  engine: z.string().nullable(),
  manifestHash: z.string().nullable(),
  packages: z.array(
    z.strictObject({
      name: z.string(),
      url: z.string().nullable(),
      rev: z.string().nullable(),
      inputRev: z.string().nullable(),
    }),
  ),
  workspaceCommit: z.string().nullable(),
  /** Whether tracked files differ from that commit; null where git does not say. */
  workspaceDirty: z.boolean().nullable(),
  /** Settings of ours that change what Lean is asked, by their name. */
  options: z.record(z.string(), z.string()),
  colloquyVersion: z.string(),
});
export type EpisodeEnvironment = z.infer<typeof EnvironmentSchema>;

/** How things stood for the person when a model or Colloquy spoke; from it turn taking is measured. */
const CircumstancesSchema = z.strictObject({
  /** Whether the turn was asked for. */
  asked: z.boolean(),
  /** Milliseconds since the question; null where nothing was asked. */
  latencyMs: z.number().int().nullable(),
  /** Milliseconds since the person last typed; null where they had not typed yet or nobody can tell. */
  typedAgoMs: z.number().int().nullable(),
  hasDraft: z.boolean(),
  /** Whether the person had asked for silence, and whether it was kept. */
  wait: z.enum(["none", "honoured", "broken"]),
});
export type Circumstances = z.infer<typeof CircumstancesSchema>;

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
      /** Thousandths, because a hashed record holds integers alone; null where nothing was ranked. */
      scorePrior: z.number().int().nullable(),
      scoreLearned: z.number().int().nullable(),
      verdict: VerdictSummarySchema,
    }),
  ),
  environment: EnvironmentSchema.nullable(),
  /** Evidence, code that was run, who had the floor; null where the event has nothing of this. */
  talk: TalkPartSchema.nullable(),
  circumstances: CircumstancesSchema.nullable(),
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
  event: z.enum([
    "proposed",
    "claimed",
    "criticised",
    "agreed",
    "commented",
    "judged",
    "weighed",
    "ran",
    "decided",
    "undone",
    "withdrawn",
    "floor",
    "suggested",
    "verified",
    "environment",
  ]),
  /** The utterance that is made or spoken of; null where the event is about none. */
  utterance: z.string().nullable(),
  actor: z.strictObject({ id: z.string(), kind: z.enum(["human", "model", "lean", "colloquy"]) }).nullable(),
  types: z.array(TypeMarkSchema),
  decision: z.enum(["accepted", "edited", "rejected", "ignored"]).nullable(),
  /** The content hash of the environment that holds; null before the first. */
  environmentRef: z.string().nullable(),
  /** How the person's consent to the recording was given. */
  consentRef: z.string().nullable(),
  /** The rules by which texts were changed before they were written; none in a log, some in an export. */
  redactions: z.array(z.string()),
  contentHash: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  content: EpisodeContentSchema.nullable(),
});
export type EpisodeRecord = z.infer<typeof EpisodeRecordSchema>;

/** What a writer gives; the log adds its place in the chain and the environment. */
export type EpisodeDraft = Omit<
  EpisodeRecord,
  | "schemaVersion"
  | "seq"
  | "contentHash"
  | "prevHash"
  | "hash"
  | "content"
  | "environmentRef"
  | "consentRef"
  | "redactions"
> & {
  readonly content: Omit<EpisodeContent, "salt" | RareContent> & Partial<Pick<EpisodeContent, RareContent>>;
};

/** Parts that most records leave empty, so that a writer need not name them. */
type RareContent = "environment" | "talk" | "circumstances";

export type RecordProblem =
  | { readonly kind: "malformed"; readonly detail: string }
  /** Written by a newer version; it is left as it is. */
  | { readonly kind: "future"; readonly schemaVersion: number };

/** A record as we work with it, and the object that stood in the line, over which its hashes were made. */
export interface ParsedRecord {
  readonly record: EpisodeRecord;
  readonly written: Readonly<Record<string, unknown>>;
}

/** Reads one line of a log, of this version or an older one. */
export function parseRecord(line: string): Result<ParsedRecord, RecordProblem> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failure({ kind: "malformed", detail: "the line is not JSON" });
  }
  if (typeof value !== "object" || value === null) return failure({ kind: "malformed", detail: "not an object" });
  const written: Readonly<Record<string, unknown>> = { ...value };
  const version = written["schemaVersion"];
  if (typeof version !== "number" || !Number.isInteger(version))
    return failure({ kind: "malformed", detail: "no schemaVersion" });
  if (version > recordSchemaVersion) return failure({ kind: "future", schemaVersion: version });
  const isOlder = version < recordSchemaVersion;
  const parsed = EpisodeRecordSchema.safeParse(isOlder ? migrated(value, version) : value);
  if (!parsed.success) return failure({ kind: "malformed", detail: z.prettifyError(parsed.error) });
  // A strict schema that changes nothing: the object that was read is the record, with its keys in their written order.
  return ok({ record: isOlder ? parsed.data : (value as EpisodeRecord), written });
}
