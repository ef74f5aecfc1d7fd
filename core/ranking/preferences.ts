import type { Goal } from "../lean/goal.ts";
import { pairFeatures } from "./features.ts";
import type { Preference } from "./pairwiseRanker.ts";

/** The outcome of one candidate at a goal. */
export interface Outcome {
  readonly tactic: string;
  /**
   * `accepted`: verified, and taken. `verified`: verified, and passed over. `onPath` and `offPath`: verified by a search,
   * and part of its proof or not. `rejected`: Lean said no. Nothing is learned from what has no answer.
   */
  readonly kind: "accepted" | "verified" | "onPath" | "offPath" | "rejected";
  /** Its place in the list that the person saw, from 1; absent if nobody chose. */
  readonly shownRank?: number;
  /** Backed up by the search, between -1 and 1. */
  readonly value?: number;
}

const smallestMargin = 0.5;
const mostPairs = 24;
/** Candidates below the chosen one may not have been read. */
const belowWeight = 0.3;

/**
 * Pairs within one goal, the better first. A goal at which everything passed or everything failed gives none; a search's
 * own steps are compared only where their values differ enough, and words that say the same make no pair.
 */
export function preferencesAt(goal: Goal, outcomes: readonly Outcome[]): readonly Preference[] {
  const failed = outcomes.filter((outcome) => outcome.kind === "rejected").length;
  const chosen = outcomes.some((outcome) => outcome.kind === "accepted" || outcome.kind === "onPath");
  if (failed === outcomes.length || (failed === 0 && !chosen)) return [];
  const pairs = outcomes.flatMap((better) => outcomes.flatMap((worse) => compared(goal, better, worse)));
  return pairs.slice(0, mostPairs);
}

function compared(goal: Goal, better: Outcome, worse: Outcome): readonly Preference[] {
  const weight = weightOf(better, worse);
  if (weight === 0) return [];
  const words = { better: pairFeatures(goal, better.tactic), worse: pairFeatures(goal, worse.tactic) };
  return words.better.join(" ") === words.worse.join(" ") ? [] : [{ ...words, weight }];
}

function weightOf(better: Outcome, worse: Outcome): number {
  if (better.kind === "rejected") return 0;
  if (worse.kind === "rejected") return better.kind === "offPath" ? 0.5 : 1;
  if (better.kind === "accepted" && worse.kind === "verified") return positionWeight(better, worse);
  if (better.kind === "onPath" && worse.kind === "offPath") {
    const margin = (better.value ?? 1) - (worse.value ?? -1);
    return margin >= smallestMargin ? 1 : 0;
  }
  return 0;
}

/** A person who takes the third has passed over the first two; nobody knows if the fourth was read. */
function positionWeight({ shownRank: taken }: Outcome, { shownRank: passed }: Outcome): number {
  if (taken === undefined || passed === undefined) return 1;
  return passed < taken ? 1 : belowWeight;
}
