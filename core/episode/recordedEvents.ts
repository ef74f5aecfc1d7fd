import type { ConversationEvent } from "../conversation/conversation.ts";
import type { Actor, TypeMark } from "../conversation/utterance.ts";
import type { Diagnostic } from "../lean/diagnostic.ts";
import { parseGoal } from "../lean/goal.ts";
import type { Finding, Verdict } from "../lean/verdict.ts";
import { axiomsOf, goalsAfterOf } from "../lean/verdict.ts";
import type { Circumstances, EpisodeDraft, EpisodeRecord, LeanPart } from "./episodeRecord.ts";
import { floorDecisionOf, recordedEvidence, talkPartOf } from "./recordedTalk.ts";

/** The declaration that an episode is about. */
export interface EpisodePlace {
  readonly episodeId: string;
  readonly uri: string;
  readonly declaration: string;
}

/** The site of a step: the text's hash, the hole in it, and the edit that was checked. */
export type StepSite = Pick<LeanPart, "textHash" | "hole" | "edit">;

export interface RecordedAt {
  readonly place: EpisodePlace;
  readonly timeMs: number;
  /** The site of the step, if known. */
  readonly site?: StepSite | undefined;
  /** The circumstances of a model's turn. */
  readonly circumstances?: Circumstances | null;
}

/** Returns an event of the conversation as a draft for the log. */
export function draftOf(
  event: ConversationEvent,
  { place, timeMs, site, circumstances = null }: RecordedAt,
): EpisodeDraft {
  const target = "target" in event ? (event.target ?? null) : null;
  const actor: Actor | undefined = "actor" in event ? event.actor : undefined;
  const lean = { ...leanPart(event, place), ...site };
  return {
    episodeId: place.episodeId,
    timeMs: "timeMs" in event ? event.timeMs : timeMs,
    event: event.kind,
    utterance: "utterance" in event ? event.utterance : "id" in event ? event.id : null,
    actor: actor ? { id: actor.id, kind: actor.kind } : null,
    types: typesOf(event, target),
    decision: event.kind === "decided" ? event.decision : null,
    content: {
      text: "text" in event ? event.text : "",
      lean,
      candidates: [],
      talk: talkPartOf(event),
      circumstances,
    },
  };
}

/** The types that follow from the act. Those of a verdict are derived again when the log is read. */
function typesOf(event: ConversationEvent, target: string | null): EpisodeDraft["types"] {
  switch (event.kind) {
    case "proposed":
      return [marked("proposal", target), ...(event.joins ?? []).map((joined) => marked("integration", joined))];
    case "claimed":
      return [marked("proposal", target)];
    case "criticised":
      return [marked("critique", target)];
    case "commented":
    case "agreed":
      return [marked("meta-comment", target)];
    default:
      return [];
  }
}

function marked(type: TypeMark["type"], target: string | null): EpisodeDraft["types"][number] {
  return { type, typeSource: "action", target };
}

export function emptyLeanPart({ uri, declaration }: EpisodePlace): LeanPart {
  return {
    uri,
    declaration,
    tactic: null,
    goalBefore: [],
    goalHash: null,
    goalsAfter: null,
    messages: [],
    verdict: null,
    axioms: null,
    reason: null,
    elapsedMs: null,
    documentVersion: null,
    engine: null,
    textHash: null,
    hole: null,
    edit: null,
  };
}

function leanPart(event: ConversationEvent, place: EpisodePlace): LeanPart {
  const empty = emptyLeanPart(place);
  if (event.kind === "proposed") return { ...empty, tactic: event.tactic };
  if (event.kind !== "judged") return empty;
  const { verdict } = event;
  return {
    ...empty,
    goalBefore: verdict.goalsBefore.map(({ text }) => text),
    goalHash: verdict.goalKey,
    goalsAfter: goalsAfterOf(verdict)?.map(({ text }) => text) ?? null,
    messages: verdict.messages.map(({ severity, message }) => ({ severity, message })),
    verdict: { kind: verdict.kind, level: verdict.level },
    axioms: axiomsOf(verdict)?.slice() ?? null,
    reason: verdict.reason ?? null,
    elapsedMs: Math.round(verdict.elapsedMs),
    documentVersion: verdict.documentVersion,
    engine: verdict.engine,
  };
}

/** Returns the conversation's events from the log. A record whose content was deleted adds none. */
export function eventsOf(records: readonly EpisodeRecord[]): readonly ConversationEvent[] {
  return records.flatMap((record) => eventOf(record) ?? []);
}

function eventOf(record: EpisodeRecord): ConversationEvent | undefined {
  const { utterance, content, timeMs } = record;
  if (record.event === "floor") {
    const decision = floorDecisionOf(content?.talk);
    return decision && { kind: "floor", timeMs, decision };
  }
  if (utterance === null) return undefined;
  if (record.event === "decided")
    return record.decision ? { kind: "decided", utterance, decision: record.decision } : undefined;
  if (record.event === "undone") return { kind: "undone", utterance };
  if (record.event === "withdrawn")
    return { kind: "withdrawn", utterance, ...(record.actor ? { actor: record.actor } : {}) };
  return content ? contentEvent(record, { utterance, content }) : undefined;
}

interface Told {
  readonly utterance: string;
  readonly content: NonNullable<EpisodeRecord["content"]>;
}

function contentEvent(record: EpisodeRecord, { utterance, content }: Told): ConversationEvent | undefined {
  const { talk } = content;
  if (record.event === "judged") {
    const verdict = verdictOf(content.lean);
    const finished = (verdict?.level === "V4" || verdict?.level === "V5") && verdict.kind === "proved";
    return verdict && { kind: "judged", utterance, verdict, finished };
  }
  if (record.event === "weighed") return talk?.weight ? { kind: "weighed", utterance, weight: talk.weight } : undefined;
  if (record.event === "ran") return talk?.run ? { kind: "ran", utterance, run: talk.run } : undefined;
  return turnEvent(record, { utterance, content });
}

function turnEvent(record: EpisodeRecord, { utterance, content }: Told): ConversationEvent | undefined {
  const { actor, timeMs, types } = record;
  if (!actor) return undefined;
  const target = types[0]?.target ?? undefined;
  const turn = { id: utterance, timeMs, actor, text: content.text };
  const aimed = target === undefined ? turn : { ...turn, target };
  switch (record.event) {
    case "criticised":
    case "agreed":
      return target === undefined
        ? undefined
        : { kind: record.event, ...turn, target, ...recordedEvidence(content.talk) };
    case "commented":
      return { kind: "commented", ...aimed, ...calledTypes(record) };
    case "claimed": {
      const statement = content.talk?.statement ?? undefined;
      return { kind: "claimed", ...aimed, ...(statement === undefined ? {} : { statement }) };
    }
    case "proposed": {
      const { tactic } = content.lean;
      return tactic === null ? undefined : { kind: "proposed", ...aimed, tactic, ...joinsOf(types) };
    }
    default:
      return undefined;
  }
}

/** The parts that a proposal joins. */
function joinsOf(types: EpisodeRecord["types"]): { readonly joins?: readonly string[] } {
  const joins = types.flatMap(({ type, target }) => (type === "integration" && target !== null ? [target] : []));
  return joins.length > 0 ? { joins } : {};
}

/** Types that do not follow from the act, as in imported data. */
function calledTypes({ types }: EpisodeRecord): { types?: readonly TypeMark[] } {
  const called = types.filter(({ typeSource }) => typeSource === "human" || typeSource === "model");
  if (called.length === 0) return {};
  return {
    types: called.map(({ type, typeSource, target }) => ({ type, typeSource, ...(target === null ? {} : { target }) })),
  };
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The verdict at that time. Its version is gone, so it is shown as past and checked again before use. */
function verdictOf(lean: LeanPart): Verdict | undefined {
  if (!lean.verdict) return undefined;
  return {
    ...findingOf(lean, lean.verdict),
    messages: lean.messages.map(diagnosticOf),
    goalsBefore: lean.goalBefore.map(parseGoal),
    elapsedMs: lean.elapsedMs ?? 0,
    uri: lean.uri,
    documentVersion: lean.documentVersion ?? 0,
    goalKey: lean.goalHash ?? "",
    engine: lean.engine ?? "",
  };
}

function findingOf(lean: LeanPart, { kind, level }: NonNullable<LeanPart["verdict"]>): Finding {
  const reason = lean.reason === null ? {} : { reason: lean.reason };
  const axioms = lean.axioms ? { axioms: lean.axioms } : {};
  const goalsAfter = (lean.goalsAfter ?? []).map(parseGoal);
  switch (kind) {
    case "proved":
      return { kind, level, goalsAfter, ...axioms, ...reason };
    case "progress":
    case "noProgress":
      return { kind, level, goalsAfter, ...reason };
    case "refused":
      return { kind, level, reason: reasonIn(lean), ...axioms };
    case "failed":
    case "timeout":
    case "unknown":
      return { kind, level, reason: reasonIn(lean) };
  }
}

/** Imported data may have no reason. */
function reasonIn({ reason, messages }: LeanPart): string {
  return reason ?? messages[0]?.message.split("\n")[0] ?? "";
}

function diagnosticOf({ severity, message }: LeanPart["messages"][number]): Diagnostic {
  const known = severity === "error" || severity === "warning" || severity === "hint" ? severity : "information";
  return { severity: known, message, range: nowhere, unsolvedGoals: false, goalsAccomplished: false, silent: false };
}
