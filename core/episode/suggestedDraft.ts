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
  /** The score from history, in the units of `learnedTotal`; absent if nothing was learned. */
  readonly movedBy?: number;
}

export interface OfferedSteps {
  /** In the order shown to the person. */
  readonly offered: readonly OfferedStep[];
  /** Their tactics in the order without history. */
  readonly fixedOrder: readonly string[];
  readonly goalsBefore: readonly Goal[];
}

/**
 * Returns an offered list as a record. The prior score gives the rank of a step without history, so that the two orders
 * can be compared later: 0 for the first, one less for each later place.
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
  // Avoids negative zero, which JSON does not preserve.
  return Math.round(1000 * score) || 0;
}
