import { expect, test } from "vitest";
import { expectMoves, movesAt } from "./proposedMoves.ts";

test("hypotheses that say nothing of the remainders are left out of what is decided", () => {
  expectMoves(
    "n m : Nat\nh : n % 2 = 1\nhm : m < 4\n⊢ n * n % 8 = 1",
    /^have key : ∀ n, n < 8 → \(n % 2 = 1\) → \(n \* n % 8 = 1\) := \(by decide\); have hr := key \(n % 8\) /u,
  );
});

test("remainders below all moduli at once, up to a number that is still decided soon", () => {
  const decided = (goal: string): readonly string[] =>
    movesAt(goal)
      .filter(({ row }) => row === "residues.decide")
      .map(({ text }) => /n < (\d+)/u.exec(text)?.[1] ?? "");
  expect(decided("n : Nat\nh : n % 4 = 1\n⊢ n % 6 ≠ 2")).toEqual(["12"]);
  expect(decided("n : Nat\nh : n % 7 = 1\n⊢ n % 9 ≠ 2")).toEqual([]);
  expect(decided("n m : Nat\n⊢ n * m % 20 = m * n % 20")).toEqual(["20"]);
  expect(decided("n m : Nat\n⊢ n * m % 21 = m * n % 21")).toEqual([]);
});

test("multiples that are written out become remainders everywhere", () => {
  expectMoves(
    "m n : Nat\nh : ∃ k, m = k + k\n⊢ (∃ k, n = 2 * k + 1) ∨ m = 0",
    /^have hd : ∀ x : Nat, \(∃ k, x = 2 \* k \+ 1\) ↔ x % 2 = 1 := .*; have hd1 : ∀ x : Nat, \(∃ k, x = k \+ k\) ↔ x % 2 = 0 := .*; simp only \[hd, hd1\] at \*$/u,
  );
});
