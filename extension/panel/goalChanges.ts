import type { Goal, Hypothesis } from "../../core/lean/goal.ts";
import type { GoalView } from "../../core/protocol/viewState.ts";
import { goalJson, hypothesisJson } from "../../core/lean/goalSchema.ts";

/** Goals for the panel, with the changes by the step on this line marked; `before` is undefined if unknown. */
export function goalViews(goals: readonly Goal[], before: readonly Goal[] | undefined): GoalView[] {
  const known = new Map(
    (before?.[0]?.hypotheses ?? []).flatMap(({ names, type }) => names.map((name) => [name, type] as const)),
  );
  return goals.map((goal, at) => ({
    ...goalJson(goal),
    hypotheses: [
      ...goal.hypotheses.map((hypothesis) => ({
        ...hypothesisJson(hypothesis),
        change: before?.[0] === undefined ? "same" : changeOf(hypothesis, known),
      })),
      ...(at === 0 ? removedFrom(before?.[0], goal) : []),
    ],
    target: `${goal.prefix} ${goal.target}`,
    targetChange: before?.[0] === undefined || before[0].target === goal.target ? "same" : "changed",
  }));
}

function changeOf({ names, type }: Hypothesis, known: ReadonlyMap<string, string>): "same" | "added" | "changed" {
  const earlier = names.map((name) => known.get(name));
  if (earlier.includes(undefined)) return "added";
  return earlier.every((old) => old === type) ? "same" : "changed";
}

/** The hypotheses of the goal before the step that the first goal after it no longer has. */
function removedFrom(before: Goal | undefined, now: Goal): GoalView["hypotheses"] {
  const kept = new Set(now.hypotheses.flatMap(({ names }) => names));
  return (before?.hypotheses ?? []).flatMap((hypothesis) => {
    const names = hypothesis.names.filter((name) => !kept.has(name));
    return names.length === 0 ? [] : [{ ...hypothesisJson({ ...hypothesis, names }), change: "removed" as const }];
  });
}
