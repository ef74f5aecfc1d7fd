import { parseGoal } from "../../../core/lean/goal.ts";
import type { SearchRecord } from "../../../core/search/searchEvents.ts";

const marks = { solved: "✓", open: "·", dead: "✗" } as const;
const mostLines = 60;
const mostSteps = 5;

/** A search as an indented tree: goals with their targets, below each the steps that Lean accepted there. */
export function treeLines(record: SearchRecord, width: number): readonly string[] {
  const lines = goalLines(record, { goal: 0, indent: "", seen: new Set() });
  const cut = (line: string): string => {
    const characters = Array.from(line.replace(/\s+$/u, ""));
    return characters.length <= width ? characters.join("") : `${characters.slice(0, width - 1).join("")}…`;
  };
  const shown = lines.slice(0, mostLines).map(cut);
  return lines.length > mostLines ? [...shown, `… ${lines.length - mostLines} more lines`] : shown;
}

interface Branch {
  readonly goal: number;
  readonly indent: string;
  readonly seen: Set<number>;
}

function goalLines(record: SearchRecord, { goal, indent, seen }: Branch): readonly string[] {
  const entry = record.goals[goal];
  if (!entry) return [];
  const target = parseGoal(entry.text).target.replace(/\s+/gu, " ");
  const head = `${indent}${marks[entry.state]} ⊢ ${target}`;
  if (seen.has(goal)) return [`${head} (above)`];
  seen.add(goal);
  const steps = record.steps
    .filter((step) => step.parent === goal)
    .toSorted((left, right) => order(left) - order(right));
  const tried = `${entry.tried.length} tried, ${steps.length} went on`;
  const below = steps
    .slice(0, mostSteps)
    .flatMap((step) => [
      `${indent}  ${marks[step.state]} ${step.move.text.replace(/\s+/gu, " ")}  [${step.move.row}]`,
      ...(step.state === "dead"
        ? []
        : step.children.flatMap((child) => goalLines(record, { goal: child, indent: `${indent}    `, seen }))),
    ]);
  return [
    `${head}  (${tried})`,
    ...below,
    ...(steps.length > mostSteps ? [`${indent}  … ${steps.length - mostSteps} more steps`] : []),
  ];
}

function order({ state, move }: SearchRecord["steps"][number]): number {
  return (state === "solved" ? 0 : state === "open" ? 10 : 20) + move.cost;
}
