import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const megabyte = 1_048_576;
const text = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n\ntheorem after (p : Prop) (h : p) : p := h\n";

/** Candidates that are more, or less, than one tactic sequence. */
export const escapes: CaseGroup = {
  subject: "escapes",
  cases: [
    ...casesAt(text, [
      { name: "an axiom behind the proof", candidate: "exact h\n\naxiom foo : False", expected: "refused" },
      { name: "a theorem behind the proof", candidate: "exact h\n\ntheorem x : 1 = 1 := rfl", expected: "refused" },
      {
        name: "a private theorem on the same line",
        candidate: "exact h private theorem x : 1 = 1 := rfl",
        expected: "refused",
      },
      { name: "end and namespace", candidate: "exact h\nnamespace X\nend X", expected: "refused" },
      { name: "open as a command", candidate: "exact h\n\nopen Nat", expected: "failed" },
      { name: "a where clause", candidate: "exact x\nwhere x : p := h", expected: "failed" },
      { name: "a termination clause", candidate: "exact h\ntermination_by 0", expected: "failed" },
      { name: "a decreasing clause", candidate: "exact h\ndecreasing_by skip", expected: "failed" },
      { name: "out of brackets", candidate: "exact h)\n(skip", expected: "refused" },
      { name: "a further arm", candidate: "exact h\n| x => exact h", expected: "failed" },
      { name: "a bullet to the left", candidate: "  exact h\n· skip", expected: "failed" },
      { name: "an unfinished term", candidate: "exact h ∧", expected: "failed" },
      { name: "an unfinished block", candidate: "have k : p := by", expected: "failed" },
      { name: "an unclosed bracket", candidate: "exact (h", expected: "refused" },
      { name: "an unclosed comment", candidate: "exact h /- ", expected: "refused" },
      { name: "an unclosed nested comment", candidate: "exact h /- /- -/", expected: "refused" },
      { name: "the end of a comment", candidate: "exact h -/", expected: ["failed", "refused"] },
      { name: "an unclosed string", candidate: 'have k := "a\nexact h', expected: "refused" },
      { name: "an unclosed raw string", candidate: 'have k := r#"a"\nexact h', expected: "refused" },
      { name: "an unclosed name", candidate: "have «k := h\nexact h", expected: "refused" },
      { name: "an unclosed character", candidate: "have k := 'a\nexact h", expected: "refused" },
      { name: "an antiquotation", candidate: "exact $(h)", expected: "failed" },
      { name: "NUL", candidate: "exact h\0", expected: "refused" },
      { name: "NUL in a comment", candidate: "exact h -- \0", expected: "notAccepted" },
      { name: "a lone surrogate", candidate: "exact h -- \ud835", expected: "refused" },
      { name: "a lone surrogate in a string", candidate: 'have k := "\udc00"\nexact h', expected: "refused" },
      { name: "a tab as white space", candidate: "exact\th", expected: "failed" },
      {
        name: "a tab as shared indentation, which is taken off",
        candidate: "\thave k := h\n\texact k",
        expected: "proved",
      },
      { name: "a byte order mark, which is taken off", candidate: "\ufeffexact h", expected: "proved" },
      { name: "a lone carriage return", candidate: "exact h\raxiom foo : False", expected: "refused" },
      { name: "a line separator", candidate: "exact h\u2028axiom foo : False", expected: "refused" },
      {
        name: "a megabyte",
        candidate: `exact h -- ${"x".repeat(megabyte)}`,
        expected: "refused",
        thenAccepted: "exact h",
      },
      {
        name: "deep brackets",
        candidate: `exact ${"(".repeat(5000)}h${")".repeat(5000)}`,
        expected: "refused",
        thenAccepted: "exact h",
      },
      {
        name: "deep functions without brackets",
        candidate: `exact ${"id <| ".repeat(3000)}h`,
        expected: "notAccepted",
        thenAccepted: "exact h",
      },
      {
        name: "deep negations",
        candidate: `have k : ${"¬".repeat(15_000)} p := h\nexact h`,
        expected: "notAccepted",
        thenAccepted: "exact h",
      },
      { name: "nothing", candidate: " \n ", expected: "refused" },
      { name: "only a comment", candidate: "-- exact h", expected: "refused" },
      { name: "a document comment behind the proof", candidate: "exact h\n/-- doc -/", expected: "notAccepted" },
      { name: "words around the tactic", candidate: "```lean\nexact h\n```", expected: "notAccepted" },
      { name: "a tactic of a library that is not imported", candidate: "linarith [h]", expected: "failed" },
      {
        name: "notation of a library that is not imported",
        candidate: "have k : (0 : ℝ) = 0 := rfl\nexact h",
        expected: "failed",
      },
      { name: "by before the tactic", candidate: "by exact h", expected: "notAccepted" },
    ]),
  ],
};
