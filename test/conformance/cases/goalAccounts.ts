import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const twoGoals = lean`
theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor⬚
`;
const siblingsBehind = lean`
theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  ⬚sorry
  exact hq
`;

/** The effect of a step on its goal and on the goals beside it, and the goals it leaves. */
export const goalAccounts: CaseGroup = {
  subject: "goals and siblings",
  cases: [
    ...casesAt(twoGoals, [
      { name: "the first of two goals", candidate: "· exact hp", expected: "proved", effect: "main" },
      { name: "all goals, and it is said", candidate: "all_goals assumption", expected: "proved", effect: "all" },
      { name: "both goals as blocks", candidate: "· exact hp\n· exact hq", expected: "proved", effect: "all" },
      {
        name: "the other goal, and it is said",
        candidate: "case right => exact hq",
        expected: "progress",
        effect: "others",
      },
      { name: "the goals in another order", candidate: "rotate_left", expected: "noProgress" },
    ]),
    ...casesAt(siblingsBehind, [
      { name: "only its own goal", candidate: "exact hp", expected: "proved", effect: "main" },
      { name: "siblings of a finished proof by all_goals", candidate: "all_goals assumption", expected: "notAccepted" },
      {
        name: "siblings of a finished proof by any_goals",
        candidate: "any_goals exact hp\ncase right => exact hq",
        expected: "notAccepted",
      },
      {
        name: "a sibling of a finished proof by case",
        candidate: "case right => exact hq\nexact hp",
        expected: "notAccepted",
      },
    ]),
    ...casesAt(
      lean`
theorem t (n : Nat) : ∃ k : Nat, k = k ∧ n ≤ n + 0 := by
  refine ⟨?k, ?_, ?_⟩
  case k => exact n
  · rfl
  ⬚sorry
`,
      [{ name: "a last goal after its siblings", candidate: "exact Nat.le_refl _", expected: "proved" }],
    ),
    {
      name: "a value that another goal needs",
      text: lean`
theorem t : ∃ k : Nat, k = 3 := by
  refine ⟨?k, ?h⟩
  case h => ⬚sorry
  case k => exact 3
`,
      candidate: "exact (rfl : 4 = 4)",
      expected: "failed",
    },
    {
      name: "a closer before a step that still wants the goal",
      text: "theorem t (p q : Prop) (h : p ∧ q) : p := by\n  have k := h\n  ⬚\n  exact k.1\n",
      candidate: "exact h.1",
      expected: "failed",
    },
    ...casesAt("theorem t : ∃ k : Nat, k > 3 ∧ k = k := by\n  ⬚sorry\n", [
      { name: "a witness left open", candidate: "exact ⟨_, by omega, rfl⟩", expected: "failed" },
      { name: "a named witness under exact", candidate: "exact ⟨?k, by decide, rfl⟩", expected: "failed" },
      { name: "a witness left as a goal", candidate: "refine ⟨?_, ?_, rfl⟩", expected: ["progress", "failed"] },
      {
        name: "an argument that nothing decides",
        candidate: "have k := @id _\nexact ⟨4, by decide, rfl⟩",
        expected: "failed",
      },
      { name: "a witness", candidate: "exists 4", expected: "proved" },
      {
        name: "constructor, then the witness",
        candidate: "constructor\ncase w => exact 4\nexact ⟨by decide, rfl⟩",
        expected: "proved",
      },
    ]),
    {
      name: "a transitivity that leaves its middle",
      text: "theorem t (a b c : Nat) (h : a ≤ b) (k : b ≤ c) : a ≤ c := by\n  ⬚sorry\n",
      candidate: "apply Nat.le_trans\n· exact h\n· exact k",
      expected: "proved",
    },
    {
      name: "at several states behind <;>",
      text: "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor <;> ⬚sorry\n",
      candidate: "assumption",
      expected: "noHole",
    },
    {
      name: "at several states under all_goals",
      text: "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor\n  all_goals ⬚sorry\n",
      candidate: "assumption",
      expected: "noHole",
    },
    {
      name: "at several states under repeat",
      text: "theorem t (p q r : Prop) (hp : p) : p ∧ p := by\n  constructor\n  repeat (skip; ⬚sorry)\n",
      candidate: "exact hp",
      expected: "noHole",
    },
    {
      name: "where no state comes",
      text: "theorem t (p : Prop) (hp : p) : p := by\n  first | exact hp | ⬚sorry\n",
      candidate: "exact hp",
      expected: "noHole",
    },
    {
      name: "a failing step beside another way out",
      text: "theorem t (p : Prop) (hp : p) : p ∨ p := by\n  first\n    | ⬚sorry\n    | exact Or.inl hp\n",
      candidate: "exact nonsense",
      expected: "notAccepted",
    },
    {
      name: "a closing step beside another way out",
      text: "theorem t (p : Prop) (hp : p) : p ∨ p := by\n  first\n    | ⬚sorry\n    | exact Or.inl hp\n",
      candidate: "exact Or.inr hp",
      expected: "proved",
    },
    {
      name: "in a comment",
      text: "theorem t (p : Prop) (hp : p) : p := hp\n-- ⬚sorry\n",
      candidate: "exact hp",
      expected: "noHole",
    },
  ],
};
