import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { noTactics } from "../../fakes/noTactics.ts";
import { stepCandidates } from "../../../core/search/stepCandidates.ts";
import { fileBefore, movesAt } from "./proposedMoves.ts";

const doubling = "def double : Nat → Nat\n  | 0 => 0\n  | n + 1 => double n + 2";
const tactics = noTactics;
const byContradiction = "apply Classical.byContradiction; intro hc";

interface Opening {
  readonly goal: string;
  /** At least one of these nearly always succeeds. */
  readonly likely: readonly [first: string, ...others: string[]];
  readonly before?: string;
  readonly closer?: "omega" | "assumption";
}

describe("the first candidates are what costs least and what the goal's form suggests", () => {
  test.each<Opening>([
    { goal: "p q : Prop\n⊢ p → q → p", likely: ["intro h h1", byContradiction] },
    { goal: "p q : Prop\nh : p\n⊢ p ∧ q", likely: ["constructor", byContradiction] },
    { goal: "p q : Prop\nh : p ∧ q\n⊢ q = p", likely: ["obtain ⟨h1, h2⟩ := h", byContradiction] },
    { goal: "P : Nat → Prop\nh : ∃ n, P n\n⊢ P = P", likely: ["obtain ⟨n, h1⟩ := h", byContradiction] },
    { goal: "p q : Prop\nh : p ∨ q\n⊢ q = p", likely: ["cases h", byContradiction] },
    { goal: "p q r : Prop\nh : p ∨ q\nk : p ∧ q\n⊢ r", likely: ["obtain ⟨h1, h2⟩ := k", "cases h", "constructor"] },
    { goal: "xs : List Bool\n⊢ xs ++ [] = xs", likely: ["induction xs", byContradiction] },
    { goal: "α : Type\na : α\n⊢ Nonempty α", likely: ["constructor", byContradiction] },
    { goal: "α : Type\na b : α\n⊢ a = b", likely: [byContradiction] },
    { goal: "n : Nat\n⊢ n ≤ 2 * n", likely: ["induction n", byContradiction], closer: "omega" },
    {
      goal: "n : Nat\n⊢ double n = n + n",
      likely: ["induction n", byContradiction],
      before: doubling,
      closer: "omega",
    },
  ])("$goal", ({ goal, likely: [first, ...others], before = "", closer = "assumption" }) => {
    const wanted = [closer, first, "rfl", "simp_all", ...others, "simp", "grind"];
    const { candidates } = stepCandidates({ goal: parseGoal(goal), documentBefore: before, tactics });
    expect(candidates.slice(0, wanted.length).map(({ text }) => text)).toEqual(wanted);
  });
});

test("a hypothesis that is what the goal says comes first, and with a library what its tactics are for", () => {
  const known = new Set(["linarith", "positivity", "norm_num", "ring"]);
  const first = (goal: string, count: number): readonly string[] =>
    stepCandidates({ goal: parseGoal(goal), documentBefore: "", tactics: { known, own: [] } })
      .candidates.slice(0, count)
      .map(({ text }) => text);
  expect(first("p q : Prop\nh : p ∧ q\n⊢ q", 2)).toEqual(["exact h.2", "assumption"]);
  expect(first("a b : ℝ\n⊢ (a + b) * a = a * a + b * a", 2)).toEqual(["ring", "simp"]);
  expect(first("a b c : ℝ\nh : a < b\n⊢ a < b + 1", 2)).toEqual(["linarith", "simp"]);
  expect(first("a : ℝ\n⊢ 0 < a * a + 1", 2)).toEqual(["positivity", "simp"]);
});

test("what asks for several ways in one question is several candidates, and what only suggests is none", () => {
  const goal = parseGoal("n : Nat\n⊢ double n = n + n");
  const { candidates, harvests } = stepCandidates({ goal, documentBefore: doubling, tactics });
  const texts = candidates.map(({ text }) => text);
  expect(texts.filter((text) => /^first \||^induction n <;> first|\w\?$|\?_/u.test(text))).toEqual([]);
  expect(texts).toEqual(expect.arrayContaining(["decide", "induction n <;> simp_all [double]"]));
  expect(harvests).toEqual(["exact?", "try?", "simp?", "apply?", "rw?"]);
  expect(texts.length).toBe(new Set(texts).size);
});

test("a theorem that still has a gap is used for one step, and not by the search for a whole proof", () => {
  const goal = "x : Nat\nxs : List Nat\n⊢ ins x xs = []";
  const { candidates } = stepCandidates({ goal: parseGoal(goal), documentBefore: fileBefore, tactics });
  expect(candidates.some(({ text }) => text.includes("unproved"))).toBe(true);
  expect(movesAt(goal).some(({ text }) => text.includes("unproved"))).toBe(false);
});
