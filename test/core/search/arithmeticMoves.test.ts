import { describe, expect, test } from "vitest";
import type { Move } from "../../../core/search/moves/move.ts";
import { expectMoves, movesAt } from "./proposedMoves.ts";

describe("numbers modulo a number", () => {
  test("each remainder by itself, with what is known of remainders", () => {
    expectMoves(
      "n m : Nat\nh : n % 2 = 1\nhm : m < 4\n⊢ n * n % 8 = 1",
      /^have key : ∀ n, n < 8 → \(n % 2 = 1\) → \(n \* n % 8 = 1\) := \(by decide\); have hr := key \(n % 8\) /u,
    );
    expectMoves(
      "a b : Int\n⊢ 3 ∣ a * b",
      /^rcases \(by omega : a % 3 = 0 ∨ a % 3 = 1 ∨ a % 3 = 2\) with hr \| hr \| hr <;> rcases /u,
    );
  });

  test("nothing where there are too many cases, or a function stands in the claim", () => {
    const residues = (goal: string): readonly Move[] =>
      movesAt(goal).filter((move) => move.row.startsWith("residues."));
    expect(residues("n : Nat\n⊢ n * n % 61 = 1")).toEqual([]);
    expect(residues("a b c : Nat\n⊢ a * b * c % 2 = 0")).toEqual([]);
    expect(residues("xs : List Nat\n⊢ (xs.map fun x => x % 2) = xs")).toEqual([]);
  });

  test("an equation that no remainder fits", () => {
    expectMoves(
      "n k : Nat\nh : k * k = 4 * n + 3\n⊢ False",
      /^have he := congrArg \(· % 4\) h; rcases .* <;> simp \[Nat\.pow_succ, .*, hr\] at he$/u,
    );
  });
});

describe("multiples and squares", () => {
  test("multiples that are written out become remainders everywhere, and one that is asked for divisibility", () => {
    expectMoves(
      "m n : Nat\nh : ∃ k, m = k + k\n⊢ (∃ k, n = 2 * k + 1) ∨ m = 0",
      /^have hd : ∀ x : Nat, \(∃ k, x = 2 \* k \+ 1\) ↔ x % 2 = 1 := .*; have hd1 : ∀ x : Nat, \(∃ k, x = k \+ k\) ↔ x % 2 = 0 := .*; simp only \[hd, hd1\] at \*$/u,
    );
    expect(movesAt("m : Nat\nh : ∃ k, m = 2 * k + 3\n⊢ False").map(({ row }) => row)).not.toContain(
      "multiples.remainders",
    );
    expectMoves("n : Nat\n⊢ ∃ k, n * (n + 1) = 2 * k", "show 2 ∣ n * (n + 1)");
  });

  test("what divides the parts, and what squares are", () => {
    expectMoves("a b d : Nat\nh : d ∣ a\n⊢ d ∣ a * b", /^solve_by_elim \[Nat\.dvd_add, /u);
    expectMoves(
      "a b : Int\n⊢ 2 * a * b ≤ a * a + b * b",
      /^have hs : ∀ x : Int, 0 ≤ x \* x := .*; have h := hs \(a - b\); /u,
    );
    expectMoves(
      "a b : Nat\n⊢ 2 * a * b ≤ a * a + b * b",
      /^rcases Nat\.le_total a b with h \| h <;> obtain ⟨d, rfl⟩ := /u,
    );
  });
});
