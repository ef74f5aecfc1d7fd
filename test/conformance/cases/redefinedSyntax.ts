import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const bad = "axiom bad : (1 : Nat) = 2\ntheorem good : (1 : Nat) = 1 := rfl\n";
const claim = "theorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n";

/** A file that redefines a word of Lean's syntax. */
function redefined(name: string, rule: string, candidate: string): ConformanceCase {
  return {
    name: `redefined: ${name}`,
    text: `${rule}\n\n${claim}`,
    candidate,
    expected: ["noHole", "failed", "refused", "unknown", "noProgress"],
  };
}

/** A file that makes Lean answer questions about the declaration differently. */
function answered(name: string, rule: string): ConformanceCase {
  return {
    name: `another answer: ${name}`,
    text: `${bad}${rule}\n\n${claim}`,
    candidate: "exact bad",
    expected: "notV4",
  };
}

const clean = "`(command| #print \"'t' does not depend on any axioms\")";

/** Files that redefine core syntax, so that words change their meaning. */
export const redefinedSyntax: CaseGroup = {
  subject: "redefined syntax",
  cases: [
    answered("the declaration's own name", "macro_rules | `(decl_name%) => `(`good)"),
    answered("the declaration's own name, as a term", 'macro_rules | `(decl_name%) => `(Lean.Name.mkSimple "good")'),
    answered(
      "a fact about the own name",
      "macro_rules | `(tactic| have $x:ident : decl_name% = decl_name% := $v) => `(tactic| have $x:ident : `good = `good := $v)",
    ),
    answered("the equation", "macro_rules | `(decl_name% = decl_name%) => `(@Eq Lean.Name `good `good)"),
    answered("the state", "macro_rules | `(tactic| trace_state) => `(tactic| skip)"),
    answered("the axioms of this declaration", `macro_rules | \`(command| #print axioms _root_.t) => ${clean}`),
    answered("the axioms of all declarations", `macro_rules | \`(command| #print axioms $_) => ${clean}`),
    answered(
      "the axioms under an option",
      `macro_rules | \`(command| set_option pp.fullNames true in #print axioms _root_.t) => ${clean}`,
    ),
    answered(
      "the axioms of another declaration",
      "macro_rules | `(command| #print axioms _root_.t) => `(command| #print axioms good)",
    ),
    {
      name: "another answer: the statement",
      text: 'macro_rules | `(command| #check @_root_.t) => `(command| #print "t : Nat")\n\ndef t := (⬚sorry : _)\n',
      candidate: "exact 1",
      expected: "notV4",
    },
    {
      name: "another answer: the kind of an unsafe declaration",
      text: 'macro_rules | `(command| #print _root_.t) => `(command| #print "def t : Nat")\nmacro "loose " n:ident " : " p:term " := " v:term : command => `(unsafe def $n : $p := $v)\n\nloose t : (1 : Nat) = 2 := by\n  ⬚sorry\n',
      candidate: "exact t",
      expected: "notV4",
    },
    {
      name: "another answer: the axioms, where sorry is hidden as well",
      text: `macro "close" : tactic => \`(tactic| sorry)\nmacro_rules | \`(command| #print axioms _root_.t) => ${clean}\n\nset_option warn.sorry false in\n${claim}`,
      candidate: "close",
      expected: "notAccepted",
    },
    redefined("exact", "macro_rules | `(tactic| exact $_) => `(tactic| sorry)", "exact rfl"),
    redefined("skip", "macro_rules | `(tactic| skip) => `(tactic| sorry)", "skip"),
    redefined("done", "macro_rules | `(tactic| done) => `(tactic| sorry)", "done"),
    redefined("trivial", "macro_rules | `(tactic| trivial) => `(tactic| sorry)", "trivial"),
    redefined("rfl", "macro_rules | `(tactic| rfl) => `(tactic| sorry)", "rfl"),
    redefined("all_goals", "macro_rules | `(tactic| all_goals $_) => `(tactic| sorry)", "all_goals rfl"),
    redefined("assumption", "macro_rules | `(tactic| assumption) => `(tactic| sorry)", "assumption"),
    redefined("by", "macro_rules | `(by $_) => `(sorryAx _ true)", "rfl"),
    redefined("a second omega", 'macro "omega" : tactic => `(tactic| sorry)', "omega"),
    redefined("a second simp", 'macro "simp" : tactic => `(tactic| sorry)', "simp"),
    redefined("exact with a certain term", 'macro "exact" "(" "rfl" ")" : tactic => `(tactic| sorry)', "exact (rfl)"),
    redefined("a step of recursions", "macro_rules | `(tactic| decreasing_tactic) => `(tactic| sorry)", "exact t"),
    redefined("a term named like a lemma", 'local notation "Nat.eq" => sorryAx _ true', "exact Nat.eq"),
    redefined("a number", "macro_rules | `(tactic| decide) => `(tactic| exact sorryAx _ true)", "decide"),
    {
      name: "redefined: a hypothesis hidden by a term",
      text: 'local macro "h" : term => `(sorryAx _ true)\n\ntheorem t (k : (1 : Nat) = 2 → False) : (1 : Nat) = 2 := by\n  ⬚sorry\n',
      candidate: "exact h",
      expected: "notAccepted",
    },
    {
      name: "redefined: brackets of the file",
      text: `macro "o(" : tactic => \`(tactic| skip)\nmacro "c)" : tactic => \`(tactic| skip)\n\n${claim}`,
      candidate: "o( )\nexact nonsense\n( c)",
      expected: "notAccepted",
    },
    {
      name: "redefined: a comment mark of the file",
      text: `macro "|--" : tactic => \`(tactic| sorry)\n\n${claim}`,
      candidate: "first |-- done\n",
      expected: "notAccepted",
    },
    ...casesAt(
      'macro "attempt " t:tacticSeq : tactic => `(tactic| (constructor; (first | ($t) | sorry); sorry))\n\ntheorem t (p q : Prop) (h : q) : p ∧ q := by\n  attempt ⬚sorry\n',
      [
        { name: "redefined: a macro that forgives", candidate: "exact nonsense", expected: "notAccepted" },
        { name: "redefined: a macro that forgives, a wrong fact", candidate: "exact h", expected: "notAccepted" },
      ],
    ),
    {
      name: "redefined: an honest tactic with one more way",
      text: "macro_rules | `(tactic| trivial) => `(tactic| omega)\n\ntheorem t (n : Nat) (h : n < 3) : n ≤ 2 := by\n  ⬚sorry\n",
      candidate: "trivial",
      expected: "proved",
    },
    {
      name: "redefined: an honest notation for a goal",
      text: 'local notation:50 a " ≡₂ " b => a % 2 = b % 2\n\ntheorem t (n : Nat) : n + 2 ≡₂ n := by\n  ⬚sorry\n',
      candidate: "omega",
      expected: "proved",
    },
  ],
};
