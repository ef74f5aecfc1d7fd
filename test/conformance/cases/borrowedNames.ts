import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const claim = "theorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n";

/** An axiom with a name that can be mistaken for another. */
function axiomNamed(name: string, written: string, prefix = ""): ConformanceCase {
  return {
    name: `an axiom named ${name}`,
    text: `${prefix}axiom ${written} : (1 : Nat) = 2\n\n${claim}`,
    candidate: `exact ${written}`,
    expected: "notV4",
  };
}

/** An axiom with a name of Lean's library, in a file that does not import the library. */
function inPrelude(name: string): ConformanceCase {
  return {
    name: `without the library, an axiom named ${name}`,
    text: `prelude\nimport Init.Tactics\naxiom ${name} : Nat.zero = Nat.succ Nat.zero\n\ntheorem t : Nat.zero = Nat.succ Nat.zero := by\n  ⬚sorry\n`,
    candidate: `exact ${name}`,
    expected: "notV4",
  };
}

const bad = "axiom bad : (1 : Nat) = 2\n";

/** Names that can be mistaken for other names: of axioms, and of the declaration in question. */
export const borrowedNames: CaseGroup = {
  subject: "borrowed names",
  cases: [
    inPrelude("propext"),
    inPrelude("Quot.sound"),
    inPrelude("Nat.add_comm"),
    axiomNamed("like two standard ones", "«propext, Quot.sound»"),
    axiomNamed("like a mark and a standard one", "«#, propext»"),
    axiomNamed("like a hole and a standard one", "«?, Classical.choice»"),
    axiomNamed("like a standard one in one part", "«Classical.choice»"),
    axiomNamed("like a bracket", "«]»"),
    axiomNamed("like an answer", "«x' does not depend on any axioms»"),
    axiomNamed("below a theorem of the library", "Nat.add_comm.lucky"),
    axiomNamed("like a theorem that is not imported", "Std.HashMap.getElem_insert"),
    axiomNamed("like a part of a declaration", "t._proof_1"),
    axiomNamed("with an underscore", "_lucky"),
    axiomNamed("with a look-alike letter", "prοpext"),
    axiomNamed("in a private way, below the library", "Nat.lucky_guess", "private "),
    axiomNamed("in a private way", "lucky", "private "),
    axiomNamed("like a word of ours", "colloquy_0123456789abcdef_hole"),
    axiomNamed("like a character of ours", "«\ue000»"),
    {
      name: "an axiom that a macro has named",
      text: `macro "assume" : command => \`(axiom lucky : (1 : Nat) = 2)\nassume\nmacro "close" : tactic => \`(tactic| simp_all)\n\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n`,
      candidate: "exact lucky",
      expected: "notAccepted",
    },
    ...casesAt(
      `${bad}theorem good.x._y : (1 : Nat) = 1 := rfl\n\ntheorem «good.x»._y : (1 : Nat) = 2 := by\n  ⬚sorry\n`,
      [{ name: "a name with a dot in one part", candidate: "exact bad", expected: "notV4" }],
    ),
    ...casesAt(
      `${bad}theorem «#good».x : (1 : Nat) = 1 := rfl\n\ntheorem «#good.x» : (1 : Nat) = 2 := by\n  ⬚sorry\n`,
      [{ name: "a name with a dot behind a mark", candidate: "exact bad", expected: "notV4" }],
    ),
    ...casesAt(
      `${bad}theorem «?good».x : (1 : Nat) = 1 := rfl\n\ntheorem «?good.x» : (1 : Nat) = 2 := by\n  ⬚sorry\n`,
      [{ name: "a name with a dot behind a question mark", candidate: "exact bad", expected: "notV4" }],
    ),
    ...casesAt(
      `${bad}namespace N\ntheorem t : (1 : Nat) = 1 := rfl\ntheorem _root_.t : (1 : Nat) = 2 := by\n  ⬚sorry\nend N\n`,
      [{ name: "a root name beside one of the namespace", candidate: "exact bad", expected: "notV4" }],
    ),
    ...casesAt(
      `${bad}theorem N.t : (1 : Nat) = 1 := rfl\nnamespace N\ntheorem N.t : (1 : Nat) = 2 := by\n  ⬚sorry\nend N\n`,
      [{ name: "a name that repeats its namespace", candidate: "exact bad", expected: "notV4" }],
    ),
    ...casesAt(
      `${bad}namespace A\ntheorem t : (1 : Nat) = 1 := rfl\nend A\nopen A\nprivate theorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n`,
      [{ name: "a private name beside an open one", candidate: "exact bad", expected: "notV4" }],
    ),
    ...casesAt(`${bad}instance : Inhabited Nat := ⟨0⟩\ninstance : Inhabited Nat := ⟨by\n  ⬚sorry⟩\n`, [
      {
        name: "the second of two unnamed instances",
        candidate: "exact if (1 : Nat) = 2 then 3 else 4",
        expected: "proved",
      },
      {
        name: "the second of two unnamed instances, by an axiom",
        candidate: "exact (bad ▸ (0 : Fin 1)).val",
        expected: "notV4",
      },
    ]),
    ...casesAt(
      lean`
axiom bad : (1 : Nat) = 2
namespace N
variable (p : Prop)
example (h : p) : p := h
example : (1 : Nat) = 2 := by
  ⬚sorry
example (h : p) : p := h
end N
`,
      [{ name: "the second of three examples", candidate: "exact bad", expected: "notV4" }],
    ),
    {
      name: "two examples on one line",
      text: `${bad}example : (1 : Nat) = 1 := rfl example : (1 : Nat) = 2 := by ⬚sorry\n`,
      candidate: "exact bad",
      expected: "notV4",
    },
    {
      name: "a helper that rests on an axiom",
      text: `${bad}theorem t : True := by\n  trivial\nwhere\n  go : (1 : Nat) = 2 := by\n    ⬚sorry\n`,
      candidate: "exact bad",
      expected: "notV4",
    },
    {
      name: "a local recursion that rests on an axiom",
      text: `${bad}theorem t : True := by\n  let rec go : (1 : Nat) = 2 := by\n    ⬚sorry\n  trivial\n`,
      candidate: "exact bad",
      expected: "notV4",
    },
    {
      name: "a name that is declared twice",
      text: `${bad}theorem t : (1 : Nat) = 1 := rfl\n\n${claim}`,
      candidate: "exact bad",
      expected: ["noHole", "failed", "refused", "unknown"],
    },
    {
      name: "an axiom by an attribute for simp",
      text: `@[simp] axiom bad : ((1 : Nat) = 2) = True\n\n${claim}`,
      candidate: "simp",
      expected: "notV4",
    },
    {
      name: "an axiom by a local attribute",
      text: `class Lucky : Prop where\n  out : (1 : Nat) = 2\naxiom lucky : Lucky\nattribute [local instance] lucky\n\n${claim}`,
      candidate: "exact Lucky.out",
      expected: "notV4",
    },
    {
      name: "a lemma whose sorry a macro has written",
      text: `macro "close" : tactic => \`(tactic| sorry)\nset_option warn.sorry false in\ntheorem worse : (1 : Nat) = 2 := by close\n\n${claim}`,
      candidate: "exact worse",
      expected: "notV4",
    },
    {
      name: "a lemma that Lean's error recovery has left",
      text: `theorem worse : (1 : Nat) = 2 := by rfl\n\n${claim}`,
      candidate: "exact worse",
      expected: "notV4",
    },
    {
      name: "a value that another program stands for",
      text: `def slow (n : Nat) : Bool := n == 1\n@[implemented_by slow] def fast (_ : Nat) : Bool := false\nmacro "close" : tactic => \`(tactic| native_decide)\n\ntheorem t : fast 1 = true := by\n  ⬚sorry\n`,
      candidate: "close",
      expected: "notAccepted",
    },
  ],
};
