import { expect, test } from "vitest";
import type { ConversationEvent } from "../../../core/dialogue/conversation.ts";
import { emptyConversation, reduceConversation } from "../../../core/dialogue/conversation.ts";
import type { EpisodeRecord } from "../../../core/episode/episodeRecord.ts";
import { draftOf, eventsOf } from "../../../core/episode/recordedEvents.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";

const unsaid = { environmentRef: null, consentRef: null, redactions: [] };
const place = { episodeId: "e", uri: "A.lean", declaration: "swap" };
const you = { id: "you", kind: "human" } as const;
const verdict: Verdict = {
  ...{ kind: "proved", level: "V4", goalsBefore: [parseGoal("h : p ∧ q\n⊢ q ∧ p")], goalsAfter: [], messages: [] },
  ...{ axioms: ["propext"], elapsedMs: 12, uri: "A.lean", documentVersion: 3, goalKey: "k", engine: "Lean" },
};
const failed: Verdict = { ...verdict, kind: "failed", level: "V0", reason: "unsolved goals" };
const events: readonly ConversationEvent[] = [
  { kind: "proposed", id: "a", timeMs: 1, actor: you, text: "", tactic: "exact h" },
  { kind: "judged", utterance: "a", verdict: failed, finished: false },
  { kind: "criticised", id: "b", timeMs: 2, actor: you, text: "the sides are swapped", target: "a" },
  { kind: "proposed", id: "c", timeMs: 3, actor: you, text: "", tactic: "exact ⟨h.2, h.1⟩", target: "a" },
  { kind: "judged", utterance: "c", verdict, finished: true },
  { kind: "decided", utterance: "c", decision: "accepted" },
  { kind: "commented", id: "d", timeMs: 4, actor: you, text: "done" },
  { kind: "undone", utterance: "c" },
  { kind: "withdrawn", utterance: "a" },
];

function recorded(event: ConversationEvent, seq: number): EpisodeRecord {
  const draft = draftOf(event, { place, timeMs: 9 });
  const chain = { schemaVersion: 2, seq, prevHash: "", contentHash: "", hash: "", ...unsaid } as const;
  return { ...draft, ...chain, content: { salt: "", environment: null, ...draft.content } };
}

test("a conversation read from its log is the one that was had", () => {
  const had = events.reduce(reduceConversation, emptyConversation);
  const read = eventsOf(events.map(recorded)).reduce(reduceConversation, emptyConversation);
  expect(read).toEqual(had);
});

test("where contents were deleted, the others still tell their part", () => {
  const records = events.map(recorded).map((record, at) => (at === 2 ? { ...record, content: null } : record));
  const read = eventsOf(records).reduce(reduceConversation, emptyConversation);
  expect(read.utterances.map(({ id }) => id)).toEqual(["a", "c", "d"]);
});
