import { expect, test } from "vitest";
import { readSketch, stepOfSketch } from "../../../core/lean/sketch.ts";

test("each `have` that is left out is a part with its statement", () => {
  const sketch = readSketch("have h1 (k : Nat) : k + 0 = k := by sorry\nhave : p ∧ q := sorry\nexact foo h1 this");
  expect(sketch?.parts.map(({ name, binders, statement }) => [name, binders, statement])).toEqual([
    ["h1", "(k : Nat)", "k + 0 = k"],
    ["this", "", "p ∧ q"],
  ]);
});

test.each([
  ["exact foo", "nothing is left out"],
  ["sorry", "a step is left out"],
  ["induction n with\n| zero => sorry\n| succ n ih => simp", "an arm is left out"],
  ["have h : p := by\n  simp\n  sorry\nexact h", "only a part of a proof is left out"],
  ["have h : p := foo sorry\nexact h", "a part of a term is left out"],
  ["have h : p := by sorry\nhave h : q := by sorry\nexact h", "two parts have one name"],
  ["have h : p := by\n  have k := by sorry\n  exact k\nexact h", "nobody says what is to be shown"],
])("%j is no sketch: %s", (text) => {
  expect(readSketch(text)).toBeUndefined();
});

test("Lean is asked about the sketch without any `sorry`; proofs stand in their places", () => {
  const sketch = readSketch("intro x\nhave h1 : p := by sorry -- easy\nhave h2 : q := by\n  sorry\nexact ⟨h1, h2⟩");
  if (!sketch) throw new Error("no sketch");
  expect(stepOfSketch(sketch)).toBe(
    [
      "intro x",
      "refine (have h1 : p := ?_; ?_); rotate_left -- easy",
      "refine (have h2 : q := ?_; ?_); rotate_left",
      "exact ⟨h1, h2⟩",
    ].join("\n"),
  );
  const proofs = new Map([
    ["h1", "cases hp\nsimp"],
    ["h2", "exact hq"],
  ]);
  expect(stepOfSketch(sketch, proofs)).toBe(
    [
      "intro x",
      "have h1 : p := by",
      "  cases hp",
      "  simp -- easy",
      "have h2 : q := by",
      "  exact hq",
      "exact ⟨h1, h2⟩",
    ].join("\n"),
  );
});
