import type { ConversationEvent } from "../dialogue/conversation.ts";
import type { TypeMark } from "../dialogue/utterance.ts";
import type { Diagnostic } from "../lean/diagnostic.ts";
import { parseGoal } from "../lean/goal.ts";
import type { Verdict } from "../lean/verdict.ts";
import type { EpisodeDraft, EpisodeRecord, LeanPart } from "./episodeRecord.ts";

/** The declaration that an episode is about. */
export interface EpisodePlace {
  readonly episodeId: string;
  readonly uri: string;
  readonly declaration: string;
}

/** Where a step was tried: the text's hash, the hole in it, and the edit that was checked. */
export type StepSite = Pick<LeanPart, "textHash" | "hole" | "edit">;

export interface RecordedAt {
  readonly place: EpisodePlace;
  readonly timeMs: number;
  /** Where it is known. */
  readonly site?: StepSite | undefined;
}

/** An event of the conversation as it goes into the log. */
export function draftOf(event: ConversationEvent, { place, timeMs, site }: RecordedAt): EpisodeDraft {
  const about = "utterance" in event ? event.utterance : event.id;
  const target = "target" in event ? (event.target ?? null) : null;
  return {
    episodeId: place.episodeId,
    timeMs: "timeMs" in event ? event.timeMs : timeMs,
    event: event.kind,
    utterance: about,
    actor: "actor" in event ? { id: event.actor.id, kind: event.actor.kind } : null,
    types: typesOf(event, target),
    decision: event.kind === "decided" ? event.decision : null,
    content: { text: "text" in event ? event.text : "", lean: { ...leanPart(event, place), ...site }, candidates: [] },
  };
}

/** What was done says the type; a verdict's types follow when the log is read, by the same rules as at first. */
function typesOf(event: ConversationEvent, target: string | null): EpisodeDraft["types"] {
  const type = { proposed: "proposal", criticised: "critique", commented: "meta-comment" } as const;
  if (event.kind !== "proposed" && event.kind !== "criticised" && event.kind !== "commented") return [];
  return [{ type: type[event.kind], typeSource: "action", target }];
}

export function emptyLeanPart({ uri, declaration }: EpisodePlace): LeanPart {
  return {
    ...{ uri, declaration, tactic: null, goalBefore: [], goalHash: null, goalsAfter: null, messages: [] },
    ...{ verdict: null, axioms: null, reason: null, elapsedMs: null, documentVersion: null, engine: null },
    ...{ textHash: null, hole: null, edit: null },
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
    goalsAfter: verdict.goalsAfter?.map(({ text }) => text) ?? null,
    messages: verdict.messages.map(({ severity, message }) => ({ severity, message })),
    verdict: { kind: verdict.kind, level: verdict.level },
    axioms: verdict.axioms ? [...verdict.axioms] : null,
    reason: verdict.reason ?? null,
    elapsedMs: Math.round(verdict.elapsedMs),
    documentVersion: verdict.documentVersion,
    engine: verdict.engine,
  };
}

/** The conversation's events as the log has them; a record whose content was deleted says nothing any more. */
export function eventsOf(records: readonly EpisodeRecord[]): readonly ConversationEvent[] {
  return records.flatMap((record) => eventOf(record) ?? []);
}

function eventOf(record: EpisodeRecord): ConversationEvent | undefined {
  const { utterance, content, actor, timeMs } = record;
  if (utterance === null) return undefined;
  if (record.event === "decided")
    return record.decision ? { kind: "decided", utterance, decision: record.decision } : undefined;
  if (record.event === "undone" || record.event === "withdrawn") return { kind: record.event, utterance };
  if (!content) return undefined;
  const target = record.types[0]?.target ?? undefined;
  if (record.event === "judged") {
    const verdict = verdictOf(content.lean);
    const finished = verdict?.level === "V4" && verdict.kind === "proved";
    return verdict && { kind: "judged", utterance, verdict, finished };
  }
  if (!actor || record.event === "suggested" || record.event === "environment") return undefined;
  const turn = { id: utterance, timeMs, actor, text: content.text };
  if (record.event === "criticised") return target === undefined ? undefined : { kind: "criticised", ...turn, target };
  const aimed = target === undefined ? turn : { ...turn, target };
  if (record.event === "commented") return { kind: "commented", ...aimed, ...calledTypes(record) };
  return content.lean.tactic === null ? undefined : { kind: "proposed", ...aimed, tactic: content.lean.tactic };
}

/** Types that do not follow from what was done, as with other people's data. */
function calledTypes({ types }: EpisodeRecord): { types?: readonly TypeMark[] } {
  const called = types.filter(({ typeSource }) => typeSource === "human" || typeSource === "model");
  if (called.length === 0) return {};
  return {
    types: called.map(({ type, typeSource, target }) => ({ type, typeSource, ...(target === null ? {} : { target }) })),
  };
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** As it was said then: about a version that is gone, so that it is shown as what was, and checked again before use. */
function verdictOf(lean: LeanPart): Verdict | undefined {
  if (!lean.verdict) return undefined;
  const messages = lean.messages.map(({ severity, message }): Diagnostic => {
    const known = severity === "error" || severity === "warning" || severity === "hint" ? severity : "information";
    return { severity: known, message, range: nowhere, unsolvedGoals: false, goalsAccomplished: false, silent: false };
  });
  return {
    ...lean.verdict,
    messages,
    goalsBefore: lean.goalBefore.map(parseGoal),
    ...(lean.goalsAfter ? { goalsAfter: lean.goalsAfter.map(parseGoal) } : {}),
    ...(lean.axioms ? { axioms: lean.axioms } : {}),
    ...(lean.reason === null ? {} : { reason: lean.reason }),
    elapsedMs: lean.elapsedMs ?? 0,
    uri: lean.uri,
    documentVersion: lean.documentVersion ?? 0,
    goalKey: lean.goalHash ?? "",
    engine: lean.engine ?? "",
  };
}
