import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const plain = "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  ⬚sorry\n";

/** Honest candidates of every form, to expose a gate that refuses too much. */
export const honestCandidates: CaseGroup = {
  subject: "honest candidates",
  cases: [
    ...casesAt(plain, [
      {
        name: "case blocks",
        candidate: "constructor\ncase left => exact h.2\ncase right => exact h.1",
        expected: "proved",
      },
      { name: "next blocks", candidate: "constructor\nnext => exact h.2\nnext =>\n  exact h.1", expected: "proved" },
      { name: "<;> with first", candidate: "constructor <;> first | exact h.2 | exact h.1", expected: "proved" },
      { name: "all_goals on its own goals", candidate: "constructor\nall_goals simp [h]", expected: "proved" },
      {
        name: "any_goals and braces",
        candidate: "constructor\nany_goals exact h.2\n{ exact h.1 }",
        expected: "proved",
      },
      {
        name: "the way out of exfalso",
        candidate: "by_cases hq : q\n· exact ⟨hq, h.1⟩\n· exact absurd h.2 hq",
        expected: "proved",
      },
      {
        name: "rcases and an anonymous constructor",
        candidate: "obtain ⟨a, b⟩ := h\nexact ⟨b, a⟩",
        expected: "proved",
      },
      {
        name: "comments of both kinds",
        candidate: "-- sorry, first\nconstructor /- sorry /- axiom -/ -/\n· exact h.2\n-- ⟩)\n· exact h.1",
        expected: "proved",
      },
      {
        name: "a string with refused words",
        candidate: 'have k := "sorry, native_decide (axiom"\nexact ⟨h.2, h.1⟩',
        expected: "proved",
      },
      {
        name: "a character that is a quotation mark",
        candidate: "have k := '\"'\nexact ⟨h.2, h.1⟩ -- '\"'",
        expected: "proved",
      },
      {
        name: "an interpolated string",
        candidate: 'have k := s!"{1 + 1} and {"x"}"\nexact ⟨h.2, h.1⟩',
        expected: "proved",
      },
      { name: "letters outside the BMP", candidate: "have 𝓀 := h.2 -- 😀\nexact ⟨𝓀, h.1⟩", expected: "proved" },
      { name: "subscripts and primes", candidate: "have h₁' := h.2\nexact ⟨h₁', h.1⟩", expected: "proved" },
      { name: "open ... in", candidate: "open And in exact intro h.2 h.1", expected: "proved" },
      {
        name: "a message of its own",
        candidate: 'trace "a goal is left"\nexact ⟨h.2, h.1⟩',
        expected: "proved",
      },
      { name: "semicolons", candidate: "constructor; exact h.2; exact h.1", expected: "proved" },
      { name: "a function with a match", candidate: "exact match h with\n  | ⟨a, b⟩ => ⟨b, a⟩", expected: "proved" },
      {
        name: "classical reasoning",
        candidate: "apply Classical.byContradiction\nintro n\nexact n ⟨h.2, h.1⟩",
        expected: "proved",
      },
      {
        name: "its own indentation",
        candidate: "\n    constructor\n    · exact h.2\n    · exact h.1\n\n",
        expected: "proved",
      },
    ]),
    ...casesAt("theorem t (a b c : Nat) (h : a = b) (k : b = c) : a + 0 = c := by\n  ⬚sorry\n", [
      {
        name: "a calc of several lines",
        candidate: "calc a + 0 = a := Nat.add_zero a\n  _ = b := h\n  _ = c := by\n    exact k",
        expected: "proved",
      },
      {
        name: "a calc with its first step below",
        candidate: "calc\n  a + 0 = b := by rw [Nat.add_zero, h]\n  _ = c := k",
        expected: "proved",
      },
      { name: "conv", candidate: "conv =>\n  lhs\n  rw [Nat.add_zero, h]\nexact k", expected: "proved" },
      {
        name: "simp at a hypothesis",
        candidate: "subst h\nsimp only [Nat.add_zero] at *\nexact k",
        expected: "proved",
      },
      { name: "omega", candidate: "omega", expected: "proved" },
      { name: "grind", candidate: "grind", expected: "proved" },
    ]),
    ...casesAt("theorem t (l : List Nat) : (l ++ []).length = l.length := by\n  ⬚sorry\n", [
      {
        name: "induction of several lines",
        candidate:
          "induction l with\n| nil => rfl\n| cons a l ih =>\n  simp only [List.cons_append, List.length_cons]\n  rw [ih]",
        expected: "proved",
      },
      { name: "induction with an open arm", candidate: "induction l\n· rfl", expected: "progress" },
      { name: "simp", candidate: "simp", expected: "proved" },
      {
        name: "a local function",
        candidate: "let f := fun (l : List Nat) => l ++ []\nshow (f l).length = _\nsimp [f]",
        expected: "proved",
      },
    ]),
    ...casesAt(
      lean`
theorem not_sorry_lemma (p : Prop) (h : p) : p := h
theorem axiom_of_end' (p : Prop) (h : p) : p := h
theorem native_decide_free (p : Prop) (h : p) : p := h
inductive Way | stop | go
structure Span where
  start : Nat
  stop : Nat
  ok : start ≤ stop
theorem t (p : Prop) (admit : p) (s : Span) : p ∧ s.start ≤ s.stop := by
  ⬚sorry
`,
      [
        {
          name: "names that contain refused words",
          candidate: "refine ⟨not_sorry_lemma _ (axiom_of_end' _ (native_decide_free _ ?_)), s.ok⟩\nassumption",
          expected: "proved",
        },
        { name: "a hypothesis named like a tactic", candidate: "exact ⟨admit, s.ok⟩", expected: "proved" },
        {
          name: "a field named like a tactic",
          candidate: "have k : (s).start ≤ (s).stop := s.ok\nexact ⟨by assumption, k⟩",
          expected: "proved",
        },
        {
          name: "a constructor named like a tactic",
          candidate: "have w : Way := .stop\nexact ⟨by assumption, s.ok⟩",
          expected: "proved",
        },
      ],
    ),
    {
      name: "a vector literal",
      text: "theorem t : #v[1, 2].size = 2 := by\n  ⬚sorry\n",
      candidate: "show #v[1, 2].size = #v[1, 2].toArray.size\nrfl",
      expected: "proved",
    },
    {
      name: "an honest macro of the file",
      text: 'macro "close" : tactic => `(tactic| first | rfl | omega)\n\ntheorem t (n : Nat) : n + 0 = n := by\n  ⬚sorry\n',
      candidate: "close",
      expected: "proved",
    },
    {
      name: "a value for a definition",
      text: "def f (n : Nat) : Nat := by\n  ⬚sorry\n\ntheorem f_ok : f = f := rfl\n",
      candidate: "exact n + 1",
      expected: "proved",
    },
  ],
};
