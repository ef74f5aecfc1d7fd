import type { ConversationEvent } from "../conversation/conversation.ts";
import type { FloorDecision } from "../conversation/floorDecision.ts";
import type { Evidence } from "../conversation/utterance.ts";
import type { TalkPart } from "./talkPart.ts";

const nothing: TalkPart = { statement: null, evidence: null, weight: null, run: null, floor: null };

/** The data of an event that the log keeps besides its text and its Lean step; null if there is none. */
export function talkPartOf(event: ConversationEvent): TalkPart | null {
  switch (event.kind) {
    case "claimed":
      return event.statement === undefined ? null : { ...nothing, statement: event.statement };
    case "criticised":
    case "agreed":
      return event.evidence ? { ...nothing, evidence: writtenEvidence(event.evidence) } : null;
    case "weighed":
      return { ...nothing, weight: { ...event.weight } };
    case "ran":
      return { ...nothing, run: { ...event.run } };
    case "floor":
      return { ...nothing, floor: writtenFloor(event.decision) };
    default:
      return null;
  }
}

function writtenEvidence(evidence: Evidence): NonNullable<TalkPart["evidence"]> {
  return evidence.kind === "counterexample"
    ? { kind: "counterexample", values: evidence.values.map(({ name, value }) => ({ name, value })) }
    : { ...evidence };
}

function writtenFloor(decision: FloorDecision): NonNullable<TalkPart["floor"]> {
  return decision.kind === "wait" ? { ...decision } : { ...decision, target: decision.target ?? null };
}

export function recordedEvidence(talk: TalkPart | null): { readonly evidence?: Evidence } {
  return talk?.evidence ? { evidence: talk.evidence } : {};
}

export function floorDecisionOf(talk: TalkPart | null | undefined): FloorDecision | undefined {
  const floor = talk?.floor;
  if (!floor || floor.kind === "wait") return floor ?? undefined;
  const { target, ...decision } = floor;
  return target === null ? decision : { ...decision, target };
}
