import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

/** calc steps, arms, and the blocks of have, show and suffices. */
export const blockPositions: CaseGroup = {
  subject: "arms and steps",
  cases: [
    {
      name: "calc step, by on its line",
      text: lean`
theorem t (a b c : Nat) (h : a = b) (k : b = c) : a + 0 = c := by
  calc a + 0 = a := Nat.add_zero a
    _ = b := by ⬚sorry
    _ = c := k
`,
      candidate: "have e := h\nexact e",
      expected: "proved",
    },
    {
      name: "calc step, a term",
      text: lean`
theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c :=
  calc a = b := h
    _ = c := ⬚sorry
`,
      candidate: "have e := k\nexact e",
      expected: "proved",
    },
    {
      name: "last calc step, by at the end of its line",
      text: lean`
theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := by
  calc
    a = b := by rw [h]
    _ = c := by
      ⬚sorry
`,
      candidate: "rw [k]",
      expected: "proved",
    },
    {
      name: "match arm, a term",
      text: "theorem t : (n : Nat) → 0 + n = n\n  | 0 => ⬚sorry\n  | n + 1 => by rw [Nat.zero_add]\n",
      candidate: "have h : 0 + 0 = 0 := rfl\nexact h",
      expected: "proved",
    },
    {
      name: "match arm of a tactic",
      text: "theorem t (n : Nat) : 0 + n = n := by\n  match n with\n  | 0 => ⬚sorry\n  | n + 1 => rw [Nat.zero_add]\n",
      candidate: "show 0 + 0 = 0\nrfl",
      expected: "proved",
    },
    ...casesAt(
      lean`
theorem t (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => ⬚sorry
`,
      [
        { name: "induction arm, one line", candidate: "rw [← Nat.add_assoc, ih]", expected: "proved" },
        {
          name: "induction arm, several lines",
          candidate: "have h := congrArg (· + 1) ih\nsimpa using h",
          expected: "proved",
        },
        { name: "induction arm, a further arm is no step", candidate: "omega\n| extra => rfl", expected: "failed" },
      ],
    ),
    {
      name: "induction arm below its line",
      text: "theorem t (n : Nat) : 0 + n = n := by\n  induction n with\n  | zero =>\n    ⬚sorry\n  | succ n ih => omega\n",
      candidate: "show 0 + 0 = 0\nrfl",
      expected: "proved",
    },
    {
      name: "arms on one line",
      text: "theorem t (n : Nat) : 0 + n = n := by\n  cases n with | zero => ⬚sorry | succ n => omega\n",
      candidate: "rfl",
      expected: "proved",
    },
    {
      name: "have with a block below",
      text: "theorem t (n : Nat) (h : n > 3) : n > 1 := by\n  have k : n > 2 := by\n    ⬚sorry\n  omega\n",
      candidate: "have j := h\nomega",
      expected: "proved",
    },
    {
      name: "have with a one-line by",
      text: "theorem t (n : Nat) (h : n > 3) : n > 1 := by\n  have k : n > 2 := by ⬚sorry\n  omega\n",
      candidate: "have j := h\nomega",
      expected: "proved",
    },
    {
      name: "have with a term",
      text: "theorem t (n : Nat) (h : n > 3) : n > 1 := by\n  have k : n > 2 := ⬚sorry\n  omega\n",
      candidate: "omega",
      expected: "proved",
    },
    {
      name: "show ... by",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p :=\n  ⟨show q by ⬚sorry, h.1⟩\n",
      candidate: "cases h\nassumption",
      expected: "proved",
    },
    {
      name: "show ... from",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p :=\n  ⟨show q from ⬚sorry, h.1⟩\n",
      candidate: "exact h.2",
      expected: "proved",
    },
    {
      name: "suffices ... by",
      text: "theorem t (n : Nat) (h : n > 3) : n > 1 := by\n  suffices k : n > 2 by ⬚sorry\n  omega\n",
      candidate: "have j := k\nomega",
      expected: "proved",
    },
    {
      name: "suffices ... from",
      text: "theorem t (n : Nat) (h : n > 3) : n > 1 := by\n  suffices k : n > 2 from ⬚sorry\n  omega\n",
      candidate: "omega",
      expected: "proved",
    },
    {
      name: "a proof inside rw",
      text: "theorem t (a b : Nat) (h : a = b) : a + 1 = b + 1 := by\n  rw [show a = b by ⬚sorry]\n",
      candidate: "exact h",
      expected: "proved",
    },
    {
      name: "decreasing_by",
      text: lean`
def half (n : Nat) : Nat := if h : n < 2 then 0 else 1 + half (n - 2)
termination_by n
decreasing_by ⬚sorry
`,
      candidate: "omega",
      expected: "proved",
    },
  ],
};
