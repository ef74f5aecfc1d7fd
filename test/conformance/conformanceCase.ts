/**
 * What a checker may answer about a candidate. `proved` and `progress` are the two ways to be accepted; `noHole`
 * means that the place takes no candidate at all, so that an attack cannot look refused because nothing was tried.
 */
export const answerKinds = [
  "proved",
  "progress",
  "noProgress",
  "failed",
  "refused",
  "timeout",
  "unknown",
  "noHole",
] as const;
export type AnswerKind = (typeof answerKinds)[number];

/**
 * - a kind, or several of which each is right: `proved` and `progress` are honest cases and must be accepted, the
 *   others are attacks or empty steps and must not be.
 * - `notAccepted`: an attack that may be turned away in any way but `noHole`.
 * - `notV4`: an attack on the axioms or the statement, which the text alone does not show; the answer may be
 *   accepted below V4 and must not be accepted at V4 or above.
 */
export type Expected = AnswerKind | readonly AnswerKind[] | "notAccepted" | "notV4";

/** One candidate at one place of one small file. */
export interface ConformanceCase {
  /** Unique in the suite. */
  readonly name: string;
  /** A whole Lean file with one hole mark: see `holeMark`. */
  readonly text: string;
  readonly candidate: string;
  readonly expected: Expected;
  /** An honest candidate that is tried at the same place directly afterwards and must be accepted. */
  readonly thenAccepted?: string;
  /** Which goals an accepted step is to be reported to touch; not compared if a checker does not say. */
  readonly effect?: "main" | "all" | "others";
  /** Wall clock for the candidate; the default is `defaultTimeoutMs`. */
  readonly timeoutMs?: number;
}

export interface CaseGroup {
  readonly subject: string;
  readonly cases: readonly ConformanceCase[];
}

export const defaultTimeoutMs = 20_000;

/**
 * Stands in a case's text directly before the `sorry` that is to be replaced, directly behind the `by` that has
 * nothing behind it, at the end of a block with open goals, or where a cursor stands in a block.
 */
const holeMark = "⬚";

export interface MarkedText {
  /** The text without its mark. */
  readonly text: string;
  /** UTF-16 code units before the mark. */
  readonly offset: number;
}

export function readMark(marked: string): MarkedText {
  const offset = marked.indexOf(holeMark);
  if (offset < 0 || marked.indexOf(holeMark, offset + 1) >= 0) throw new Error(`not one hole mark in: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + holeMark.length), offset };
}

/** Several candidates at one place. */
export function casesAt(text: string, rows: readonly Omit<ConformanceCase, "text">[]): readonly ConformanceCase[] {
  return rows.map((row) => ({ ...row, text }));
}

/** A Lean text as it stands between the backquotes, without the line break that opens it. */
export function lean(strings: TemplateStringsArray): string {
  return (strings.raw[0] ?? "").replace(/^\n/u, "");
}
