import { expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { readValue, refutationProbe } from "../../../core/lean/probes.ts";
import { smallInstances } from "../../../core/lean/smallInstances.ts";
import { typeWhereFalseIsExpected } from "../../../core/lean/leanMessages.ts";

const goal = parseGoal("α : Type\nxs : List α\nn : Nat\nh : n < 5\n⊢ n + xs.length < 3");

test("an instance closes the goal over all that it depends on", () => {
  const instance = [
    { name: "xs", value: "[1, 2]" },
    { name: "n", value: "4" },
  ];
  const probe = refutationProbe(goal, instance);
  expect(
    probe.kind === "probe" &&
      probe.step
        .split("\n")
        .map((line) => line.trim())
        .join(" "),
  ).toBe(
    "have colloquy_probe : ¬ (∀ (α : Type ) (xs : List α ) (n : Nat ) (h : n < 5 ), n + xs.length < 3 ) := by " +
      "intro colloquy_claim exact absurd (colloquy_claim Nat ([1, 2] ) (4 ) (by first | decide | omega | simp | simp_all | grind)) " +
      "(by first | decide | omega | simp | simp_all | grind)",
  );
});

test.each([
  [[{ name: "k", value: "1" }], "a variable that the goal does not have"],
  [[{ name: "n", value: "1)) (by sorry" }], "a value that is none"],
  [[{ name: "n", value: "(by run_tac pure (); exact 1)" }], "a value that runs code"],
])("%j is refused: %s", (instance) => {
  expect(refutationProbe(goal, instance).kind).toBe("refused");
});

test("goals with names that cannot be written, or with local definitions, are not asked about", () => {
  expect(refutationProbe(parseGoal("n✝ : Nat\n⊢ n✝ = 0"), []).kind).toBe("refused");
  expect(refutationProbe(parseGoal("n : Nat := 3\n⊢ n = 0"), []).kind).toBe("refused");
});

test("small instances come by size, all variables together, and none for what is not known", () => {
  const shown = smallInstances(goal, 4).map((values) => values.map(({ name, value }) => `${name}=${value}`).join(" "));
  expect(shown).toEqual(["xs=[] n=0", "xs=[1] n=0", "xs=[] n=1", "xs=[2, 1] n=0"]);
  expect(smallInstances(parseGoal("t : Tree\n⊢ t = t"), 4)).toEqual([]);
  expect(smallInstances(parseGoal("⊢ 1 = 2"), 4)).toEqual([[]]);
});

test("Lean's answers are read", () => {
  const complaint =
    "Type mismatch\n  Nat.add_comm\nhas type\n  ∀ (n m : Nat), n + m = m + n\nbut is expected to have type\n  False";
  expect(typeWhereFalseIsExpected(complaint)).toBe("∀ (n m : Nat), n + m = m + n");
  expect(typeWhereFalseIsExpected("Unknown constant `Nat.foo`")).toBeUndefined();
  expect(readValue(parseGoal("colloquy_value : Nat\ncolloquy_probe : colloquy_value = 4\n⊢ p"))).toBe("4");
  expect(readValue(parseGoal("h : p\n⊢ p"))).toBeUndefined();
});
