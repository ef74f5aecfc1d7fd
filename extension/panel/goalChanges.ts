import type { Goal } from "../../core/lean/goal.ts";
import type { GoalView } from "../../core/protocol/viewState.ts";

/** Goals for the panel, marked by what the step on this line has changed; `before` is undefined where nobody knows. */
export function goalViews(goals: readonly Goal[], before: readonly Goal[] | undefined): GoalView[] {
  const known = new Map(
    (before?.[0]?.hypotheses ?? []).flatMap(({ names, type }) => names.map((name) => [name, type] as const)),
  );
  return goals.map((goal, at) => ({
    caseTag: goal.caseTag ?? null,
    hypotheses: [
      ...goal.hypotheses.map(({ names, type, value }) => ({
        names: [...names],
        type,
        value: value ?? null,
        change:
          before?.[0] === undefined
            ? "same"
            : changeOf(
                names.map((name) => known.get(name)),
                type,
              ),
      })),
      ...(at === 0 ? removedFrom(before?.[0], goal) : []),
    ],
    target: `${goal.prefix} ${goal.target}`,
    targetChange: before?.[0] === undefined || before[0].target === goal.target ? "same" : "changed",
    text: goal.text,
  }));
}

function changeOf(earlier: readonly (string | undefined)[], type: string): "same" | "added" | "changed" {
  if (earlier.includes(undefined)) return "added";
  return earlier.every((old) => old === type) ? "same" : "changed";
}

/** What the goal before the step had and the first one after it has no more. */
function removedFrom(before: Goal | undefined, now: Goal): GoalView["hypotheses"] {
  const kept = new Set(now.hypotheses.flatMap(({ names }) => names));
  return (before?.hypotheses ?? []).flatMap(({ names, type, value }) => {
    const gone = names.filter((name) => !kept.has(name));
    return gone.length === 0 ? [] : [{ names: gone, type, value: value ?? null, change: "removed" as const }];
  });
}
