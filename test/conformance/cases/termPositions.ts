import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

/** Holes where Lean expects a term, and the bodies of where, let rec and mutual. */
export const termPositions: CaseGroup = {
  subject: "terms and bodies",
  cases: [
    ...casesAt("theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := ⬚sorry\n", [
      { name: "a whole term, one line", candidate: "exact ⟨h.2, h.1⟩", expected: "proved" },
      { name: "a whole term, several lines", candidate: "constructor\n· exact h.2\n· exact h.1", expected: "proved" },
      { name: "a whole term, goals remain", candidate: "constructor", expected: "progress" },
    ]),
    ...casesAt("theorem t (p q : Prop) (h : p ∧ q) : q ∧ p :=\n  ⟨⬚sorry, h.1⟩\n", [
      { name: "in an anonymous constructor", candidate: "exact h.2", expected: "proved" },
      { name: "in an anonymous constructor, several lines", candidate: "cases h\nassumption", expected: "proved" },
    ]),
    {
      name: "a placeholder, whole",
      text: "theorem t (p : Prop) (h : p) : p := ⬚_\n",
      candidate: "exact h",
      expected: "proved",
    },
    {
      name: "a placeholder in an anonymous constructor",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨⬚_, h.1⟩\n",
      candidate: "have k := h.2\nexact k",
      expected: "proved",
    },
    {
      name: "a placeholder as an argument, with something false",
      text: "theorem t (p q : Prop) (f : q → p) (h : p) : p := f ⬚_\n",
      candidate: "exact h",
      expected: "failed",
    },
    {
      name: "an argument",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p :=\n  And.intro ⬚sorry h.1\n",
      candidate: "have k := h.2\nexact k",
      expected: "proved",
    },
    {
      name: "the body of a function",
      text: "theorem t (p q : Prop) : p ∧ q → q := fun h => ⬚sorry\n",
      candidate: "cases h\nassumption",
      expected: "proved",
    },
    {
      name: "behind <|",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∨ p := Or.inl <| ⬚sorry\n",
      candidate: "exact h.2",
      expected: "proved",
    },
    {
      name: "branches of if",
      text: "def t (p : Prop) [Decidable p] : {n : Nat // n > 0} := if p then ⟨1, ⬚sorry⟩ else ⟨2, by decide⟩\n",
      candidate: "decide",
      expected: "proved",
    },
    {
      name: "the bound of an index",
      text: "def t (a : Array Nat) (h : a.size = 3) : Nat := a[2]'(by ⬚sorry)\n",
      candidate: "rw [h]\ndecide",
      expected: "proved",
    },
    {
      name: "a field of an instance",
      text: "structure S where\n  n : Nat\n  pos : n > 0\n\ninstance : Inhabited S where\n  default := { n := 1, pos := ⬚sorry }\n",
      candidate: "exact Nat.one_pos",
      expected: "proved",
    },
    {
      name: "where body",
      text: lean`
theorem t (n : Nat) : 0 + n = n := aux n
where
  aux (n : Nat) : 0 + n = n := by
    ⬚sorry
`,
      candidate: "have h := Nat.zero_add n\nexact h",
      expected: "proved",
    },
    {
      name: "let rec body",
      text: lean`
theorem t (n : Nat) : 0 + n = n := by
  let rec aux : (n : Nat) → 0 + n = n
    | 0 => rfl
    | n + 1 => by ⬚sorry
  exact aux n
`,
      candidate: "have h := aux n\nomega",
      expected: "proved",
    },
    {
      name: "mutual body",
      text: lean`
mutual
theorem a (n : Nat) : n + 0 = n := by
  ⬚sorry
theorem b (n : Nat) : 0 + n = n := by
  omega
end
`,
      candidate: "have h := Nat.add_zero n\nexact h",
      expected: "proved",
    },
    {
      name: "first of two declarations on a line",
      text: "theorem a (n : Nat) : n + 0 = n := by ⬚sorry theorem b : 1 = 1 := rfl\n\ntheorem c : 1 = 1 := b\n",
      candidate: "rfl",
      expected: "proved",
    },
    {
      name: "second of two declarations on a line",
      text: "theorem a : 1 = 1 := rfl theorem b (n : Nat) : n + 0 = n ∧ 1 = 1 := by ⬚sorry\n",
      candidate: "constructor\n· rfl\n· exact a",
      expected: "proved",
    },
    {
      name: "one of several sorries",
      text: "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · sorry\n",
      candidate: "exact h",
      expected: "proved",
    },
    {
      name: "do block",
      text: "def t (a : Array Nat) : Id Nat := do\n  let mut n := 0\n  for i in [0:a.size] do\n    if h : i < a.size then\n      n := n + a[i]'(by ⬚sorry)\n  return n\n",
      candidate: "exact h",
      expected: "proved",
    },
  ],
};
