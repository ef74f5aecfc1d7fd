import { parseGoal } from "../../core/lean/goal.ts";
import type { TriedGoalView, TriedStepView } from "../../core/protocol/searchView.ts";
import type { SearchRecord } from "../../core/search/searchEvents.ts";

/** For a larger tree, use `colloquy prove --show-tree`. */
const mostGoals = 80;
const mostSteps = 6;

type RecordedStep = SearchRecord["steps"][number];

const order = { solved: 0, open: 1, dead: 2 } as const;

/**
 * The tree that a search has tried, from the hole's own goal: at each goal the steps that led on, the proof's first.
 * A goal that is reached twice is drawn once.
 */
export function triedTree({ goals, steps }: SearchRecord): TriedGoalView {
  const seen = new Set<number>();
  const goalView = (at: number): TriedGoalView => {
    seen.add(at);
    const goal = goals[at];
    const own = steps.filter(({ parent }) => parent === at).toSorted(laterBehind);
    return {
      target: parseGoal(goal?.text ?? "").target,
      state: goal?.state ?? "open",
      tried: goal?.tried.length ?? 0,
      steps: own.slice(0, mostSteps).map(stepView),
      omitted: Math.max(0, own.length - mostSteps),
    };
  };
  const stepView = ({ move, state, children }: RecordedStep): TriedStepView => {
    const { text, row, cost } = move;
    // A dead end is shown as a step, without the tree below it.
    const fresh = state === "dead" ? [] : children.filter((child) => !seen.has(child));
    const below = fresh.flatMap((child) => (seen.size < mostGoals && !seen.has(child) ? [goalView(child)] : []));
    return { text, source: row, state, cost: Math.round(cost * 100) / 100, goals: below };
  };
  return goalView(0);
}

function laterBehind(one: RecordedStep, other: RecordedStep): number {
  return order[one.state] - order[other.state] || one.move.cost - other.move.cost;
}
