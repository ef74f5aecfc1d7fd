import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

/** Faults that only the finished declaration shows: its axioms, its statement, and uses of itself. */
export const axiomCases: CaseGroup = {
  subject: "axioms and statements",
  cases: [
    ...casesAt(
      lean`
axiom bad : False
theorem worse : 1 = 2 := bad.elim
theorem t (p : Prop) (h : p) : p ∧ 1 = 2 := by
  ⬚sorry
`,
      [
        { name: "an axiom of the file", candidate: "exact bad.elim", expected: "notV4" },
        { name: "an axiom of the file by a lemma", candidate: "exact ⟨h, worse⟩", expected: "notV4" },
        { name: "an axiom of the file by simp", candidate: "simp [worse, h]", expected: "notV4" },
      ],
    ),
    {
      name: "an axiom as an instance",
      text: "class Bad where\n  out : False\n@[instance] axiom bad : Bad\n\ntheorem t : 1 = 2 := by\n  ⬚sorry\n",
      candidate: "exact (Bad.out).elim",
      expected: "notV4",
    },
    {
      name: "a lemma of the file that is not proved",
      text: "theorem bad : False := sorry\n\ntheorem t : 1 = 2 := by\n  ⬚sorry\n",
      candidate: "exact bad.elim",
      expected: "notV4",
    },
    {
      name: "an axiom by a macro of the file",
      text: 'axiom bad : False\nmacro "close" : tactic => `(tactic| exact bad.elim)\n\ntheorem t : 1 = 2 := by\n  ⬚sorry\n',
      candidate: "close",
      expected: "notV4",
    },
    {
      name: "the compiler's axiom without its tactic",
      text: "def big : Bool := decide (10 * 10 = 100)\n\ntheorem t : big = true := by\n  ⬚sorry\n",
      candidate: "exact Lean.ofReduceBool big true rfl",
      expected: "notV4",
    },
    {
      name: "the compiler's axiom in a declaration without a name",
      text: "example : decide (10 * 10 = 100) = true := by\n  ⬚sorry\n",
      candidate: "exact open Lean in «ofReduceBool» (decide (10 * 10 = 100)) true rfl",
      expected: "refused",
    },
    {
      name: "the compiler's axiom by a macro of the file",
      text: 'macro "close" : tactic => `(tactic| native_decide)\n\ntheorem t : 10 * 10 = 100 := by\n  ⬚sorry\n',
      candidate: "close",
      expected: "notV4",
    },
    {
      name: "an unsafe declaration by itself",
      text: "unsafe def t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n",
      candidate: "exact t n",
      expected: "notV4",
    },
    {
      name: "a variable that changes the statement of a definition",
      text: "variable (h : False)\n\ndef t : 1 = 2 := by\n  ⬚sorry\n",
      candidate: "exact h.elim",
      expected: "notV4",
    },
    {
      name: "a variable that changes the type of an instance",
      text: "variable (h : False)\n\ninstance t : Inhabited Empty := ⟨by ⬚sorry⟩\n",
      candidate: "exact h.elim",
      expected: "notV4",
    },
    {
      name: "the type of a definition that the candidate decides",
      text: "def t := (⬚sorry : _)\n",
      candidate: "exact 1",
      expected: "notV4",
    },
    {
      name: "a file that switches the kernel off",
      text: "set_option debug.skipKernelTC true\naxiom bad : False\n\ntheorem t : 1 = 2 := by\n  ⬚sorry\n",
      candidate: "exact bad.elim",
      expected: "notV4",
    },
  ],
};
