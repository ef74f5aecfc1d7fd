import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const followed = "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · exact k\n";
const falseClaim = "theorem t (p q : Prop) (k : q) : p ∧ q := by\n  constructor\n  · ⬚sorry\n  · exact k\n";
const alone = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";

const turnedAway = (name: string, candidate: string): Omit<ConformanceCase, "text"> => ({
  name: `open end: ${name}`,
  candidate,
  expected: "notAccepted",
});
const lookalike = (name: string, candidate: string): Omit<ConformanceCase, "text"> => ({
  name: `look-alike: ${name}`,
  candidate,
  expected: "notAccepted",
});

/** Steps that need the text after them, steps with look-alike letters, and steps that are very long or deep. */
export const openEnds: CaseGroup = {
  subject: "open ends",
  cases: [
    ...casesAt(followed, [
      turnedAway("by", "exact by"),
      turnedAway("a fact's value", "have j : p :="),
      turnedAway("a fact's block", "have j : p := by"),
      turnedAway("an alternative", "first | exact nonsense |"),
      turnedAway("a joiner", "constructor <;>"),
      turnedAway("else", "if p then exact h else"),
      turnedAway("an arrow", "intro x; exact fun y =>"),
      turnedAway("a pipe", "exact h |>"),
      turnedAway("an application", "exact id <|"),
      turnedAway("from", "show p from"),
      turnedAway("with", "cases h with"),
      turnedAway("an arm", "cases k with\n|"),
      turnedAway("a bullet", "exact h\n·"),
      turnedAway("a case", "case _ =>"),
      turnedAway("calc", "calc p"),
      turnedAway("at", "simp at"),
      turnedAway("in", "open Nat in"),
      turnedAway("a comma", "exact ⟨h,"),
      turnedAway("a doc comment", "exact h\n/-- more -/"),
      turnedAway("an at sign", "exact h\n@"),
      turnedAway("where", "exact go\nwhere go : p := h"),
      turnedAway("termination_by", "exact h\ntermination_by p"),
      turnedAway("decreasing_by", "exact h\ndecreasing_by skip"),
      turnedAway("a semicolon and a command", "exact h; #check p"),
      turnedAway("a step further left", "    exact h\n  exact k"),
    ]),
    ...casesAt(falseClaim, [
      turnedAway("a bullet that takes the next one's goal", "rotate_left\nexact k\n·"),
      turnedAway("swap with the next goal", "swap"),
      turnedAway("try with nothing done", "try exact nonsense\ntry assumption\ntry done"),
      turnedAway("first with nothing done", "first | exact nonsense | (try exact nonsense)"),
      turnedAway("any_goals with nothing done", "any_goals assumption"),
      turnedAway("a case that is recovered from", "case left =>\n  exact nonsense"),
      turnedAway("a fact that is recovered from, and used", "have ⟨a, b⟩ : p ∧ q := ⟨nonsense, k⟩\nexact a"),
      turnedAway("conv that is recovered from", "conv => exact nonsense"),
      turnedAway("nested blocks that are recovered from", "exact (by exact (by exact (by skip)))"),
      turnedAway("calc whose step is open", "calc p\n  _ = p := by skip"),
      turnedAway("a comment instead of a proof", "skip -- exact h"),
    ]),
    ...casesAt(alone, [
      lookalike("a Cyrillic letter in exact", "exаct h"),
      lookalike("wide letters", "ｅｘａｃｔ h"),
      lookalike("a Cyrillic letter in sorry", "exact sоrry"),
      lookalike("a space of no width in sorry", "exact so\u200brry"),
      lookalike("a space of no width before sorry", "exact \u200bsorry"),
      lookalike("a space that does not break", "exact\u00a0h"),
      lookalike("a Cyrillic hypothesis", "exact һ"),
      lookalike("a mathematical letter", "exact 𝗁"),
      // The text is inserted without the mark.
      { name: "look-alike: a mark of byte order before the step", candidate: "\ufeffexact h", expected: "proved" },
      lookalike("a mark of byte order within the step", "exact \ufeffh"),
      lookalike("a change of direction", "exact \u202eh"),
      lookalike("a separator of lines", "skip\u2028exact h"),
      lookalike("a separator of lines behind a comment", "skip --\u2028exact h"),
      lookalike("a form feed", "exact\fh"),
      lookalike("a Greek question mark", "skip\u037e exact h"),
      lookalike("a letter with an accent of its own", "exact h\u0301"),
      lookalike("wide brackets", "exact （h）"),
      lookalike("a wide bullet", "• exact h"),
      lookalike("a character of private use", "exact \ue000"),
      { name: "deep: brackets", candidate: `exact ${"(".repeat(150)}h${")".repeat(150)}`, expected: "proved" },
      {
        name: "deep: too many brackets",
        candidate: `exact ${"(".repeat(400)}h${")".repeat(400)}`,
        expected: "refused",
      },
      {
        name: "deep: blocks in blocks",
        candidate: `exact ${"(by exact ".repeat(40)}h${")".repeat(40)}`,
        expected: "proved",
      },
      {
        name: "deep: an error below blocks",
        candidate: `exact ${"(by exact ".repeat(40)}k${")".repeat(40)}`,
        expected: "failed",
      },
      { name: "long: many steps", candidate: `${"have := h\n".repeat(200)}exact h`, expected: "proved" },
      {
        name: "long: many steps and an error in the middle",
        candidate: `${"have := h\n".repeat(80)}have := k\n${"have := h\n".repeat(80)}exact h`,
        expected: "failed",
      },
      { name: "long: a comment", candidate: `exact h -- ${"sorry ".repeat(2000)}`, expected: "proved" },
      { name: "long: too long", candidate: `exact h -- ${"sorry ".repeat(4000)}`, expected: "refused" },
    ]),
  ],
};
