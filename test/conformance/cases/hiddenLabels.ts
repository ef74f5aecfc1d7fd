import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const close = 'macro "close" : tactic => `(tactic| sorry)\n';
const quiet = `${close}set_option warn.sorry false in\n`;
const claim = "theorem t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n";

/** A place in a declaration whose proofs Lean stores as separate constants, or whose term is hard to read. */
function hidden(name: string, declaration: string, candidate = "close"): ConformanceCase {
  return { name: `a hidden sorry in ${name}`, text: quiet + declaration, candidate, expected: "notAccepted" };
}

const subtype = "{n : Nat // n = n + 1} := ⟨0, by\n  ⬚sorry⟩\n";

/** A `sorry` of a macro without a warning, in a printed term in which it is hard to find. */
export const hiddenLabels: CaseGroup = {
  subject: "hidden labels",
  cases: [
    hidden("a definition's proof", `def t : ${subtype}`),
    hidden("a definition with a name in guillemets", `def «my value» : ${subtype}`),
    hidden("a definition with a dot in its name", `def «a.b» : ${subtype}`),
    hidden("a definition with a mark in its name", `def «#a.b» : ${subtype}`),
    hidden("a definition with a mark and a blank in its name", `def «#a b» : ${subtype}`),
    hidden("a private definition", `private def t : ${subtype}`),
    hidden("an abbreviation", `abbrev t : ${subtype}`),
    hidden("a definition without code", `noncomputable def t : ${subtype}`),
    hidden("an example's value", `example : ${subtype}`),
    hidden("an opaque constant", `opaque t : ${subtype}`),
    hidden("an instance's field", "instance : Inhabited {n : Nat // n = n + 1} := ⟨⟨0, by\n  ⬚sorry⟩⟩\n"),
    hidden("a helper's proof", "def t : Nat := go.val\nwhere\n  go : {n : Nat // n = n + 1} := ⟨0, by\n    ⬚sorry⟩\n"),
    hidden(
      "a mutual recursion",
      "mutual\ntheorem a : (n : Nat) → n = n\n  | 0 => rfl\n  | n + 1 => congrArg Nat.succ (b n)\ntheorem b : (n : Nat) → n = n\n  | 0 => by\n    ⬚sorry\n  | n + 1 => congrArg Nat.succ (a n)\nend\n",
    ),
    hidden(
      "a mutual recursion over a measure",
      "mutual\ntheorem a (n : Nat) : n = n := match n with\n  | 0 => rfl\n  | n + 1 => congrArg Nat.succ (b n)\ntermination_by n\ntheorem b (n : Nat) : n = n := match n with\n  | 0 => by\n    ⬚sorry\n  | n + 1 => congrArg Nat.succ (a n)\ntermination_by n\nend\n",
    ),
    hidden(
      "a mutual definition over a measure",
      "mutual\ndef a (n : Nat) : {m : Nat // m = n} := match n with\n  | 0 => ⟨0, rfl⟩\n  | n + 1 => ⟨(b n).val + 1, by rw [(b n).property]⟩\ntermination_by n\ndef b (n : Nat) : {m : Nat // m = n} := match n with\n  | 0 => ⟨0, rfl⟩\n  | n + 1 => ⟨(a n).val + 2, by\n    ⬚sorry⟩\ntermination_by n\nend\n",
    ),
    hidden(
      "a recursion over a measure",
      "def t (n : Nat) : {m : Nat // m = n} := if h : n = 0 then ⟨0, h.symm⟩ else ⟨(t (n / 2)).val, by\n  ⬚sorry⟩\ntermination_by n\n",
    ),
    hidden(
      "a recursion's own proof",
      "def t (n : Nat) : Nat := if n = 0 then 0 else t (n + 1)\ntermination_by n\ndecreasing_by\n  ⬚sorry\n",
    ),
    {
      name: "a hidden sorry in a default value",
      text: `${quiet}structure S where\n  x : Nat\n  h : x = x + 1 := (by\n    ⬚sorry)\n`,
      candidate: "close",
      expected: ["noHole", "failed", "refused", "unknown"],
    },
    ...casesAt(quiet + claim, [
      { name: "behind a name with a comment mark", candidate: "have «#--» := 1\nclose", expected: "notAccepted" },
      { name: "behind a name with an opened comment", candidate: "have «?/-» := 1\nclose", expected: "notAccepted" },
      { name: "behind a name with a quotation mark", candidate: 'have «#"» := 1\nclose', expected: "notAccepted" },
      { name: "behind an underscore and a comment mark", candidate: "have «_--» := 1\nclose", expected: "notAccepted" },
      { name: "behind a string with a bracket", candidate: 'have k := ".{"\nclose', expected: "notAccepted" },
      { name: "behind a string with a quotation mark", candidate: 'have k := "\\"--"\nclose', expected: "notAccepted" },
      { name: "between two strings", candidate: 'have k := (".{", "}")\nclose\n-- }', expected: "notAccepted" },
      { name: "behind a character", candidate: "have k := ('\"', '}')\nclose", expected: "notAccepted" },
      { name: "behind a name of Lean's", candidate: "have k := `«a.{--»\nclose", expected: "notAccepted" },
      {
        name: "within a string's function",
        candidate: 'exact (fun (_ : String) => by close) ".{"',
        expected: "notAccepted",
      },
      {
        name: "in a match of its own",
        candidate: "exact match n with\n  | 0 => by close\n  | k + 1 => by close",
        expected: "notAccepted",
      },
      {
        name: "in a recursion of its own",
        candidate: "let rec f (m : Nat) : m = m + 1 := by close\nexact f n",
        expected: "notAccepted",
      },
      {
        name: "in the measure of a recursion of its own",
        candidate: "let rec f (m : Nat) : m = m + 1 := f m\n  termination_by m\n  decreasing_by close\nexact f n",
        expected: "notAccepted",
      },
      {
        name: "in a value that is not used",
        candidate: "have h : n = n + 1 := (fun _ => by close) ()\nexact h",
        expected: "notAccepted",
      },
      { name: "in a type", candidate: "have h : (by close : Prop) := by close\nclose", expected: "notAccepted" },
      { name: "in a name that stands for another", candidate: "have sorryAx := 1\nclose", expected: "notAccepted" },
      {
        name: "in a deep term",
        candidate: `exact ${"id (".repeat(60)}by close${")".repeat(60)}`,
        expected: "notAccepted",
      },
    ]),
    ...casesAt(
      "structure Trust (p : Prop) where\n  h : p := by sorry\nset_option warn.sorry false in\ntheorem t (p q : Prop) (h : q) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · exact ({} : Trust q).h\n",
      [{ name: "a default tactic beside another", candidate: "exact ({} : Trust p).h", expected: "notAccepted" }],
    ),
    ...casesAt(`${close}theorem t (p q : Prop) (h : q) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · sorry\n`, [
      { name: "a macro beside a written sorry", candidate: "close", expected: "notAccepted" },
      {
        name: "a macro beside a written sorry, with goals left",
        candidate: "refine (?_ : p → p) (by close)\nexact id",
        expected: "notAccepted",
      },
    ]),
    ...casesAt(`${close}theorem t (p q : Prop) (h : q) : p ∧ q := by\n  refine ⟨by ⬚sorry, by close⟩\n`, [
      { name: "a macro beside the same macro of the file", candidate: "close", expected: "notAccepted" },
      { name: "an error beside a macro of the file", candidate: "exact h", expected: "failed" },
    ]),
  ],
};
