import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

/** An induction principle with a proof in its own header: after such a `by` Lean's server loses messages. */
const rule = lean`
theorem byRule {P : Nat → Prop} {n : Nat} (b : Nat) (hb : 0 < b) (zero : P 0) (succ : ∀ m, P m → P (m + 1)) : P n := by
  induction n with
  | zero => exact zero
  | succ m ih => exact succ m ih

`;

const falseClaim = `${rule}theorem t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n`;
const trueClaim = `${rule}theorem t (n : Nat) : 0 + n = n := by\n  ⬚sorry\n`;

/** Errors and gaps that Lean's server does not report, in the step's own declaration and elsewhere. */
export const lostMessages: CaseGroup = {
  subject: "lost messages",
  cases: [
    ...casesAt(falseClaim, [
      {
        name: "open arms behind a rule with a block in its head",
        candidate: "induction n using byRule 1 (by decide) with\n| zero => skip\n| succ m ih => skip",
        expected: "notAccepted",
      },
      {
        name: "a made-up name behind a rule with a block in its head",
        candidate: "induction n using byRule 1 (by decide) with\n| zero => exact nonsense\n| succ m ih => omega",
        expected: "notAccepted",
      },
      {
        name: "cases by a rule with a block in its head",
        candidate: "cases n using byRule 1 (by decide) with\n| zero => skip\n| succ m ih => exact nonsense",
        expected: "notAccepted",
      },
      {
        name: "a rule within a rewrite's block",
        candidate:
          "rw [show n = n + 1 by\n  induction n using byRule 1 (by decide) with\n  | zero => skip\n  | succ m ih => skip]",
        expected: "notAccepted",
      },
      {
        name: "a rule within a fact, before something that uses it",
        candidate:
          "have h : n = n + 1 := by\n  induction n using byRule 1 (by decide) with\n  | zero => skip\n  | succ m ih => skip\nexact h",
        expected: "notAccepted",
      },
      {
        name: "a rule whose block has a rule whose block is open",
        candidate:
          "induction n using byRule 1 (by induction n using byRule 1 (by decide) with\n  | zero => skip\n  | succ m ih => skip) with\n| zero => omega\n| succ m ih => omega",
        expected: "notAccepted",
      },
      {
        name: "an open block as an argument of a fact",
        candidate: "have h := absurd (by skip : n = n + 1) (by omega)\nexact h.elim",
        expected: "notAccepted",
      },
      {
        name: "an open block in a pattern's value",
        candidate: "obtain ⟨h⟩ : Nonempty (PLift (n = n + 1)) := ⟨⟨by skip⟩⟩\nexact h.down",
        expected: "notAccepted",
      },
      {
        name: "an open block in the value of a match",
        candidate: "match (by skip : n = n + 1) with\n| h => exact h",
        expected: "notAccepted",
      },
      {
        name: "an open block under all_goals and a rule",
        candidate: "all_goals induction n using byRule 1 (by decide) with\n| zero => skip\n| succ m ih => skip",
        expected: "notAccepted",
      },
    ]),
    ...casesAt(trueClaim, [
      {
        name: "a rule with a block in its head, its arms closed",
        candidate: "induction n using byRule 1 (by decide) with\n| zero => rfl\n| succ m ih => rw [Nat.zero_add]",
        expected: "proved",
      },
      {
        name: "cases by a rule with a block in its head, its arms closed",
        candidate: "cases n using byRule 1 (by omega) with\n| zero => rfl\n| succ m ih => exact Nat.zero_add _",
        expected: "proved",
      },
    ]),
    {
      name: "an arm behind a block in the rule's head",
      text: `${rule}theorem t (n : Nat) : 0 + n = n := by\n  induction n using byRule 1 (by decide) with\n  | zero => rfl\n  | succ m ih =>\n    ⬚sorry\n`,
      candidate: "rw [Nat.zero_add]",
      expected: "proved",
    },
    {
      name: "a wrong arm behind a block in the rule's head",
      text: `${rule}theorem t (n : Nat) : 0 + n = n := by\n  induction n using byRule 1 (by decide) with\n  | zero => rfl\n  | succ m ih =>\n    ⬚sorry\n`,
      candidate: "exact nonsense",
      expected: "notAccepted",
    },
    {
      name: "a value that breaks a lost arm of a later theorem",
      text: `${rule}def f : Nat := by\n  ⬚sorry\n\ntheorem g (n : Nat) : n = n := by\n  induction n using byRule 1 (by decide) with\n  | zero =>\n    fail_if_success have : f = 0 := rfl\n    rfl\n  | succ m ih => rfl\n`,
      candidate: "exact 0",
      expected: "notAccepted",
    },
    {
      name: "a value that a later theorem with a lost arm can do with",
      text: `${rule}def f : Nat := by\n  ⬚sorry\n\ntheorem g (n : Nat) : n = n := by\n  induction n using byRule 1 (by decide) with\n  | zero =>\n    fail_if_success have : f = 0 := rfl\n    rfl\n  | succ m ih => rfl\n`,
      candidate: "exact 1",
      expected: "proved",
    },
    {
      name: "a value that makes a later theorem use sorry",
      text: "def f : Nat := by\n  ⬚sorry\n\ntheorem g : True := by\n  first\n  | fail_if_success have : f = 0 := rfl\n    trivial\n  | sorry\n",
      candidate: "exact 0",
      expected: "notAccepted",
    },
    {
      name: "a value that makes a later theorem use sorry, which is an error",
      text: "set_option warningAsError true\n\ndef f : Nat := by\n  ⬚sorry\n\ntheorem g : True := by\n  first\n  | fail_if_success have : f = 0 := rfl\n    trivial\n  | sorry\n",
      candidate: "exact 0",
      expected: "notAccepted",
    },
    {
      name: "a later error that is worded like the warning about sorry",
      text: 'def f : Nat := by\n  ⬚sorry\n\ntheorem g : True := by\n  first\n  | fail_if_success have : f = 0 := rfl\n    trivial\n  | fail "declaration uses `sorry`"\n',
      candidate: "exact 0",
      expected: "failed",
    },
    {
      name: "an error of its own that is worded like the warning about sorry",
      text: falseClaim,
      candidate: 'have h : False := by\n  fail "declaration uses `sorry`"\nexact h.elim',
      expected: "notAccepted",
    },
  ],
};
