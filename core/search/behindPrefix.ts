import type { Goal } from "../lean/goal.ts";
import type { HoleChecker } from "../lean/ports.ts";

/**
 * The same place behind some accepted steps: what is looked for there is tried, and found, together with them.
 * `goals` are those that the steps leave.
 */
export function behindPrefix(checker: HoleChecker, prefix: string, goals: readonly Goal[]): HoleChecker {
  const whole = (candidate: string): string => `${prefix}\n${candidate}`;
  return {
    parallel: checker.parallel,
    goalsBefore: goals,
    documentBefore: checker.documentBefore,
    declaration: checker.declaration,
    tactics: checker.tactics,
    offered: [],
    screen: (candidates, limits, signal) => checker.screen(candidates.map(whole), limits, signal),
    gate: (candidate, screened, signal) => checker.gate(whole(candidate), screened, signal),
    insertion: (candidate, goalsLeft) => checker.insertion(whole(candidate), goalsLeft),
    // Offers of a suggesting tactic are read at its place in the text, and the prefix is not in the text.
    harvest: () => Promise.resolve([]),
  };
}
