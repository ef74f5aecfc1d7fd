import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const falseClaim = "theorem t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n";

/** Ways to leave a goal unproved that look like a proof. */
export const hiddenSorry: CaseGroup = {
  subject: "hidden sorry",
  cases: [
    ...casesAt(falseClaim, [
      { name: "sorry", candidate: "sorry", expected: "refused" },
      { name: "exact sorry", candidate: "exact (by sorry)", expected: "refused" },
      { name: "admit", candidate: "admit", expected: "refused" },
      { name: "stop", candidate: "stop\nexact nonsense", expected: "refused" },
      { name: "sorryAx", candidate: "exact sorryAx _ true", expected: "refused" },
      { name: "sorryAx by its full name", candidate: "exact _root_.sorryAx _ true", expected: "refused" },
      { name: "sorryAx in guillemets", candidate: "exact «sorryAx» _ false", expected: "refused" },
      { name: "error recovery of a term", candidate: "exact nonsense", expected: "failed" },
      {
        name: "error recovery within a term",
        candidate: "exact absurd (nonsense : False) (fun h => h)",
        expected: "failed",
      },
      { name: "error recovery of a bullet", candidate: "· exact nonsense", expected: "failed" },
      {
        name: "error recovery of a case",
        candidate: "have h : False := by\n  nonsense\nexact h.elim",
        expected: "failed",
      },
      {
        name: "error recovery of a missing arm",
        candidate: "induction n with\n| zero => exact nonsense",
        expected: "failed",
      },
      { name: "error recovery under first", candidate: "first | exact nonsense | skip", expected: "noProgress" },
      { name: "error recovery under try", candidate: "try exact nonsense", expected: "noProgress" },
      { name: "exact?", candidate: "exact?", expected: "refused" },
      { name: "apply?", candidate: "apply?", expected: "refused" },
      { name: "apply? behind first", candidate: "first | apply? | skip", expected: "refused" },
      { name: "apply? under show_term", candidate: "show_term apply?", expected: "refused" },
      { name: "try?", candidate: "try?", expected: "refused" },
      { name: "simp? within a term", candidate: "exact (by simp? : _)", expected: "refused" },
      { name: "our own axiom", candidate: "exact ColloquyHole", expected: "failed" },
      { name: "our own axiom by its full name", candidate: "exact _root_.ColloquyHole", expected: "failed" },
      { name: "our own word", candidate: "sorr✝", expected: "failed" },
      { name: "an error that speaks of our axiom", candidate: 'fail "ColloquyHole noncomputable"', expected: "failed" },
      {
        name: "an error that speaks of our axiom, recovered from",
        candidate: 'have h : False := by\n  fail "ColloquyHole noncomputable"\nexact h.elim',
        expected: "failed",
      },
      { name: "the axiom of compiled code", candidate: "exact lcProof", expected: "refused" },
    ]),
    {
      name: "a macro of the file",
      text: 'macro "finish" : tactic => `(tactic| sorry)\n\ntheorem t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n',
      candidate: "finish",
      expected: "refused",
    },
    {
      name: "a macro of the file that suggests",
      text: 'macro "finish" : tactic => `(tactic| apply?)\n\ntheorem t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n',
      candidate: "finish",
      expected: "notAccepted",
    },
    {
      name: "a term macro of the file beside another sorry",
      text: 'macro "finish" : term => `(sorryAx _ true)\n\ntheorem t (p q : Prop) (h : q) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · sorry\n',
      candidate: "exact finish",
      expected: "notAccepted",
    },
    ...casesAt(
      lean`
theorem t (p q : Prop) (h : q) : p ∧ q := by
  constructor
  · ⬚sorry
  · exact nonsense
`,
      [
        {
          name: "behind another error of the declaration",
          candidate: "exact _root_.sorryAx _ true",
          expected: "notAccepted",
        },
      ],
    ),
    {
      name: "where the file turns the warning off",
      text: "set_option warn.sorry false\n\ntheorem t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n",
      candidate: "exact _root_.sorryAx _ true",
      expected: "notAccepted",
    },
    {
      name: "where the file turns the warning off, by a macro",
      text: 'set_option warn.sorry false\nmacro "finish" : tactic => `(tactic| sorry)\n\ntheorem t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n',
      candidate: "finish",
      expected: "notAccepted",
    },
  ],
};
