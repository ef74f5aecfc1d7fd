import type { Conversation } from "../conversation/conversation.ts";
import { emptyConversation, reduceConversation } from "../conversation/conversation.ts";
import type { Utterance } from "../conversation/utterance.ts";
import { hasType } from "../conversation/utterance.ts";
import type { EpisodeContent, EpisodeRecord, LeanPart } from "./episodeRecord.ts";
import { eventsOf } from "./recordedEvents.ts";

/** A proposal that Lean has judged, with everything recorded about it. */
export interface EpisodeStep {
  readonly utterance: Utterance & { readonly tactic: string };
  readonly lean: LeanPart;
  readonly environmentRef: string | null;
}

/** A list of suggestions as shown to the person at one goal. */
export interface OfferedList {
  readonly goalHash: string | null;
  readonly goalBefore: readonly string[];
  readonly candidates: EpisodeContent["candidates"];
}

/** The state of an episode after all its records. */
export interface EpisodeState {
  readonly id: string;
  readonly uri: string;
  readonly declaration: string;
  /** Milliseconds since 1970: the earliest and the latest time of its records, even if the clock ran backwards. */
  readonly startedMs: number;
  readonly endedMs: number;
  readonly conversation: Conversation;
  /** In the order in which they were proposed. */
  readonly steps: readonly EpisodeStep[];
  readonly offered: readonly OfferedList[];
  /** All records, in the order in which they were written. */
  readonly records: readonly EpisodeRecord[];
  /** Records whose content a person has deleted. */
  readonly deleted: number;
}

/** Returns the state of an episode after its records. It accepts any list of records, also an incomplete one. */
export function episodeStateOf(id: string, records: readonly EpisodeRecord[]): EpisodeState {
  const conversation = eventsOf(records).reduce(reduceConversation, emptyConversation);
  const place = records.find(({ content }) => content)?.content?.lean;
  const times = records.map(({ timeMs }) => timeMs);
  return {
    id,
    uri: place?.uri ?? "",
    declaration: place?.declaration ?? "",
    startedMs: times.reduce((least, time) => Math.min(least, time), times[0] ?? 0),
    endedMs: times.reduce((most, time) => Math.max(most, time), times[0] ?? 0),
    conversation,
    records,
    steps: stepsOf(conversation, records),
    offered: records.flatMap(offeredIn),
    deleted: records.filter(({ content }) => !content).length,
  };
}

function offeredIn({ event, content }: EpisodeRecord): EpisodeState["offered"] {
  if (event !== "suggested" || !content) return [];
  const { goalHash, goalBefore } = content.lean;
  return [{ goalHash, goalBefore, candidates: content.candidates }];
}

function stepsOf({ utterances }: Conversation, records: readonly EpisodeRecord[]): readonly EpisodeStep[] {
  const judged = new Map<string, EpisodeRecord>();
  for (const record of records)
    if (record.event === "judged" && record.utterance !== null) judged.set(record.utterance, record);
  return utterances.flatMap((utterance) => {
    const { tactic } = utterance;
    const record = judged.get(utterance.id);
    if (tactic === undefined || !record?.content) return [];
    const { environmentRef } = record;
    return [{ utterance: { ...utterance, tactic }, lean: record.content.lean, environmentRef }];
  });
}

/** A recorded verdict as a yes or a no; `unknown` if there was no answer. */
export type RecordedAnswer = "yes" | "no" | "unknown";

export function answerOf(verdict: LeanPart["verdict"]): RecordedAnswer {
  if (!verdict || verdict.kind === "timeout" || verdict.kind === "unknown") return "unknown";
  const isVerified = ["V3", "V4", "V5"].includes(verdict.level);
  return isVerified && (verdict.kind === "proved" || verdict.kind === "progress") ? "yes" : "no";
}

/** True if Lean verified a final solution and the person did not reject it. */
export function isSolved({ conversation }: EpisodeState): boolean {
  return conversation.utterances.some(
    (utterance) => hasType(utterance, "final-solution") && utterance.decision !== "rejected",
  );
}

export function isAccepted({ decision }: Utterance): boolean {
  return decision === "accepted" || decision === "edited";
}
