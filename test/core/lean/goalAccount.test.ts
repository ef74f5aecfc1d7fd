import { expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { accountForGoals } from "../../../core/lean/goalAccount.ts";

const goals = (...targets: readonly string[]): ReturnType<typeof parseGoal>[] =>
  targets.map((target) => parseGoal(`⊢ ${target}`));

test.each([
  [["a"], [], "proved", "main", []],
  [["a"], ["b"], "progress", "main", ["b"]],
  [["a"], ["a"], "noProgress", "main", ["a"]],
  [["a", "s"], ["s"], "proved", "main", []],
  [["a", "s"], ["b", "c", "s"], "progress", "main", ["b", "c"]],
  [["a", "s"], [], "proved", "all", []],
  [["a", "s"], ["s", "a"], "progress", "others", ["s", "a"]],
  [["a", "s", "t"], ["t"], "progress", "others", ["t"]],
] as const)("%j to %j: %s, %s", (before, after, kind, effect, left) => {
  const account = accountForGoals(goals(...before), goals(...after));
  expect([account.kind, account.effect, account.goalsAfter.map((goal) => goal.target)]).toEqual([kind, effect, left]);
});
