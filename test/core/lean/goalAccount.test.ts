import { expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { accountForGoals } from "../../../core/lean/goalAccount.ts";

const goals = (...targets: readonly string[]): ReturnType<typeof parseGoal>[] =>
  targets.map((target) => parseGoal(`⊢ ${target}`));

test.each([
  { before: ["a"], after: [], expected: ["proved", "main", []] },
  { before: ["a"], after: ["b"], expected: ["progress", "main", ["b"]] },
  { before: ["a"], after: ["a"], expected: ["noProgress", "main", ["a"]] },
  { before: ["a", "s"], after: ["s"], expected: ["proved", "main", []] },
  { before: ["a", "s"], after: ["b", "c", "s"], expected: ["progress", "main", ["b", "c"]] },
  { before: ["a", "s"], after: [], expected: ["proved", "all", []] },
  { before: ["a", "s"], after: ["s", "a"], expected: ["noProgress", "main", ["s", "a"]] },
  { before: ["a", "s"], after: ["s", "b"], expected: ["progress", "others", ["s", "b"]] },
  { before: ["a", "s", "t"], after: ["t"], expected: ["progress", "others", ["t"]] },
])("$before to $after: $expected", ({ before, after, expected }) => {
  const account = accountForGoals(goals(...before), goals(...after));
  expect([account.kind, account.effect, account.goalsAfter.map((goal) => goal.target)]).toEqual(expected);
});
