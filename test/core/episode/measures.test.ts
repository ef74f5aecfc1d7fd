import { expect, test } from "vitest";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import type { EpisodeDraft, Circumstances } from "../../../core/episode/episodeRecord.ts";
import { episodeStateOf } from "../../../core/episode/episodeState.ts";
import { cohenKappa, krippendorffAlpha } from "../../../core/episode/measures/agreement.ts";
import { measuresOf, noSums, withMeasured } from "../../../core/episode/measures/families.ts";
import { draftOf } from "../../../core/episode/recordedEvents.ts";
import { suggestedDraft } from "../../../core/episode/suggestedDraft.ts";
import { noStatistics, withEpisode } from "../../../core/episode/statistics.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { VerdictKind, VerificationLevel } from "../../../core/lean/verdict.ts";
import { verdict } from "../../fakes/verdict.ts";
import { chained, place } from "./arbitraryEpisode.ts";

const you = { id: "you", kind: "human" } as const;
const model = { id: "model-a", kind: "model" } as const;

function said(event: ConversationEvent, circumstances?: Circumstances): EpisodeDraft {
  const draft = draftOf(event, { place, timeMs: 1 });
  return circumstances ? { ...draft, content: { ...draft.content, circumstances } } : draft;
}

function proposed(
  id: string,
  [actor, circumstances]: readonly [typeof you | typeof model, Circumstances?],
  tactic: string,
): EpisodeDraft {
  return said({ kind: "proposed", id, timeMs: 1, actor, text: "", tactic }, circumstances);
}

function judged(utterance: string, kind: VerdictKind, level: VerificationLevel): EpisodeDraft {
  const about = { goalsBefore: [parseGoal("⊢ q")], messages: [], elapsedMs: 1, uri: "A.lean", documentVersion: 1 };
  const given = verdict(kind, level, { ...about, goalKey: "k", engine: "Lean" });
  return said({ kind: "judged", utterance, verdict: given, finished: kind === "proved" && level === "V4" });
}

const calm = {
  asked: true,
  latencyMs: 1200,
  typedAgoMs: 10_000,
  hasDraft: false,
  wait: "none",
} as const;
const whileTyping = { ...calm, asked: false, latencyMs: null, typedAgoMs: 1_000, wait: "honoured" } as const;
const overADraft = {
  ...calm,
  asked: false,
  latencyMs: null,
  typedAgoMs: null,
  hasDraft: true,
  wait: "broken",
} as const;

/** A list in which history moved another step before the chosen one, which would have been first. */
function listShown(taken: string): EpisodeDraft {
  const about = { goalsBefore: [parseGoal("⊢ q")], messages: [], elapsedMs: 1, uri: "A.lean", documentVersion: 1 };
  const given = verdict("proved", "V3", { ...about, goalKey: "k", engine: "Lean" });
  const offered = ["simp", taken].map((text, at) => ({
    candidate: { text, source: "portfolio" },
    verdict: given,
    movedBy: 0.5 - at,
  }));
  return suggestedDraft(place, 1, { offered, fixedOrder: [taken, "simp"], goalsBefore: about.goalsBefore });
}

test("a list is noted with where each step would stand without history, and with what history said", () => {
  const { candidates, lean } = listShown("exact h").content;
  expect(
    candidates.map(({ tactic, shownRank, scorePrior, scoreLearned }) => [tactic, shownRank, scorePrior, scoreLearned]),
  ).toEqual([
    ["simp", 1, -1000, 500],
    ["exact h", 2, 0, -500],
  ]);
  expect([lean.goalHash, lean.goalBefore]).toEqual(["k", ["⊢ q"]]);
});

/**
 * Six turns: a fails as predicted, c helps d, e changes nothing; finally c is withdrawn, and a accepted in spite of
 * Lean.
 */
const contested = [
  proposed("a", [model, calm], "exact h"),
  said({ kind: "criticised", id: "b", timeMs: 1, actor: you, text: "the sides are swapped", target: "a" }),
  judged("a", "failed", "V0"),
  proposed("c", [you], "have h1 := h.1"),
  judged("c", "progress", "V3"),
  said({ kind: "decided", utterance: "c", decision: "accepted" }),
  listShown("exact ⟨h.2, h1⟩"),
  proposed("d", [model, whileTyping], "exact ⟨h.2, h1⟩"),
  judged("d", "proved", "V4"),
  said({ kind: "decided", utterance: "d", decision: "accepted" }),
  proposed("e", [model, overADraft], "skip"),
  judged("e", "noProgress", "V2"),
  said({
    kind: "criticised",
    id: "f",
    timeMs: 1,
    actor: you,
    text: "it is long",
    target: "d",
    evidence: {
      kind: "message",
      text: "linter",
    },
  }),
  said({ kind: "withdrawn", utterance: "c" }),
  said({ kind: "withdrawn", utterance: "d" }),
  said({ kind: "decided", utterance: "a", decision: "edited" }),
];
const quiet = [
  proposed("a", [you], "trivial"),
  judged("a", "proved", "V4"),
  said({ kind: "agreed", id: "g", timeMs: 1, actor: model, text: "yes", target: "a" }),
  said({
    kind: "agreed",
    id: "h",
    timeMs: 1,
    actor: model,
    text: "Lean says so",
    target: "a",
    evidence: {
      kind: "verdict",
      utterance: "a",
    },
  }),
];

const episodes = [contested, quiet].map((drafts) => episodeStateOf("e1", chained(drafts)));

test("each measure is what was worked out by hand for two small episodes", () => {
  const measured = measuresOf(episodes.reduce(withMeasured, noSums));
  const entropy = -(4 / 9) * Math.log2(4 / 9) - (5 / 9) * Math.log2(5 / 9);
  expect(measured.map(({ name, value, cases }) => [name, value, cases])).toEqual([
    ["error detection: accuracy where there is an error", 1, 1],
    ["error detection: accuracy where there is none", 1, 1],
    ["error detection: F1", 1, 2],
    ["critique precision", 1 / 2, 2],
    ["critique recall", 1 / 2, 2],
    ["critiques ahead of Lean", 1, 1],
    ["floor share of human", 4 / 9, 9],
    ["floor share of model", 5 / 9, 9],
    ["floor share of lean", 0, 9],
    ["floor share of colloquy", 0, 9],
    ["floor entropy in bits", entropy, 9],
    ["barge-in rate", 2 / 3, 3],
    ["unneeded-turn rate", 1 / 2, 2],
    ["response latency in ms", 1200, 1],
    ["wait-honoured rate", 1 / 2, 2],
    ["integrated share of what introduces a name", 1, 1],
    ["cross-author share of integrations", 1, 1],
    ["reuse distance in turns", 1, 1],
    ["regressive flips among withdrawals and acceptances", 2 / 5, 5],
    ["turns until a flip", (3 + 5) / 2, 2],
    ["unsupported agreements", 1 / 2, 2],
    ["unsupported acceptances", 1 / 3, 3],
    ["vacuous proposals", 1 / 5, 5],
    ["ranker: mean reciprocal rank", 1 / 2, 1],
    ["fixed order: mean reciprocal rank", 1, 1],
    ["ranker: hit at 1", 0, 1],
    ["fixed order: hit at 1", 1, 1],
    ["ranker: hit at 5", 1, 1],
    ["fixed order: hit at 5", 1, 1],
    ["Lean calls saved by the ranker for each step taken", -1, 1],
  ]);
});

test("an episode in which nobody noticed the error, and one in which a right step was blamed, lower the F1", () => {
  const unnoticed = [proposed("a", [model], "exact h"), judged("a", "failed", "V0")];
  const blamed = [...quiet, said({ kind: "criticised", id: "b", timeMs: 1, actor: you, text: "no", target: "a" })];
  const states = [contested, quiet, unnoticed, blamed].map((drafts) => episodeStateOf("e1", chained(drafts)));
  const f1 = measuresOf(states.reduce(withMeasured, noSums)).find(({ name }) => name === "error detection: F1");
  // One of two errors is found, and one of two clean episodes is not criticised.
  expect(f1).toMatchObject({ value: 1 / 2, cases: 4 });
});

test("without a case there is no value", () => {
  expect(measuresOf(noSums).every(({ value, cases }) => value === null && cases === 0)).toBe(true);
});

test("the counts of a log are those of its episodes together", () => {
  const { sums: _, ...counts } = episodes.reduce(withEpisode, noStatistics);
  expect(counts).toEqual({
    episodes: 2,
    solved: 2,
    utterances: 9,
    steps: 5,
    accepted: 3,
    rejected: 0,
    types: {
      proposal: 5,
      critique: 2,
      repair: 0,
      integration: 0,
      "meta-comment": 2,
      "final-solution": 2,
    },
    speakers: {
      human: 4,
      model: 5,
    },
    answers: {
      yes: 3,
      no: 2,
      unknown: 0,
    },
  });
});

test("Cohen's kappa: 20 and 15 agreements, 10 and 5 disagreements make 0.4", () => {
  const times = (count: number, pair: readonly [string, string]): (readonly [string, string])[] =>
    Array.from({ length: count }, () => pair);
  const pairs = [...times(20, ["p", "p"]), ...times(15, ["c", "c"]), ...times(5, ["p", "c"]), ...times(10, ["c", "p"])];
  expect(cohenKappa(pairs)).toBeCloseTo(0.4, 12);
  expect(cohenKappa([...pairs, ["p", null], [null, "c"]])).toBeCloseTo(0.4, 12);
  expect([cohenKappa([]), cohenKappa([["p", "p"]])]).toEqual([null, null]);
});

test("Krippendorff's alpha with three labellers and gaps: the example of its own literature, 0.691", () => {
  const labels = ["*****34121133*3", "1*213343*******", "**21344*21133*4"];
  const units = Array.from({ length: 15 }, (_, unit) =>
    labels.map((row) => (row[unit] === "*" ? null : (row[unit] ?? null))),
  );
  expect(krippendorffAlpha(units)).toBeCloseTo(0.691, 3);
  expect([krippendorffAlpha([]), krippendorffAlpha([["a", "a"]])]).toEqual([null, null]);
  expect(
    krippendorffAlpha([
      ["a", "b"],
      ["b", "a"],
    ]),
  ).toBeCloseTo(-0.5, 12);
});
