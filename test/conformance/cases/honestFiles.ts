import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const honest = (name: string, text: string, candidate: string): ConformanceCase => ({
  name: `honest: ${name}`,
  text,
  candidate,
  expected: "proved",
});
const claim = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";

/** Honest proofs in files with unusual headers, options, ends and layouts. */
export const honestFiles: CaseGroup = {
  subject: "honest files",
  cases: [
    honest("a header for modules", `module\n\npublic ${claim}`, "exact h"),
    honest("a header for modules, private", `module\n\n${claim}`, "exact h"),
    honest(
      "universes",
      "universe u v\ntheorem t {α : Type u} {β : Type v} (f : α → β) (a : α) : (fun x => f x) a = f a := by\n  ⬚sorry\n",
      "rfl",
    ),
    honest("a definition with universes", "def t.{u} {α : Sort u} (a : α) : α := by\n  ⬚sorry\n", "exact a"),
    honest(
      "letters that the file takes for variables",
      "set_option autoImplicit true\ntheorem t (a : α) : a = a := by\n  ⬚sorry\n",
      "rfl",
    ),
    honest("short printing", `set_option pp.maxSteps 5\nset_option pp.deepTerms false\n\n${claim}`, "exact h"),
    honest("printing in full", `set_option pp.all true\n\n${claim}`, "exact h"),
    honest("little recursion", `set_option maxRecDepth 100\n\n${claim}`, "exact h"),
    honest(
      "a helper",
      "theorem t : True ∧ 0 + 1 = 1 := ⟨trivial, go⟩\nwhere\n  go : 0 + 1 = 1 := by\n    ⬚sorry\n",
      "rfl",
    ),
    honest(
      "beside a helper with a gap",
      "theorem t : True ∧ 0 + 1 = 1 := by\n  ⬚sorry\nwhere\n  go : 0 + 1 = 1 := by\n    sorry\n",
      "exact ⟨trivial, rfl⟩",
    ),
    honest(
      "a recursion's own proof",
      "def t (n : Nat) : Nat := if h : n = 0 then 0 else t (n / 2)\ntermination_by n\ndecreasing_by\n  ⬚sorry\n",
      "omega",
    ),
    honest(
      "before a measure",
      "theorem t (n : Nat) : 0 + n = n := by\n  match n with\n  | 0 => rfl\n  | k + 1 =>\n    have := t k\n    ⬚sorry\ntermination_by n\n",
      "omega",
    ),
    honest("behind #exit's neighbour", `${claim}\n#exit\nnonsense\n`, "exact h"),
    honest("where a namespace stays open", `namespace A\nsection\n${claim}`, "exact h"),
    honest("where the file ends in an option", `${claim}\nset_option pp.all true in\n`, "exact h"),
    honest("where the file ends in expected messages", `${claim}\n#guard_msgs (drop info) in\n`, "exact h"),
    honest("where the file ends in an open comment", `${claim}\n/- more to come\n`, "exact h"),
    honest("where the file ends in an unfinished theorem", `${claim}\ntheorem u : True :=\n`, "exact h"),
    honest(
      "without the library",
      "prelude\nimport Init.Tactics\ntheorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n",
      "exact h",
    ),
    honest("with an import of the library", `import Init.Data.List.Basic\n\n${claim}`, "exact h"),
    honest("an attribute and a doc comment", `/-- Says \`sorry\`. -/\n@[simp]\n${claim}`, "exact h"),
    honest(
      "an equality of the file",
      'namespace A\nlocal infix:50 " ≐ " => fun (a b : Nat) => a = b\ntheorem t (n : Nat) : n ≐ n := by\n  ⬚sorry\nend A\n',
      "rfl",
    ),
    ...casesAt(
      lean`
theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c ∧ c = c := by
  refine ⟨?_, ⬚sorry⟩
  calc a = b := h
    _ = c := k
`,
      [
        {
          name: "honest: a comment at the end, before a bracket",
          candidate: "exact rfl -- done )",
          expected: "proved",
        },
      ],
    ),
    honest(
      "bullets of ASCII",
      "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\n  constructor\n  . ⬚sorry\n  . exact k\n",
      "have j := h\nexact j",
    ),
    honest(
      "tabs in a comment and line ends of two characters",
      "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\r\n  constructor --\t∀\r\n  · ⬚sorry\r\n  · exact k\r\n",
      "have j := h\nexact j",
    ),
    honest(
      "characters of two units before the hole",
      'theorem t (𝓅 : Prop) (𝒽 : 𝓅) : "😀" = "😀" ∧ 𝓅 := by\n  have 𝓀 := "𝒽😀"; refine ⟨rfl, ⬚sorry⟩\n',
      "have j := 𝒽\nexact j",
    ),
    honest(
      "the first step of calc, of several lines",
      "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := by\n  calc a = b := by\n        ⬚sorry\n    _ = c := k\n",
      "have j := h\nexact j",
    ),
    honest(
      "two holes on a line",
      "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := ⟨by ⬚sorry, by sorry⟩\n",
      "exact h",
    ),
  ],
};
