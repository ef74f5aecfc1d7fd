import { expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { goalNamespaces, lemmasOfText } from "../../../core/search/foundLemma.ts";
import { LemmaIndex } from "../../../lean-bridge/search/lemmaIndex.ts";
import { lemmaWords } from "../../../core/search/lemmaWords.ts";

const text = `def revAcc : List α → List α → List α := fun xs acc => xs.reverse ++ acc

/-- A docstring that lies. -/
theorem revAcc_spec (xs acc : List α) : revAcc xs acc = revAcc xs [] ++ acc := by
  simp [revAcc]

private theorem length_revAcc (xs acc : List α) :
    (revAcc xs acc).length = xs.length + acc.length := by simp [revAcc]

theorem unrelated (n : Nat) : n % 2 < 2 := by omega
`;

test("names and symbols are cut into the words that lemmas are named with", () => {
  expect(lemmaWords("revAcc xs [] ++ acc")).toEqual(["rev", "acc", "xs", "nil", "append", "acc"]);
  expect(lemmaWords("List.length_append")).toEqual(["list", "length", "append"]);
  expect(lemmaWords("a + b ≤ 0")).toEqual(["add", "le", "zero"]);
});

test("theorems of a file are found by the goal they are about", () => {
  const found = lemmasOfText(text, "file");
  expect(found.map(({ name }) => name)).toEqual(["revAcc_spec", "length_revAcc", "unrelated"]);
  expect(found[1]?.statement).toBe("(xs acc : List α) : (revAcc xs acc).length = xs.length + acc.length");
  const search = new LemmaIndex();
  search.add(found);
  search.add(found);
  search.add([
    { name: "Nat.mod_lt", statement: undefined, source: "Init" },
    { name: "List.length_append", statement: undefined, source: "Init" },
  ]);
  expect(search.size).toBe(5);
  const best = (goal: string | undefined, words = ""): string | undefined =>
    search.find({ goal: goal === undefined ? undefined : parseGoal(goal), words, limit: 3 })[0]?.name;
  expect(best("⊢ (revAcc ys zs).length = ys.length + zs.length")).toBe("length_revAcc");
  expect(best("⊢ (as ++ bs).length = 3")).toBe("List.length_append");
  expect(best(undefined, "mod lt")).toBe("Nat.mod_lt");
  expect(best(undefined, "nothing of the kind")).toBeUndefined();
});

test("a goal says in which namespaces to look", () => {
  expect(goalNamespaces(parseGoal("α : Type\nxs : List α\nn : Nat\n⊢ p ∧ xs ++ [] = xs"))).toEqual([
    "List",
    "Nat",
    "And",
    "Or",
    "Not",
    "Iff",
  ]);
});
