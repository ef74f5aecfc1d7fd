import fc from "fast-check";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import type { EpisodeDraft, EpisodeRecord } from "../../../core/episode/episodeRecord.ts";
import { draftOf } from "../../../core/episode/recordedEvents.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { verdict as verdictOf } from "../../fakes/verdict.ts";
import { chainedRecord } from "../../../store/chainedRecord.ts";

const text = fc.string({ unit: "grapheme", maxLength: 40 });
const id = fc.constantFrom("u0", "u1", "u2", "u3", "u4", "u5");
const timeMs = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 });
const actor = fc.record({
  id: fc.constantFrom("you", "ann", "model-a", "Lean"),
  kind: fc.constantFrom("human" as const, "model" as const, "lean" as const, "colloquy" as const),
});
const goals = fc.array(fc.constantFrom("h : p\n⊢ q", "case left\nn : Nat\n⊢ n = n", "⊢ True").map(parseGoal), {
  maxLength: 2,
});
const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const message = fc.record({
  severity: fc.constantFrom("error" as const, "warning" as const, "information" as const, "hint" as const),
  message: text,
  range: fc.constant(nowhere),
  unsolvedGoals: fc.constant(false),
  goalsAccomplished: fc.constant(false),
  silent: fc.constant(false),
});
const answers = [
  ...(["V3", "V4", "V5"] as const).map((level) => ({ kind: "proved", level }) as const),
  { kind: "progress", level: "V3" },
  { kind: "noProgress", level: "V2" },
  { kind: "failed", level: "V0" },
  { kind: "refused", level: "none" },
  { kind: "timeout", level: "none" },
  { kind: "unknown", level: "none" },
] as const;
const verdict: fc.Arbitrary<Verdict> = fc
  .record({
    answer: fc.constantFrom(...answers),
    goalsBefore: goals,
    messages: fc.array(message, { maxLength: 2 }),
    elapsedMs: fc.nat(1e4),
    documentVersion: fc.nat(99),
    goalKey: text,
    engine: text,
    after: fc.option(goals),
    reason: text,
    axioms: fc.option(fc.array(fc.constantFrom("propext", "Quot.sound"), { maxLength: 2 })),
  })
  .map(({ answer: { kind, level }, after, axioms, ...said }) =>
    verdictOf(kind, level, { ...said, uri: "A.lean", goalsAfter: after ?? [], ...(axioms ? { axioms } : {}) }),
  );
const aimed = fc.oneof(
  fc.constant({}),
  id.map((target) => ({ target })),
);
const evidence = fc.oneof(
  fc.constant({}),
  id.map((utterance) => ({ evidence: { kind: "verdict", utterance } as const })),
  text.map((said) => ({ evidence: { kind: "message", text: said } as const })),
  text.map((name) => ({ evidence: { kind: "unknown-lemma", name } as const })),
  text.map((value) => ({ evidence: { kind: "counterexample", values: [{ name: "n", value }] } as const })),
);
const turn = { id, timeMs, actor, text };

/** Any event, also about utterances that do not exist. */
const event: fc.Arbitrary<ConversationEvent> = fc.oneof(
  fc
    .tuple(fc.record({ ...turn, kind: fc.constant("proposed" as const), tactic: text }), aimed)
    .map(([said, at]) => ({ ...said, ...at })),
  fc
    .tuple(fc.record({ ...turn, kind: fc.constant("criticised" as const), target: id }), evidence)
    .map(([said, why]) => ({ ...said, ...why })),
  fc
    .tuple(fc.record({ ...turn, kind: fc.constant("commented" as const) }), aimed)
    .map(([said, at]) => ({ ...said, ...at })),
  fc.record({ kind: fc.constant("judged" as const), utterance: id, verdict }).map((said) => ({
    ...said,
    finished: said.verdict.kind === "proved" && said.verdict.level !== "V3",
  })),
  fc
    .tuple(fc.record({ ...turn, kind: fc.constant("agreed" as const), target: id }), evidence)
    .map(([said, why]) => ({ ...said, ...why })),
  fc
    .tuple(
      fc.record({ ...turn, kind: fc.constant("claimed" as const) }),
      fc.oneof(fc.constant({}), fc.record({ statement: text })),
    )
    .map(([said, meant]) => ({ ...said, ...meant })),
  fc.record({
    kind: fc.constant("weighed" as const),
    utterance: id,
    weight: fc.record({
      kind: fc.constantFrom("confirmed" as const, "refuted" as const),
      detail: text,
    }),
  }),
  fc.record({
    kind: fc.constant("ran" as const),
    utterance: id,
    run: fc.record({
      code: text,
      outcome: fc.constantFrom("holds" as const, "unknown" as const),
      output: text,
    }),
  }),
  fc.record({
    kind: fc.constant("floor" as const),
    timeMs,
    decision: fc.constantFrom(
      {
        kind: "wait",
        reason: "unsent-draft",
      } as const,
      {
        kind: "speak",
        role: "critic",
        reason: "asked",
        target: "u1",
      } as const,
    ),
  }),
  fc.record({
    kind: fc.constant("decided" as const),
    utterance: id,
    decision: fc.constantFrom("accepted" as const, "edited" as const, "rejected" as const, "ignored" as const),
  }),
  fc.record({ kind: fc.constantFrom("undone" as const, "withdrawn" as const), utterance: id }),
);

export const conversationEvents = fc.array(event, { maxLength: 25 });

export const place = { episodeId: "e1", uri: "A.lean", declaration: "swap" };

export function recordsOf(events: readonly ConversationEvent[]): readonly EpisodeRecord[] {
  return chained(events.map((said) => draftOf(said, { place, timeMs: 1_700_000_000_000 })));
}

/** Drafts as the records of one file. */
export function chained(drafts: readonly EpisodeDraft[]): readonly EpisodeRecord[] {
  const records: EpisodeRecord[] = [];
  for (const [seq, draft] of drafts.entries())
    records.push(
      chainedRecord(draft, {
        seq,
        prevHash: records.at(-1)?.hash ?? "",
        salt: `salt ${seq}`,
        environmentRef: null,
        consentRef: null,
      }),
    );
  return records;
}
