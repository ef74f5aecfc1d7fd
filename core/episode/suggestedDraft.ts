import type { Goal } from "../lean/goal.ts";
import type { Candidate } from "../lean/ports.ts";
import type { Verdict } from "../lean/verdict.ts";
import type { EpisodeDraft } from "./episodeRecord.ts";
import type { EpisodePlace } from "./recordedEvents.ts";
import { emptyLeanPart } from "./recordedEvents.ts";

/** A suggestion as it was offered. */
export interface OfferedStep {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
  /** What history moved it by, in the units of `learnedTotal`; absent where nothing was learned from. */
  readonly movedBy?: number;
}

export interface OfferedSteps {
  /** In the order in which the person saw them. */
  readonly offered: readonly OfferedStep[];
  /** Their tactics in the order that knows no history. */
  readonly fixedOrder: readonly string[];
  readonly goalsBefore: readonly Goal[];
}

/**
 * A list that was offered, as a record. The prior score says where a step would stand without history, so that the two
 * orders can be compared later: 0 for the first, a unit less for each place behind it.
 */
export function suggestedDraft(place: EpisodePlace, timeMs: number, steps: OfferedSteps): EpisodeDraft {
  const { offered, goalsBefore } = steps;
  const goalHash = offered[0]?.verdict.goalKey ?? null;
  const lean = { ...emptyLeanPart(place), goalBefore: goalsBefore.map(({ text }) => text), goalHash };
  return {
    episodeId: place.episodeId,
    timeMs,
    event: "suggested",
    utterance: null,
    types: [],
    decision: null,
    actor: { id: "Lean", kind: "lean" },
    content: { text: "", lean, candidates: candidatesOf(steps) },
  };
}

function candidatesOf({ offered, fixedOrder }: OfferedSteps): NonNullable<EpisodeDraft["content"]>["candidates"] {
  return offered.map(({ candidate: { text, source }, verdict: { kind, level }, movedBy }, at) => {
    const fixed = fixedOrder.indexOf(text);
    return {
      tactic: text,
      source,
      shownRank: at + 1,
      verdict: { kind, level },
      scorePrior: fixed < 0 ? null : thousandths(-fixed),
      scoreLearned: movedBy === undefined ? null : thousandths(movedBy),
    };
  });
}

function thousandths(score: number): number {
  // No negative zero, which a record would not give back.
  return Math.round(1000 * score) || 0;
}
