import * as z from "zod";
import type { Result } from "../base/result.ts";
import { failure, ok } from "../base/result.ts";
import { stepHoleKinds } from "../lean/hole.ts";
import { verdictKinds, verificationLevels } from "../lean/verdict.ts";
import { GoalTextSchema } from "../lean/goalSchema.ts";
import { migrated } from "./migrateRecord.ts";
import { TalkPartSchema } from "./talkPart.ts";

/** The version of new records. */
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

/** A question to Lean and its answer. Goals are as Lean prints them. */
const LeanPartSchema = z.strictObject({
  /** Relative to the workspace, with forward slashes. */
  uri: z.string(),
  declaration: z.string(),
  tactic: z.string().nullable(),
  goalBefore: z.array(GoalTextSchema),
  /** The hash of the normalised goals before. */
  goalHash: z.string().nullable(),
  goalsAfter: z.array(GoalTextSchema).nullable(),
  messages: z.array(z.strictObject({ severity: z.string(), message: z.string() })),
  verdict: VerdictSummarySchema.nullable(),
  axioms: z.array(z.string()).nullable(),
  reason: z.string().nullable(),
  elapsedMs: z.number().int().nullable(),
  documentVersion: z.number().int().nullable(),
  engine: z.string().nullable(),
  /** SHA-256 of the document's whole text, which is stored once beside the log for all records that refer to it. */
  textHash: z.string().nullable(),
  /** The place of the step in that text; offsets count UTF-16 code units. */
  hole: z
    .strictObject({
      kind: z.enum(["sorry", "emptyBy", "unsolved", "cursor", "step", ...stepHoleKinds]),
      start: z.number().int(),
      end: z.number().int(),
      column: z.number().int().nullable(),
    })
    .nullable(),
  /** The edit that was checked: `newText` replaces the range of that text. */
  edit: z.strictObject({ start: z.number().int(), end: z.number().int(), newText: z.string() }).nullable(),
});
export type LeanPart = z.infer<typeof LeanPartSchema>;

/** The circumstances of the checks, recorded once for each Lean and state of the project. */
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
  /** True if tracked files differ from that commit; null if git gives no answer. */
  workspaceDirty: z.boolean().nullable(),
  /** Our settings that change the questions to Lean, by name. */
  options: z.record(z.string(), z.string()),
  colloquyVersion: z.string(),
});
export type EpisodeEnvironment = z.infer<typeof EnvironmentSchema>;

/** The person's situation when a model or Colloquy spoke; turn taking is measured from it. */
const CircumstancesSchema = z.strictObject({
  /** True if the person asked for the turn. */
  asked: z.boolean(),
  /** Milliseconds since the question; null if nothing was asked. */
  latencyMs: z.number().int().nullable(),
  /** Milliseconds since the person last typed; null if they have not typed, or if it is unknown. */
  typedAgoMs: z.number().int().nullable(),
  hasDraft: z.boolean(),
  /** `none` if the person had not asked for silence; otherwise the request was honoured or broken. */
  wait: z.enum(["none", "honoured", "broken"]),
});
export type Circumstances = z.infer<typeof CircumstancesSchema>;

/** The part that a person may delete later: the record keeps its place in the chain with null as its content. */
const EpisodeContentSchema = z.strictObject({
  /** Random, so that a deleted text cannot be found by guessing. */
  salt: z.string(),
  text: z.string(),
  lean: LeanPartSchema,
  candidates: z.array(
    z.strictObject({
      tactic: z.string(),
      source: z.string(),
      /** From 1, in the order shown to the person. */
      shownRank: z.number().int(),
      /** In thousandths, because a hashed record holds only integers; null if nothing was ranked. */
      scorePrior: z.number().int().nullable(),
      scoreLearned: z.number().int().nullable(),
      verdict: VerdictSummarySchema,
    }),
  ),
  environment: EnvironmentSchema.nullable(),
  /** Evidence, code that was run, decisions about the floor; null if the event has none of these. */
  talk: TalkPartSchema.nullable(),
  circumstances: CircumstancesSchema.nullable(),
});
export type EpisodeContent = z.infer<typeof EpisodeContentSchema>;

/**
 * One line of an episode log. `hash` covers everything except `content`, which `contentHash` commits to. `prevHash` is
 * the hash of the previous line of the same file, empty in the first line.
 */
export const EpisodeRecordSchema = z.strictObject({
  schemaVersion: z.literal(recordSchemaVersion),
  episodeId: z.string().min(1),
  seq: z.number().int().nonnegative(),
  /** Milliseconds since 1970, by the machine's clock; it may run backwards. */
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
  /** The utterance that is added or referred to; null if there is none. */
  utterance: z.string().nullable(),
  actor: z.strictObject({ id: z.string(), kind: z.enum(["human", "model", "lean", "colloquy"]) }).nullable(),
  types: z.array(TypeMarkSchema),
  decision: z.enum(["accepted", "edited", "rejected", "ignored"]).nullable(),
  /** The content hash of the current environment; null before the first. */
  environmentRef: z.string().nullable(),
  /** The source of the person's consent to the recording. */
  consentRef: z.string().nullable(),
  /** The rules that changed texts before they were written; always empty in a log. */
  redactions: z.array(z.string()),
  contentHash: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  content: EpisodeContentSchema.nullable(),
});
export type EpisodeRecord = z.infer<typeof EpisodeRecordSchema>;

/** A record before the log adds its place in the chain and the environment. */
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

/** Parts that are empty in most records, so that a writer may omit them. */
type RareContent = "environment" | "talk" | "circumstances";

export type RecordProblem =
  | { readonly kind: "malformed"; readonly detail: string }
  /** Written by a newer version; it is left unchanged. */
  | { readonly kind: "future"; readonly schemaVersion: number };

/** A record in the current version, and the object in the line, which its hashes cover. */
export interface ParsedRecord {
  readonly record: EpisodeRecord;
  readonly written: Readonly<Record<string, unknown>>;
}

/** Parses one line of a log, in this version or an older one. */
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
  // The strict schema changes nothing, so the parsed object is the record and keeps the written order of its keys.
  return ok({ record: isOlder ? parsed.data : (value as EpisodeRecord), written });
}
