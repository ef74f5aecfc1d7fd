import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";

const honest = (name: string, text: string, candidate: string): ConformanceCase => ({
  name: `honest: ${name}`,
  text,
  candidate,
  expected: "proved",
});
const claim = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";

/** Honest proofs that resemble the attacks: unusual names, other errors and gaps beside them. */
export const honestNeighbours: CaseGroup = {
  subject: "honest neighbours",
  cases: [
    honest(
      "beside another sorry",
      "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · sorry\n",
      "exact h",
    ),
    honest(
      "beside a macro's sorry",
      'macro "todo" : tactic => `(tactic| sorry)\ntheorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · todo\n',
      "exact h",
    ),
    honest(
      "beside an error",
      "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · exact nonsense\n",
      "exact h",
    ),
    honest(
      "beside a neighbour with an error",
      `theorem u : (1 : Nat) = 2 := rfl\n\n${claim}\ntheorem v : nonsense := rfl\n`,
      "exact h",
    ),
    honest(
      "beside a sorry in a value",
      "def t : {n : Nat // n = 0} × {n : Nat // n = 1} := (⟨0, by ⬚sorry⟩, ⟨1, by sorry⟩)\n",
      "rfl",
    ),
    honest(
      "with a macro of the file",
      `macro "finish" : tactic => \`(tactic| first | assumption | omega)\n\n${claim}`,
      "finish",
    ),
    honest(
      "declared by a macro",
      'macro "claim " n:ident " : " p:term " := " v:term : command => `(theorem $n : $p := $v)\n\nclaim t : (1 : Nat) = 1 := by\n  ⬚sorry\n',
      "rfl",
    ),
    honest(
      "in nested namespaces with one name",
      `theorem t : True := trivial\nnamespace A\ntheorem t : True := trivial\nnamespace B\n${claim}end B\nend A\n`,
      "exact h",
    ),
    honest("a protected name", `theorem t : True := trivial\nnamespace A\nprotected ${claim}end A\n`, "exact h"),
    honest("a private name", `namespace A\nprivate ${claim}end A\n`, "exact h"),
    honest("a name in guillemets", "theorem «my theorem: 1 = 2» (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("a name with a dot in one part", "theorem «a.b».c (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("a name like ours", "theorem t_colloquy_0 (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest(
      "hypotheses named like words of commands",
      "theorem t («theorem» «example» : Prop) (lemma : «theorem») : «theorem» := by\n  ⬚sorry\n",
      "exact lemma",
    ),
    honest(
      "an example with variables",
      "section\nvariable (p q : Prop) (h : p ∧ q)\ninclude h\nexample : q := by\n  ⬚sorry\nend\n",
      "exact h.2",
    ),
    honest(
      "the second of two examples",
      "example : True := trivial\nexample (p : Prop) (h : p) : p := by\n  ⬚sorry\n",
      "exact h",
    ),
    honest("an example that is a value", "example : Nat := by\n  ⬚sorry\n", "exact 3"),
    {
      name: "an example without code that does not say so",
      text: "example : Nat := by\n  ⬚sorry\n",
      candidate: "exact Classical.choice ⟨0⟩",
      expected: "failed",
    },
    honest(
      "an example behind an option",
      "set_option pp.all true in\nexample (n : Nat) : n = n := by\n  ⬚sorry\n",
      "rfl",
    ),
    honest(
      "an example behind open",
      "open Nat in\nexample (n m : Nat) : n + m = m + n := by\n  ⬚sorry\n",
      "exact Nat.add_comm n m",
    ),
    honest(
      "a long name",
      "theorem the_name_of_a_theorem_may_be_longer_than_a_line_of_what_lean_prints_for_it (p : Prop) (h : p) : p := by\n  ⬚sorry\n",
      "exact h",
    ),
    honest(
      "a name of forty letters in a namespace",
      `namespace MeasureTheory.Measure\ntheorem absolutelyContinuous_of_le_smul (p : Prop) (h : p) : p := by\n  ⬚sorry\nend MeasureTheory.Measure\n`,
      "exact h",
    ),
    honest(
      "narrow printing",
      `set_option format.width 20\n\ntheorem a_middling_name (p : Prop) (h : p) : p := by\n  ⬚sorry\n`,
      "exact h",
    ),
    honest("an example without code", "noncomputable example : Nat := by\n  ⬚sorry\n", "exact Classical.choice ⟨0⟩"),
    honest(
      "an example with the word in its text",
      '-- an example\nexample : "example" = "example" := by\n  ⬚sorry\n',
      "rfl",
    ),
    honest(
      "an unnamed instance",
      "structure P where\n  x : Nat\n  ok : x = 0\ninstance : Inhabited P := ⟨0, by ⬚sorry⟩\n",
      "rfl",
    ),
    honest(
      "an instance by where",
      "class Z (α : Type) where\n  z : α\n  ok : z = z\ninstance : Z Nat where\n  z := 0\n  ok := by\n    ⬚sorry\n",
      "rfl",
    ),
  ],
};
