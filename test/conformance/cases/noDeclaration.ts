import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const close = 'macro "close" : tactic => `(tactic| sorry)\n';
const nowhere = ["noHole", "failed", "refused", "unknown"] as const;

/** A place that leaves nothing in the environment, so that Lean's kernel does not check the candidate. */
function nowhereIn(name: string, text: string, candidate: string): ConformanceCase {
  return { name: `no declaration: ${name}`, text: close + text, candidate, expected: nowhere };
}

/**
 * Places outside every declaration, declarations that the kernel does not check, and statements that a step determines.
 */
export const noDeclaration: CaseGroup = {
  subject: "no declaration",
  cases: [
    nowhereIn("#check", "#check (show (1 : Nat) = 2 by ⬚sorry)\n", "close"),
    nowhereIn("#check, with a proof", "#check (show (1 : Nat) = 1 by ⬚sorry)\n", "rfl"),
    nowhereIn("#check_failure", "#check_failure (show (1 : Nat) = 2 by ⬚sorry)\n", "exact nonsense"),
    nowhereIn("#eval", "#eval (⟨1, by ⬚sorry⟩ : {n : Nat // n = 2}).val\n", "close"),
    nowhereIn("#reduce", "#reduce (⟨1, by ⬚sorry⟩ : {n : Nat // n = 2}).val\n", "close"),
    nowhereIn("#synth", "#synth Inhabited (Fin (by ⬚sorry))\n", "exact 1"),
    nowhereIn("#guard", "#guard (⟨1, by ⬚sorry⟩ : {n : Nat // n = 2}).val == 1\n", "close"),
    nowhereIn("variable", "variable (x : Fin (by ⬚sorry))\n", "exact 1"),
    nowhereIn("a variable's default", "variable (x : (1 : Nat) = 2 := by ⬚sorry)\n", "close"),
    nowhereIn("an argument's default", "theorem t (x : (1 : Nat) = 2 := by ⬚sorry) : True := trivial\n", "close"),
    // The value is a separate constant, which Lean does not name while it is made.
    nowhereIn("a default value", "structure S where\n  x : Nat\n  y : Nat := (by ⬚sorry)\n", "exact 3"),
    nowhereIn("a macro's body", 'macro "m" : term => `(by ⬚sorry)\n', "close"),
    nowhereIn("a notation's body", 'notation "m" => (by ⬚sorry : True)\n', "trivial"),
    nowhereIn("a text", 'def s := "⬚sorry"\n', "close"),
    nowhereIn("a comment", "/- ⬚sorry -/\ntheorem t : True := trivial\n", "trivial"),
    nowhereIn(
      "behind the end",
      "theorem t : True := trivial\n#exit\ntheorem u : (1 : Nat) = 2 := by ⬚sorry\n",
      "exact nonsense",
    ),
    nowhereIn(
      "a macro that drops it",
      'macro "drop " t:tactic : tactic => `(tactic| trivial)\ntheorem t : True := by\n  drop ⬚sorry\n',
      "exact nonsense",
    ),
    nowhereIn(
      "a macro that runs it twice",
      'macro "both " t:tactic : tactic => `(tactic| (constructor; ($t); ($t)))\ntheorem t (p : Prop) (h : p) : p ∧ p := by\n  both ⬚sorry\n',
      "close",
    ),
    nowhereIn("a declaration that fails at its head", "theorem t : nonsense = 2 := by\n  ⬚sorry\n", "close"),
    {
      name: "a class's default value",
      text: `${close}set_option warn.sorry false in\nclass C (α : Type) where\n  x : Nat\n  h : x = x + 1 := (by\n    ⬚sorry)\n`,
      candidate: "close",
      expected: nowhere,
    },
    {
      name: "a default value by an axiom",
      text: "axiom bad : ∀ n : Nat, n = n + 1\nstructure S where\n  x : Nat\n  h : x = x + 1 := (by\n    ⬚sorry)\n",
      candidate: "exact bad x",
      expected: "notV4",
    },
    {
      name: "a field's type, which is a part of what is declared",
      text: "structure S where\n  x : Fin (by\n    ⬚sorry)\n",
      candidate: "exact 3",
      expected: "proved",
    },
    {
      name: "an argument's default value that the step decides",
      text: "def f (x : Nat := (by ⬚sorry)) : Nat := x\n",
      candidate: "exact 3",
      expected: "notV4",
    },
    {
      name: "a proposition that the step decides",
      text: "theorem t : (⬚sorry : Prop) ∨ True := .inr trivial\n",
      candidate: "exact True",
      expected: "notV4",
    },
    {
      name: "a number in a statement that the step decides",
      text: "theorem t (x : Fin (by ⬚sorry)) : x = x := rfl\n",
      candidate: "exact 3",
      expected: "notV4",
    },
    {
      name: "the type of an unnamed instance that the step decides",
      text: "instance : Inhabited (List (by ⬚sorry : Type)) := ⟨[]⟩\n",
      candidate: "exact Nat",
      expected: "notV4",
    },
    {
      name: "a universe that the step decides",
      text: "universe u\ndef t : Type _ := (by ⬚sorry)\n",
      candidate: "exact Type u",
      expected: "notV4",
    },
    {
      name: "an unsafe declaration by a macro",
      text: 'macro "loose " n:ident " : " p:term " := " v:term : command => `(unsafe def $n : $p := $v)\n\nloose t : (1 : Nat) = 2 := by\n  ⬚sorry\n',
      candidate: "exact t",
      expected: "notV4",
    },
    {
      name: "a partial declaration by a macro",
      text: 'macro "loose " n:ident " : " p:term " := " v:term : command => `(partial def $n : $p := $v)\n\nloose t : Nat → {n : Nat // n = n + 1} := by\n  ⬚sorry\n',
      candidate: "exact t",
      expected: "notAccepted",
    },
    {
      name: "a safe declaration beside an unsafe one",
      text: "unsafe def u : (1 : Nat) = 2 := u\n\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n",
      candidate: "exact u",
      expected: "failed",
    },
    ...casesAt("set_option debug.byAsSorry true\n\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n", [
      { name: "where every block is a sorry", candidate: "exact nonsense", expected: nowhere },
    ]),
    {
      name: "letters that the file takes for variables",
      text: "set_option autoImplicit true\nset_option relaxedAutoImplicit true\n\ntheorem t : nonsense = other := by\n  ⬚sorry\n",
      candidate: "rfl",
      expected: "failed",
    },
  ],
};
