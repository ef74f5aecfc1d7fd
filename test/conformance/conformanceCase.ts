/**
 * The possible answers of a checker about a candidate. `proved` and `progress` accept it; `noHole` means that the place
 * takes no candidate at all, so that an attack that was never tried does not count as refused.
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
 * - a kind, or several that are all right: `proved` and `progress` are honest cases and must be accepted, the others
 * are attacks or empty steps and must not be.
 * - `notAccepted`: an attack that may be rejected in any way except `noHole`.
 * - `notV4`: an attack on the axioms or the statement, which the text alone does not show; the answer may be accepted
 * below V4 and must not be accepted at V4 or above.
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
  /** An honest candidate that is tried at the same place directly after it and must be accepted. */
  readonly thenAccepted?: string;
  /** The goals that an accepted step must be reported to touch; not compared if a checker does not tell. */
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
 * Placed in a case's text directly before the `sorry` to replace, directly after a `by` without a block, at the end of
 * a block with open goals, or at a cursor in a block.
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

/** A Lean text exactly as between the backquotes, without the first line break. */
export function lean(strings: TemplateStringsArray): string {
  return (strings.raw[0] ?? "").replace(/^\n/u, "");
}
