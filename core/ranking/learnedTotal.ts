import type { LearnedScore } from "./historyRanking.ts";

/** What history says in all, in the units of the prior's costs; positive is better than the prior thinks. */
export function learnedTotal({ neighbours, pairwise }: LearnedScore): number {
  return neighbours + pairwise;
}
