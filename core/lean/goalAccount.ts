import type { Goal } from "./goal.ts";
import { normaliseGoals } from "./goal.ts";
import type { StepEffect } from "./verdict.ts";

/** The effect of a step on a list of goals of which the first is the one to be worked on. */
export interface GoalAccount {
  readonly kind: "proved" | "progress" | "noProgress";
  readonly effect: StepEffect;
  /** The goals left of the first one; with the effect `others`, all goals that are left. */
  readonly goalsAfter: readonly Goal[];
}

/** Goals before = goals closed + goals after + untouched siblings; siblings count as untouched only in their order. */
export function accountForGoals(before: readonly Goal[], after: readonly Goal[]): GoalAccount {
  const siblings = before.slice(1);
  if (after.length === 0) return { kind: "proved", effect: siblings.length > 0 ? "all" : "main", goalsAfter: [] };
  if (sameUpToOrder(before, after)) return { kind: "noProgress", effect: "main", goalsAfter: after };
  const rest = after.slice(0, after.length - siblings.length);
  const untouched =
    after.length >= siblings.length && normaliseGoals(after.slice(rest.length)) === normaliseGoals(siblings);
  if (!untouched) return { kind: "progress", effect: "others", goalsAfter: after };
  return { kind: rest.length === 0 ? "proved" : "progress", effect: "main", goalsAfter: rest };
}

function sameUpToOrder(before: readonly Goal[], after: readonly Goal[]): boolean {
  const sorted = (goals: readonly Goal[]): string =>
    goals
      .map((goal) => normaliseGoals([goal]))
      .toSorted()
      .join("\n\n");
  return sorted(before) === sorted(after);
}
