import type { Verdict } from "../lean/verdict.ts";
import { goalsAfterOf, lintsOf } from "../lean/verdict.ts";
import type { LearnedScore } from "../ranking/historyRanking.ts";
import { learnedTotal } from "../ranking/learnedTotal.ts";
import type { Suggestion } from "./suggest.ts";

/** A suggestion in the list that a person is offered. */
export interface OfferedSuggestion extends Suggestion {
  /** History's score of it; absent without a history. */
  readonly learned?: LearnedScore;
  /** History's change of its place; absent without a history. */
  readonly movedBy?: number;
}

/** History's score of a tactic at the goal. */
export type ScoreOfTactic = (tactic: string) => LearnedScore;

/**
 * The one order in which suggestions are offered: proofs first, then those that leave fewer goals, that no
 * linter complains of, that history favours, and
 * that are shorter. Equal ones stay in the order in which they were verified.
 */
export function offeredOrder<Item extends Suggestion>(
  suggestions: readonly Item[],
  score: ScoreOfTactic | undefined,
): readonly (Item & OfferedSuggestion)[] {
  const scored = suggestions.map((suggestion): Item & OfferedSuggestion => {
    const learned = score?.(suggestion.candidate.text);
    return learned ? { ...suggestion, learned, movedBy: explained(learned) } : suggestion;
  });
  return scored.toSorted(bestFirst);
}

/** The tactics, listed as they were verified, in the order in which they would stand if nothing had been learned. */
export function fixedOrder(suggestions: readonly Suggestion[]): readonly string[] {
  const plain = suggestions.map(({ candidate, verdict }) => ({ candidate, verdict }));
  return offeredOrder(plain, undefined).map(({ candidate }) => candidate.text);
}

/** A score without an explanation moves nothing. */
function explained(learned: LearnedScore): number {
  return learned.why === undefined ? 0 : learnedTotal(learned);
}

function bestFirst(left: OfferedSuggestion, right: OfferedSuggestion): number {
  return (
    goalsLeft(left.verdict) - goalsLeft(right.verdict) ||
    lintsOf(left.verdict).length - lintsOf(right.verdict).length ||
    (right.movedBy ?? 0) - (left.movedBy ?? 0) ||
    left.candidate.text.length - right.candidate.text.length
  );
}

function goalsLeft(verdict: Verdict): number {
  return verdict.kind === "proved" ? -1 : (goalsAfterOf(verdict)?.length ?? 0);
}
