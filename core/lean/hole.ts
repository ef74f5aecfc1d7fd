import type { Diagnostic } from "./diagnostic.ts";
import { columnOf } from "./layout.ts";
import { TextIndex } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens } from "./tokens.ts";

/**
 * A place where a proof is wanted. Offsets count UTF-16 code units of the text.
 * - `sorry`: the token is replaced, or a `_` that Lean cannot fill. `emptyBy`: nothing stands behind `by`; the text goes behind it.
 * - `unsolved`: a tactic block ends with open goals; the text goes at its end.
 * - `cursor`: a place the person chose inside a tactic block.
 * - `step`: a tactic step that stands there and is to be replaced.
 */
export interface Hole {
  readonly kind: "sorry" | "emptyBy" | "unsolved" | "cursor" | "step";
  readonly start: number;
  readonly end: number;
  /** Of an `unsolved` block: the column, in code points, at which its steps stand. */
  readonly column?: number;
}

/** Every `sorry` and every `by` with nothing behind it, in the order of the text; comments and strings are passed over. */
export function findTextHoles(text: string): readonly Hole[] {
  const tokens = codeTokens(text);
  const index = new TextIndex(text);
  const holes: Hole[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== "identifier") return;
    if (token.text === "sorry") holes.push({ kind: "sorry", start: token.start, end: token.end });
    if (token.text === "by" && isEmptyBlock(index, token, tokens[at + 1])) {
      holes.push({ kind: "emptyBy", start: token.end, end: token.end });
    }
  });
  return holes;
}

/** The holes of the text, each `_` that Lean cannot fill, and the ends of blocks about which Lean says "unsolved goals". */
export function findHoles(text: string, diagnostics: readonly Diagnostic[]): readonly Hole[] {
  const index = new TextIndex(text);
  const holes = [...findTextHoles(text), ...unfilledPlaceholders(index, diagnostics)];
  for (const diagnostic of diagnostics) {
    if (!diagnostic.unsolvedGoals) continue;
    const start = index.offsetAt(diagnostic.range.start);
    const end = blockEnd(text, start, index.offsetAt(diagnostic.range.end));
    const taken = holes.some((hole) => (hole.kind === "emptyBy" || hole.kind === "unsolved") && hole.start === end);
    if (!taken) holes.push({ kind: "unsolved", start: end, end, ...stepColumn(index, start, end) });
  }
  return holes.sort((left, right) => left.start - right.start);
}

/** Where Lean says that it cannot synthesize a placeholder, and the text has one. */
function unfilledPlaceholders(index: TextIndex, diagnostics: readonly Diagnostic[]): readonly Hole[] {
  const starts = diagnostics
    .filter(({ message }) => message.startsWith("don't know how to synthesize placeholder"))
    .map(({ range }) => index.offsetAt(range.start))
    .filter((start) => codeTokens(index.text.slice(start, start + 2))[0]?.text === "_");
  return [...new Set(starts)].map((start) => ({ kind: "sorry", start, end: start + 1 }));
}

/** Lean's parser ends an empty `by` where the next token does not begin deeper than the line of the `by`. */
function isEmptyBlock(index: TextIndex, by: Token, next: Token | undefined): boolean {
  if (!next) return true;
  const byPlace = index.positionAt(by.start);
  const nextPlace = index.positionAt(next.start);
  if (nextPlace.line === byPlace.line)
    return next.text === ")" || next.text === "⟩" || next.text === "," || next.text === "]";
  return nextPlace.character === 0;
}

/** The first step stands behind the `by`, the bullet or the `=>` with which the error's range begins. */
function stepColumn(index: TextIndex, start: number, end: number): { readonly column?: number } {
  const tokens = codeTokens(index.text.slice(start, end));
  const first = tokens[0]?.text ?? "";
  const opener = ["by", "·", "."].includes(first) ? 0 : tokens.findIndex((token) => token.text === "=>");
  const step = opener < 0 ? undefined : tokens[opener + 1];
  if (!step) return {};
  return { column: columnOf(index, start + step.start) };
}

/** The range of the error runs from `by` to the last tactic, with white space behind it. */
function blockEnd(text: string, start: number, end: number): number {
  const block = codeTokens(text.slice(start, end));
  const last = block[block.length - 1];
  return last ? start + last.end : end;
}
