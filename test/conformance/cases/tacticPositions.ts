import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const swap = lean`
theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  ⬚sorry
`;

/** Places inside tactic blocks, with correct candidates, of several lines if that is difficult. */
export const tacticPositions: CaseGroup = {
  subject: "tactic positions",
  cases: [
    ...casesAt(swap, [
      { name: "sorry, one line", candidate: "exact ⟨h.2, h.1⟩", expected: "proved", effect: "main" },
      { name: "sorry, blocks", candidate: "constructor\n· exact h.2\n· exact h.1", expected: "proved" },
      { name: "sorry, goals remain", candidate: "constructor", expected: "progress" },
      { name: "sorry, one goal remains", candidate: "refine ⟨h.2, ?_⟩", expected: "progress" },
    ]),
    {
      name: "cursor on a blank line of a block",
      text: lean`
theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by
  have hp := h.1
  ⬚
  exact ⟨h.2, hp⟩
`,
      candidate: "have hq := h.2",
      expected: "progress",
    },
    {
      name: "cursor before a step on its line",
      text: lean`
theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by
  have hp := h.1
  ⬚exact ⟨h.2, hp⟩
`,
      candidate: "obtain ⟨a, b⟩ := h\nhave h : p ∧ q := ⟨a, b⟩",
      expected: "progress",
    },
    {
      name: "end of a block with an open goal",
      text: lean`
theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by
  constructor
  · exact h.2⬚

theorem after : 1 = 1 := rfl
`,
      candidate: "have hp : p :=\n  h.1\nexact hp",
      expected: "proved",
    },
    {
      name: "end of a bullet's block with an open goal",
      text: lean`
theorem t (p q r : Prop) (h : p ∧ q) (hr : r) : (q ∧ p) ∧ r := by
  constructor
  · have hp := h.1
    constructor
    · exact h.2⬚
  · exact hr
`,
      candidate: "exact hp",
      expected: "proved",
    },
    {
      name: "empty by at the end of the file",
      text: "theorem t : 2 + 2 = 4 := by⬚\n",
      candidate: "rfl",
      expected: "proved",
    },
    {
      name: "empty by before the next declaration",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by⬚\n\ntheorem after : 1 = 1 := rfl\n",
      candidate: "constructor\n· exact h.2\n· exact h.1",
      expected: "proved",
    },
    {
      name: "empty by in brackets",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p :=\n  And.intro (by⬚) h.1\n",
      candidate: "exact h.2",
      expected: "proved",
    },
    {
      name: "empty by of a have",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  have hq : q := by⬚\n  exact ⟨hq, h.1⟩\n",
      candidate: "cases h with\n| intro a b => exact b",
      expected: "proved",
    },
    ...casesAt("theorem t (n : Nat) : n + 0 = n ∧ 0 + n = n := by ⬚sorry\n", [
      { name: "one-line by, one line", candidate: "exact ⟨rfl, Nat.zero_add n⟩", expected: "proved" },
      {
        name: "one-line by, several lines",
        candidate: "constructor\n· rfl\n· exact Nat.zero_add n",
        expected: "proved",
      },
      { name: "one-line by, goals remain", candidate: "constructor", expected: "progress" },
    ]),
    ...casesAt("theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  constructor\n  · ⬚sorry\n  · exact h.1\n", [
      { name: "behind a bullet, several lines", candidate: "have hq := h.2\nexact hq", expected: "proved" },
      { name: "behind a bullet, a block of blocks", candidate: "rcases h with ⟨a, b⟩\n· exact b", expected: "proved" },
    ]),
    {
      name: "behind two bullets",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  constructor\n  · · ⬚sorry\n  · exact h.1\n",
      candidate: "have hq := h.2\nexact hq",
      expected: "proved",
    },
    {
      name: "case on its line",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  constructor\n  case left => ⬚sorry\n  case right => exact h.1\n",
      candidate: "have hq := h.2\nexact hq",
      expected: "proved",
    },
    {
      name: "next with a name, below its line",
      text: "theorem t (p q : Prop) (h : p ∨ q) : q ∨ p := by\n  cases h\n  next hp =>\n    ⬚sorry\n  next hq => exact .inl hq\n",
      candidate: "right\nexact hp",
      expected: "proved",
    },
    {
      name: "in braces",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  constructor\n  { ⬚sorry }\n  { exact h.1 }\n",
      candidate: "have hq := h.2\nexact hq",
      expected: "proved",
    },
    {
      name: "behind a semicolon",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q := by\n  have hq := h.2; ⬚sorry\n",
      candidate: "have hr := hq\nexact hr",
      expected: "proved",
    },
    {
      name: "a step that runs at one state behind <;>",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q := by\n  have hq := h.2 <;> ⬚sorry\n",
      candidate: "exact hq",
      expected: "proved",
    },
    {
      name: "obtain with a block of its own",
      text: "theorem t : ∃ n : Nat, n > 3 := by\n  obtain ⟨n, hn⟩ : ∃ n : Nat, n > 4 := by ⬚sorry\n  exact ⟨n, by omega⟩\n",
      candidate: "refine ⟨5, ?_⟩\nomega",
      expected: "proved",
    },
  ],
};
