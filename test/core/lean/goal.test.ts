import { expect, test } from "vitest";
import { normaliseGoals, parseGoal } from "../../../core/lean/goal.ts";

test("a goal with everything in it", () => {
  const goal = parseGoal(
    "case succ\nα : Type u_1\ninst✝ : Inhabited α\np q : Prop\nx : Nat := 3\nh✝ : ∀ (y : Nat),\n  y = x\n⊢ p ∧\n    q",
  );
  expect(goal.caseTag).toBe("succ");
  expect(goal.target).toBe("p ∧\n    q");
  expect(goal.hypotheses).toEqual([
    { names: ["α"], type: "Type u_1", isInstance: false, isInaccessible: false },
    { names: ["inst✝"], type: "Inhabited α", isInstance: true, isInaccessible: true },
    { names: ["p", "q"], type: "Prop", isInstance: false, isInaccessible: false },
    { names: ["x"], type: "Nat", value: "3", isInstance: false, isInaccessible: false },
    { names: ["h✝"], type: "∀ (y : Nat),\n  y = x", isInstance: false, isInaccessible: true },
  ]);
});

test("a conv goal has its own prefix", () => {
  expect(parseGoal("a : Nat\n| a + 0").prefix).toBe("|");
});

test("layout, case tags and the numbering of daggers do not make a new state", () => {
  const one = normaliseGoals([parseGoal("case a\nn✝¹ : Nat\n⊢ n✝¹ =\n    n✝¹")]);
  const other = normaliseGoals([parseGoal("n✝ : Nat\n⊢ n✝ = n✝")]);
  expect(one).toBe(other);
});

test("another target is another state", () => {
  expect(normaliseGoals([parseGoal("⊢ 1 = 1")])).not.toBe(normaliseGoals([parseGoal("⊢ 1 = 2")]));
});
