import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const text = "theorem t (p q : Prop) (h : p ∧ q) (k : p) : q ∧ p := by\n  ⬚sorry\n";
const empty = (name: string, candidate: string) => ({ name, candidate, expected: "noProgress" as const });

/** Steps that change nothing, and steps with ordinary errors. */
export const noProgress: CaseGroup = {
  subject: "steps to nowhere",
  cases: [
    ...casesAt(text, [
      empty("skip", "skip"),
      empty("refine ?_", "refine ?_"),
      empty("the goal shown again", "show q ∧ p"),
      empty("away and back", "revert k\nintro k"),
      empty("a try that fails", "try rfl"),
      empty("symmetry twice", "apply And.symm\napply And.symm"),
      empty("a trace", 'trace "colloquy was here"'),
      empty("suffices the same", "suffices x : q ∧ p from x"),
      empty("id", "apply id"),
      empty("renaming", "rename p => k2"),
      { name: "rfl on the wrong goal", candidate: "rfl", expected: "failed" },
      { name: "simp without effect", candidate: "simp only []", expected: ["failed", "noProgress"] },
      { name: "a wrong term", candidate: "exact h", expected: "failed" },
      { name: "an unknown tactic", candidate: "ring_nf_all", expected: "failed" },
      { name: "an unknown lemma", candidate: "simp [no_such_lemma]", expected: "failed" },
      { name: "done", candidate: "done", expected: "failed" },
      { name: "a real step", candidate: "apply And.symm", expected: "progress" },
      { name: "a new fact", candidate: "have hq := h.2", expected: "progress" },
    ]),
    {
      name: "a later declaration that then fails",
      text: "def f : Nat := by\n  ⬚sorry\n\nexample : True := by\n  fail_if_success (have : f = 3 := rfl)\n  trivial\n",
      candidate: "exact 3",
      expected: "failed",
    },
    {
      name: "a later step that then fails",
      text: "theorem t : ∃ n : Nat, n = 4 := by\n  let n : Nat := by ⬚sorry\n  first\n  | (have : n = 3 := rfl; fail)\n  | exact ⟨4, rfl⟩\n",
      candidate: "exact 3",
      expected: ["proved", "failed"],
    },
    {
      name: "another instance than the statement's",
      text: "theorem t (n : Nat) : n + 1 = 0 := by\n  ⬚sorry\n",
      candidate: "letI : HAdd Nat Nat Nat := ⟨fun _ _ => 0⟩\nshow n + 1 = 0\nrfl",
      expected: "failed",
    },
    {
      name: "a variable that a theorem does not take",
      text: "variable (h : False)\n\ntheorem t : 1 = 2 := by\n  ⬚sorry\n",
      candidate: "exact h.elim",
      expected: "failed",
    },
    {
      name: "what prints alike but is another",
      text: "namespace A\ndef x : Nat := 1\nend A\nnamespace B\ndef x : Nat := 2\nend B\nopen A in\ntheorem t : x = 1 ∧ B.x = 2 := by\n  ⬚sorry\n",
      candidate: "exact ⟨rfl, (rfl : x = 2)⟩",
      expected: "failed",
    },
  ],
};
