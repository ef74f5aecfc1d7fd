import { expect, test } from "vitest";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import { emptyConversation, reduceConversation } from "../../../core/conversation/conversation.ts";
import type { EpisodeRecord } from "../../../core/episode/episodeRecord.ts";
import { EpisodeRecordSchema, parseRecord, recordSchemaVersion } from "../../../core/episode/episodeRecord.ts";
import { draftOf, eventsOf } from "../../../core/episode/recordedEvents.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import { verdict as verdictOf } from "../../fakes/verdict.ts";

const unsaid = { environmentRef: null, consentRef: null, redactions: [] };
const place = { episodeId: "e", uri: "A.lean", declaration: "swap" };
const you = { id: "you", kind: "human" } as const;
const model = { id: "critic", kind: "model" } as const;
const context = {
  goalsBefore: [parseGoal("h : p ∧ q\n⊢ q ∧ p")],
  elapsedMs: 12,
  uri: "A.lean",
  documentVersion: 3,
  goalKey: "k",
  engine: "Lean",
};
const verdict = verdictOf("proved", "V4", { ...context, axioms: ["propext"] });
const failed = verdictOf("failed", "V0", { ...context, reason: "unsolved goals" });
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
  { kind: "floor", timeMs: 5, decision: { kind: "speak", role: "critic", reason: "asked", target: "c" } },
  { kind: "floor", timeMs: 6, decision: { kind: "wait", reason: "unsent-draft" } },
  { kind: "claimed", id: "e", timeMs: 7, actor: model, text: "always even", statement: "∀ n, n % 2 = 0", target: "d" },
  { kind: "ran", utterance: "e", run: { code: "#eval 3 % 2 == 0", outcome: "fails", output: "false" } },
  {
    kind: "criticised",
    id: "f",
    timeMs: 8,
    actor: model,
    text: "not for 3",
    target: "e",
    evidence: {
      kind: "counterexample",
      values: [
        {
          name: "n",
          value: "3",
        },
      ],
    },
  },
  { kind: "weighed", utterance: "f", weight: { kind: "confirmed", detail: "decide" } },
  {
    kind: "agreed",
    id: "g",
    timeMs: 9,
    actor: model,
    text: "yes",
    target: "f",
    evidence: { kind: "message", text: "m" },
  },
  { kind: "proposed", id: "h", timeMs: 9, actor: you, text: "", tactic: "simp", target: "e", joins: ["c", "e.h1"] },
  { kind: "withdrawn", utterance: "h", actor: model },
];

function recorded(event: ConversationEvent, seq: number): EpisodeRecord {
  const draft = draftOf(event, { place, timeMs: 9 });
  const chain = {
    schemaVersion: recordSchemaVersion,
    seq,
    prevHash: "",
    contentHash: "",
    hash: "",
    ...unsaid,
  } as const;
  return {
    ...draft,
    ...chain,
    content: { salt: "", environment: null, talk: null, circumstances: null, ...draft.content },
  };
}

test("a conversation read from its log is the one that was had", () => {
  const had = events.reduce(reduceConversation, emptyConversation);
  const read = eventsOf(events.map(recorded)).reduce(reduceConversation, emptyConversation);
  expect(read).toEqual(had);
});

test("where contents were deleted, the others still tell their part", () => {
  const records = events.map(recorded).map((record, at) => (at === 2 ? { ...record, content: null } : record));
  const read = eventsOf(records).reduce(reduceConversation, emptyConversation);
  expect(read.utterances.map(({ id }) => id)).toEqual(["a", "c", "d", "e", "f", "g", "h"]);
});

test("a record of the version before is read, and what it did not know is empty", () => {
  const [record] = events.map(recorded);
  const { talk, ...content } = record?.content ?? { talk: null };
  const line = JSON.stringify({ ...record, schemaVersion: 2, content });
  const read = parseRecord(line);
  expect(talk).toBeNull();
  expect(read.kind === "ok" && read.value.record).toEqual({ ...record, schemaVersion: recordSchemaVersion });
  expect(EpisodeRecordSchema.safeParse(JSON.parse(line)).success).toBe(false);
});

test("a record has what its kind has: no goals behind a failure, and a reason even where none was noted", () => {
  const judged = recorded({ kind: "judged", utterance: "a", verdict: failed, finished: false }, 0);
  const { content } = judged;
  if (!content) throw new Error("no content");
  const lean = { ...content.lean, goalsAfter: ["⊢ p"], axioms: ["propext"], reason: null };
  const messages = [{ severity: "error", message: "unsolved goals\n⊢ p" }];
  const [event] = eventsOf([{ ...judged, content: { ...content, lean: { ...lean, messages } } }]);
  if (event?.kind !== "judged") throw new Error("not judged");
  expect(event.verdict).toMatchObject({ kind: "failed", reason: "unsolved goals" });
  expect(event.verdict).not.toHaveProperty("goalsAfter");
  expect(event.verdict).not.toHaveProperty("axioms");
});
