import type { Goal } from "../core/lean/goal.ts";

/** Goals as Lean prints them, with their number where there are several. */
export function goalLines(goals: readonly Goal[]): readonly string[] {
  if (goals.length === 0) return ["no goals"];
  return goals.flatMap((goal, at) => {
    const lines = goal.text.split("\n");
    return goals.length === 1 ? lines : [`goal ${at + 1} of ${goals.length}`, ...lines.map((line) => `  ${line}`), ""];
  });
}

/** One line for tables: the target, cut to a width in characters. */
export function targetLine(goals: readonly Goal[], width: number): string {
  const target = (goals[0]?.target ?? "").replace(/\s+/gu, " ");
  const more = goals.length > 1 ? ` (+${goals.length - 1})` : "";
  const characters = Array.from(`⊢ ${target}${more}`);
  return characters.length <= width ? characters.join("") : `${characters.slice(0, width - 1).join("")}…`;
}
