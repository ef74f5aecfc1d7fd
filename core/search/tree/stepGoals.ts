import type { Goal } from "../../lean/goal.ts";
import { normaliseGoals } from "../../lean/goal.ts";
import type { Verdict } from "../../lean/verdict.ts";
import { isSuccess } from "../../lean/verdict.ts";
import { approach } from "./proofText.ts";
import type { GoalNode } from "./proofTree.ts";

/** The goals that a candidate leaves of its own one; undefined if it failed or touched the other goals of the way. */
export function newGoals(node: GoalNode, verdict: Verdict | undefined): readonly Goal[] | undefined {
  if (!verdict || !isSuccess(verdict) || verdict.effect === "others") return undefined;
  const { others } = approach(node);
  const own = verdict.goalsAfter.length - others.length;
  if (own < 0 || normaliseGoals(verdict.goalsAfter.slice(own)) !== normaliseGoals(others)) return undefined;
  return verdict.goalsAfter.slice(0, own);
}

/** The goals of a proof, each before those that its step leaves. */
export function solvedBelow(node: GoalNode): readonly GoalNode[] {
  const below = node.solution?.children ?? [];
  return [node, ...below.flatMap((child) => solvedBelow(child.node))];
}
