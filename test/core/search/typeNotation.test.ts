import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { TypeNotation } from "../../../core/search/typeNotation.ts";
import { expectMoves } from "./proposedMoves.ts";

describe("which type a text means", () => {
  test.each([
    { kind: "usual signs", before: "", text: "ℕ → List ℤ", meaning: "Nat → List Int" },
    { kind: "other signs stay", before: "", text: "ℝ × ℚ × ℕ", meaning: "ℝ × ℚ × Nat" },
    { kind: "a name that holds a sign stays", before: "", text: "ℕ' × xℕ × A.ℕ", meaning: "ℕ' × xℕ × A.ℕ" },
    { kind: "notation of the file", before: 'local notation "𝔹" => Bool', text: "𝔹 × ℕ", meaning: "Bool × Nat" },
    {
      kind: "notation with a priority",
      before: 'scoped notation:max (priority := high) "N+" => Nat',
      text: "N+ × Bool",
      meaning: "Nat × Bool",
    },
    { kind: "another meaning of a usual sign", before: 'notation "ℤ" => Bool', text: "ℤ", meaning: "Bool" },
    {
      kind: "an abbreviation of the file",
      before: "abbrev Index := Nat",
      text: "Index → Index'",
      meaning: "Nat → Index'",
    },
    { kind: "what is no type of numbers stays", before: 'notation "𝕜" => Field', text: "𝕜", meaning: "𝕜" },
  ])("$kind", ({ before, text, meaning }) => {
    expect(new TypeNotation(before).meaning(text)).toBe(meaning);
  });
});

test("a step is written as its goal prints types, and names of lemmas stay", () => {
  const goal = parseGoal("n : ℕ\n⊢ n = n");
  const step = "have key : ∀ k : Nat, k = k := Nat.le_antisymm";
  expect(new TypeNotation("").write(step, goal)).toBe("have key : ∀ k : ℕ, k = k := Nat.le_antisymm");
  expect(new TypeNotation("").write(step, parseGoal("n : Nat\n⊢ n = n"))).toBe(step);
  expect(new TypeNotation('notation "ℕ" => Bool').write(step, goal)).toBe(step);
});

test("rules for numbers work with Mathlib's notation", () => {
  expectMoves("n : ℕ\n⊢ n * n % 2 = n % 2", "induction n");
  expectMoves("a b : ℤ\n⊢ 2 * (a * b) ≤ a * a + b * b", /a - b/u);
});
