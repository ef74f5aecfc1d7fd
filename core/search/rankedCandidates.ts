import type { Goal } from "../lean/goal.ts";
import type { Candidate } from "../lean/ports.ts";
import type { HistoryRanking } from "../ranking/historyRanking.ts";
import { learnedTotal } from "../ranking/learnedTotal.ts";

/** One place in the fixed order, in the units of history's score: a candidate moves by some twenty places at most. */
const placeCost = 0.05;
/** These answer at once, and stay first because a person is waiting. */
const openingCandidates = 2;
const proposalsMade = 4;

/**
 * The fixed order changed by what history says, with steps that worked at goals like this one among the first. A ranking
 * that is switched off, or has seen nothing, changes nothing.
 */
export function rankedCandidates(
  candidates: readonly Candidate[],
  { goal, history }: { readonly goal: Goal; readonly history: HistoryRanking },
): readonly Candidate[] {
  const opening = candidates.slice(0, openingCandidates);
  const proposals = history.proposals(goal, proposalsMade).map(({ text }) => ({ text, source: "history" }));
  const score = history.at(goal);
  const rest = [...proposals, ...candidates.slice(openingCandidates)].map((candidate, at) => ({
    candidate,
    cost: at * placeCost - learnedTotal(score(candidate.text)),
  }));
  const ordered = rest.toSorted((left, right) => left.cost - right.cost).map(({ candidate }) => candidate);
  const texts = new Set<string>();
  return [...opening, ...ordered].filter(({ text }) => !texts.has(text) && texts.add(text));
}
