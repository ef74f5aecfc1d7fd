import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const close = 'macro "close" : tactic => `(tactic| sorry)\n';
const claim = "theorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n";
const truth = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";
const nowhere = ["noHole", "failed", "refused", "unknown"] as const;

/** Files that swallow Lean's messages, expect them, or turn them into errors. */
export const quietFiles: CaseGroup = {
  subject: "quiet files",
  cases: [
    ...casesAt(`${close}#guard_msgs (drop warning, drop error) in\n${claim}`, [
      { name: "dropped errors, a made-up name", candidate: "exact nonsense", expected: nowhere },
      { name: "dropped warnings, a macro of the file", candidate: "close", expected: nowhere },
    ]),
    ...casesAt(`${close}#guard_msgs (drop all) in\n${claim}`, [
      { name: "dropped messages, a made-up name", candidate: "exact nonsense", expected: nowhere },
      { name: "dropped messages, a macro of the file", candidate: "close", expected: nowhere },
      {
        name: "dropped messages, an open block",
        candidate: "have h : False := by skip\nexact h.elim",
        expected: nowhere,
      },
    ]),
    {
      name: "an error that the file expects",
      text: `/-- error: Unknown identifier \`nonsense\` -/\n#guard_msgs in\n${claim}`,
      candidate: "exact nonsense",
      expected: nowhere,
    },
    {
      name: "a warning that the file expects, a macro of the file",
      text: `${close}/-- warning: declaration uses \`sorry\` -/\n#guard_msgs in\n${claim}`,
      candidate: "close",
      expected: nowhere,
    },
    {
      name: "a warning that the file expects and a proof takes away",
      text: `/-- warning: declaration uses \`sorry\` -/\n#guard_msgs in\n${truth}`,
      candidate: "exact h",
      expected: nowhere,
    },
    {
      name: "goals that the file expects to be left",
      text: "/--\nerror: unsolved goals\n⊢ 1 = 2\n-/\n#guard_msgs in\ntheorem t : (1 : Nat) = 2 := by\n  show _\n  ⬚sorry\n",
      candidate: "skip",
      expected: ["noProgress", "noHole", "failed", "refused", "unknown"],
    },
    {
      name: "the warning off before expected messages",
      text: `${close}set_option warn.sorry false in\n#guard_msgs in\n${claim}`,
      candidate: "close",
      expected: nowhere,
    },
    ...casesAt(`${close}section\nset_option warn.sorry false\n\n${claim}end\n`, [
      { name: "the warning off in a section, a macro of the file", candidate: "close", expected: "notAccepted" },
      { name: "the warning off in a section, a made-up name", candidate: "exact nonsense", expected: "failed" },
    ]),
    ...casesAt(`${close}set_option warn.sorry false in\n${claim}`, [
      { name: "the warning off for one command", candidate: "close", expected: "notAccepted" },
      { name: "the warning off, behind first", candidate: "first | done | close", expected: "notAccepted" },
      {
        name: "the warning off, in a fact",
        candidate: "have h : False := by close\nexact h.elim",
        expected: "notAccepted",
      },
      {
        name: "the warning off, goals left besides",
        candidate: "refine Eq.trans (b := 3) (by close) ?_",
        expected: "notAccepted",
      },
      {
        name: "the warning off, in a local recursion",
        candidate: "let rec go : (1 : Nat) = 2 := by close\nexact go",
        expected: "notAccepted",
      },
    ]),
    {
      name: "the warning off, an example",
      text: `${close}set_option warn.sorry false in\nexample (n : Nat) : n = n + 1 := by\n  ⬚sorry\n`,
      candidate: "close",
      expected: "notAccepted",
    },
    {
      name: "the warning off, an unnamed instance",
      text: `${close}set_option warn.sorry false in\ninstance : Inhabited (PLift ((1 : Nat) = 2)) := ⟨⟨by ⬚sorry⟩⟩\n`,
      candidate: "close",
      expected: "notAccepted",
    },
    {
      name: "a deprecated lemma where warnings are errors",
      text: 'theorem new (p : Prop) (h : p) : p := h\n@[deprecated new (since := "2025-01-01")] theorem old (p : Prop) (h : p) : p := h\nset_option warningAsError true\n\ntheorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n',
      candidate: "exact old p h",
      expected: "failed",
    },
    {
      name: "warnings as errors, an honest proof",
      text: `set_option warningAsError true\n\n${truth}`,
      candidate: "exact h",
      expected: "proved",
    },
    {
      name: "expected messages, an honest proof",
      text: `#guard_msgs in\n${truth}`,
      candidate: "exact h",
      expected: "proved",
    },
    {
      name: "dropped errors, an honest proof",
      text: `#guard_msgs (drop error) in\n${truth}`,
      candidate: "have k := h\nexact k",
      expected: "proved",
    },
    {
      name: "the warning off, an honest proof",
      text: `set_option warn.sorry false in\n${truth}`,
      candidate: "exact h",
      expected: "proved",
    },
    {
      name: "the warning off in the whole file, an honest step",
      text: "set_option warn.sorry false\n\ntheorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\n  ⬚sorry\n",
      candidate: "constructor",
      expected: "progress",
    },
  ],
};
