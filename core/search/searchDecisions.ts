import type { Goal } from "../lean/goal.ts";
import type { Decision } from "../ranking/historyRanking.ts";
import type { Outcome } from "../ranking/preferences.ts";
import type { GoalNode, ProofTree, StepNode } from "./tree/proofTree.ts";
import { solvedBelow } from "./tree/stepGoals.ts";

/** The moves that were proposed at a goal of a proof, with their prior costs, and the one that the proof took. */
export interface OfferedMoves {
  readonly goal: Goal;
  readonly moves: readonly { readonly text: string; readonly cost: number }[];
  readonly right: string;
}

/**
 * The decisions to learn from, of a search that found a proof: for each goal of the proof its step against those that Lean
 * turned down there and those that were left aside, with the values that the search backed up.
 */
export function decisionsOf(tree: ProofTree, declaration: string): readonly Decision[] {
  return solvedGoals(tree.root).map(({ node, step }) => ({
    goal: node.goal,
    declaration,
    outcomes: outcomesAt(node, step),
  }));
}

/** The lists of a search in the fixed order; an order is measured by where it would have put the right ones. */
export function offeredMoves(tree: ProofTree): readonly OfferedMoves[] {
  return solvedGoals(tree.root).map(({ node, step }) => ({
    goal: node.goal,
    moves: (node.moves ?? []).map(({ text, cost }) => ({ text, cost })),
    right: step.move.origin ?? step.move.text,
  }));
}

/** The place of the right move, from 1, with each cost changed by `adjust`; undefined if it was not offered. */
export function rankOf({ moves, right }: OfferedMoves, adjust: (text: string) => number): number | undefined {
  const ordered = moves
    .map(({ text, cost }) => ({ text, cost: cost + adjust(text) }))
    .toSorted((left, other) => left.cost - other.cost);
  const at = ordered.findIndex(({ text }) => text === right);
  return at < 0 ? undefined : at + 1;
}

function solvedGoals(node: GoalNode): readonly { readonly node: GoalNode; readonly step: StepNode }[] {
  return solvedBelow(node).flatMap((one) => (one.solution ? [{ node: one, step: one.solution }] : []));
}

function outcomesAt(node: GoalNode, chosen: StepNode): readonly Outcome[] {
  const taken = new Set([chosen.move.text, chosen.move.origin ?? chosen.move.text]);
  const others = node.steps.filter((step) => !taken.has(step.move.text) && step.state !== "solved");
  return [
    ...[...taken].map((tactic) => ({ tactic, kind: "onPath", value: 1 }) as const),
    ...others.map((step) => ({ tactic: step.move.text, kind: "offPath", value: valueOf(step) }) as const),
    ...[...node.rejected].map((tactic) => ({ tactic, kind: "rejected" }) as const),
  ];
}

/** -1 for a step that leads nowhere; else as far as the goals below it came. */
function valueOf(step: StepNode): number {
  if (step.state === "dead" || step.children.length === 0) return -1;
  const solved = step.children.filter((child) => child.node.state === "solved").length;
  return (2 * solved) / step.children.length - 1;
}
