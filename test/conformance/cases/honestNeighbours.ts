import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const honest = (name: string, text: string, candidate: string): ConformanceCase => ({
  ...{ name: `honest: ${name}`, text, candidate },
  expected: "proved",
});
const claim = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";

/** Honest proofs in the neighbourhood of the attacks: odd files, odd names, other errors and gaps beside them. */
export const honestNeighbours: CaseGroup = {
  subject: "honest neighbours",
  cases: [
    honest("beside another sorry", "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · sorry\n", "exact h"),
    honest("beside a macro's sorry", 'macro "todo" : tactic => `(tactic| sorry)\ntheorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · todo\n', "exact h"),
    honest("beside an error", "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · exact nonsense\n", "exact h"),
    honest("beside a neighbour with an error", `theorem u : (1 : Nat) = 2 := rfl\n\n${claim}\ntheorem v : nonsense := rfl\n`, "exact h"),
    honest("beside a sorry in a value", "def t : {n : Nat // n = 0} × {n : Nat // n = 1} := (⟨0, by ⬚sorry⟩, ⟨1, by sorry⟩)\n", "rfl"),
    honest("with a macro of the file", `macro "finish" : tactic => \`(tactic| first | assumption | omega)\n\n${claim}`, "finish"),
    honest("declared by a macro", 'macro "claim " n:ident " : " p:term " := " v:term : command => `(theorem $n : $p := $v)\n\nclaim t : (1 : Nat) = 1 := by\n  ⬚sorry\n', "rfl"),
    honest("in nested namespaces with one name", `theorem t : True := trivial\nnamespace A\ntheorem t : True := trivial\nnamespace B\n${claim}end B\nend A\n`, "exact h"),
    honest("a protected name", `theorem t : True := trivial\nnamespace A\nprotected ${claim}end A\n`, "exact h"),
    honest("a private name", `namespace A\nprivate ${claim}end A\n`, "exact h"),
    honest("a name in guillemets", "theorem «my theorem: 1 = 2» (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("a name with a dot in one part", "theorem «a.b».c (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("a name like Lean's own for examples", "theorem _example (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("a name like Lean's own for checks", "theorem _check (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("a name like ours", "theorem t_colloquy_0 (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("hypotheses named like words of commands", "theorem t («theorem» «example» : Prop) (lemma : «theorem») : «theorem» := by\n  ⬚sorry\n", "exact lemma"),
    honest("an example with variables", "section\nvariable (p q : Prop) (h : p ∧ q)\ninclude h\nexample : q := by\n  ⬚sorry\nend\n", "exact h.2"),
    honest("the second of two examples", "example : True := trivial\nexample (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("an example that is a value", "example : Nat := by\n  ⬚sorry\n", "exact Classical.choice ⟨0⟩"),
    honest("an example without code", "noncomputable example : Nat := by\n  ⬚sorry\n", "exact Classical.choice ⟨0⟩"),
    honest("an example with the word in its text", "-- an example\nexample : \"example\" = \"example\" := by\n  ⬚sorry\n", "rfl"),
    honest("an unnamed instance", "structure P where\n  x : Nat\n  ok : x = 0\ninstance : Inhabited P := ⟨0, by ⬚sorry⟩\n", "rfl"),
    honest("an instance by where", "class Z (α : Type) where\n  z : α\n  ok : z = z\ninstance : Z Nat where\n  z := 0\n  ok := by\n    ⬚sorry\n", "rfl"),
    honest("a default value", "structure S where\n  x : Nat\n  y : Nat := (by ⬚sorry)\n", "exact 3"),
    honest("a header for modules", `module\n\npublic ${claim}`, "exact h"),
    honest("a header for modules, private", `module\n\n${claim}`, "exact h"),
    honest("universes", "universe u v\ntheorem t {α : Type u} {β : Type v} (f : α → β) (a : α) : (fun x => f x) a = f a := by\n  ⬚sorry\n", "rfl"),
    honest("a definition with universes", "def t.{u} {α : Sort u} (a : α) : α := by\n  ⬚sorry\n", "exact a"),
    honest("letters that the file takes for variables", "set_option autoImplicit true\ntheorem t (a : α) : a = a := by\n  ⬚sorry\n", "rfl"),
    honest("short printing", `set_option pp.maxSteps 5\nset_option pp.deepTerms false\n\n${claim}`, "exact h"),
    honest("printing in full", `set_option pp.all true\n\n${claim}`, "exact h"),
    honest("little recursion", `set_option maxRecDepth 100\n\n${claim}`, "exact h"),
    honest("a helper", "theorem t : True ∧ 0 + 1 = 1 := ⟨trivial, go⟩\nwhere\n  go : 0 + 1 = 1 := by\n    ⬚sorry\n", "rfl"),
    honest("beside a helper with a gap", "theorem t : True ∧ 0 + 1 = 1 := by\n  ⬚sorry\nwhere\n  go : 0 + 1 = 1 := by\n    sorry\n", "exact ⟨trivial, rfl⟩"),
    honest("a recursion's own proof", "def t (n : Nat) : Nat := if h : n = 0 then 0 else t (n / 2)\ntermination_by n\ndecreasing_by\n  ⬚sorry\n", "omega"),
    honest("before a measure", "theorem t (n : Nat) : 0 + n = n := by\n  match n with\n  | 0 => rfl\n  | k + 1 =>\n    have := t k\n    ⬚sorry\ntermination_by n\n", "omega"),
    honest("behind #exit's neighbour", `${claim}\n#exit\nnonsense\n`, "exact h"),
    honest("where a namespace stays open", `namespace A\nsection\n${claim}`, "exact h"),
    honest("where the file ends in an option", `${claim}\nset_option pp.all true in\n`, "exact h"),
    honest("where the file ends in expected messages", `${claim}\n#guard_msgs (drop info) in\n`, "exact h"),
    honest("where the file ends in an open comment", `${claim}\n/- more to come\n`, "exact h"),
    honest("where the file ends in an unfinished theorem", `${claim}\ntheorem u : True :=\n`, "exact h"),
    honest("without the library", "prelude\nimport Init.Tactics\ntheorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n", "exact h"),
    honest("with an import of the library", `import Init.Data.List.Basic\n\n${claim}`, "exact h"),
    honest("an attribute and a doc comment", `/-- Says \`sorry\`. -/\n@[simp]\n${claim.replace("p : Prop", "p : Prop")}`, "exact h"),
    honest("an equality of the file", 'namespace A\nlocal infix:50 " == " => fun (a b : Nat) => a = b\ntheorem t (n : Nat) : n == n := by\n  ⬚sorry\nend A\n', "rfl"),
    ...casesAt(
      lean`
theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c ∧ c = c := by
  refine ⟨?_, ⬚sorry⟩
  calc a = b := h
    _ = c := k
`,
      [{ name: "honest: a comment at the end, before a bracket", candidate: "exact rfl -- done )", expected: "proved" }],
    ),
    honest("bullets of ASCII", "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\n  constructor\n  . ⬚sorry\n  . exact k\n", "have j := h\nexact j"),
    honest("tabs in a comment and line ends of two characters", "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\r\n  constructor --\t∀\r\n  · ⬚sorry\r\n  · exact k\r\n", "have j := h\nexact j"),
    honest("characters of two units before the hole", 'theorem t (𝓅 : Prop) (𝒽 : 𝓅) : "😀" = "😀" ∧ 𝓅 := by\n  have 𝓀 := "𝒽😀"; refine ⟨rfl, ⬚sorry⟩\n', "have j := 𝒽\nexact j"),
    honest("the first step of calc, of several lines", "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := by\n  calc a = b := by\n        ⬚sorry\n    _ = c := k\n", "have j := h\nexact j"),
    honest("two holes on a line", "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := ⟨by ⬚sorry, by sorry⟩\n", "exact h"),
  ],
};
