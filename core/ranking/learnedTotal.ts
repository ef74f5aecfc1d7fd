import type { LearnedScore } from "./historyRanking.ts";

/** History's whole score, in the units of the prior's costs; positive: better than the prior. */
export function learnedTotal({ neighbours, pairwise }: LearnedScore): number {
  return neighbours + pairwise;
}
