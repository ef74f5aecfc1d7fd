import { commandRangeAt } from "./commandRange.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { columnOf } from "./layout.ts";
import { TextIndex } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import type { TacticStep } from "./tacticSteps.ts";
import { tacticSteps } from "./tacticSteps.ts";
import { codeTokens } from "./tokens.ts";
import { saysUnfilledPlaceholder, saysMisplacedPlaceholder, saysUnknownTactic } from "./leanMessages.ts";

/** In the place of a tactic, and replaced like a `sorry` there. `search`: a tactic that only suggests, such as `exact?`. */
export const stepHoleKinds = ["admit", "stop", "search", "done", "placeholder"] as const;

/**
 * A place where a proof is wanted. Offsets count UTF-16 code units of the text.
 * - `sorry`: the token is replaced, or a `_` or `?name` that Lean cannot fill. `emptyBy`: nothing stands behind `by`; the
 *   text goes behind it.
 * - `unsolved`: a tactic block ends with open goals; the text goes at its end.
 * - `admit`, `stop` (what follows it in its block does not run), `search`, `done` (with goals still open), `placeholder` (a
 *   `_` where a tactic is wanted): see `stepHoleKinds`.
 * - `cursor`: a place the person chose inside a tactic block.
 * - `step`: a tactic step that stands there and is to be replaced.
 */
export interface Hole {
  readonly kind: "sorry" | "emptyBy" | "unsolved" | "cursor" | "step" | (typeof stepHoleKinds)[number];
  readonly start: number;
  readonly end: number;
  /** Of an `unsolved` block: the column, in code points, at which its steps stand. */
  readonly column?: number;
  /** A reason for which steps cannot be tried here, or perhaps cannot, in words. */
  readonly note?: string;
}

export function isStepHole({ kind }: Hole): boolean {
  return stepHoleKinds.some((each) => each === kind);
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

/**
 * The holes of the text, steps that stand for a proof without being one, each `_` and `?name` that Lean cannot fill, and the
 * ends of blocks about which Lean says "unsolved goals".
 */
export function findHoles(text: string, diagnostics: readonly Diagnostic[]): readonly Hole[] {
  const index = new TextIndex(text);
  const steps = tacticSteps(text);
  const holes = [
    ...findTextHoles(text),
    ...steps.flatMap(stepHole),
    ...unfilledPlaceholders(index, diagnostics),
    ...misplacedPlaceholders(index, diagnostics),
  ];
  for (const diagnostic of diagnostics) {
    if (!diagnostic.unsolvedGoals) continue;
    const start = index.offsetAt(diagnostic.range.start);
    const end = blockEnd(text, start, index.offsetAt(diagnostic.range.end));
    const hole = unsolvedHole(index, start, end);
    if (!holes.some((other) => isSamePlace(index, other, hole))) holes.push(hole);
  }
  return holes
    .sort((left, right) => left.start - right.start)
    .map((hole) => withNote(hole, { index, steps, diagnostics }));
}

/** `tactic` or `term`, as Lean expects it at a hole; undefined where the text does not show it. */
export function modeOfHole(text: string, hole: Hole): "tactic" | "term" | undefined {
  if (hole.kind !== "sorry") return "tactic";
  const step = tacticSteps(text).find(({ start }) => start === hole.start);
  return step?.uncertain ? undefined : step ? "tactic" : "term";
}

/** A step that stands for a proof without being one. */
function stepHole({ text, start, end, uncertain }: TacticStep): readonly Hole[] {
  const [head, ...rest] = codeTokens(text);
  if (uncertain || head?.kind !== "identifier") return [];
  if (head.text === "admit" || head.text === "stop") return [{ kind: head.text, start, end: start + head.end }];
  // `simp? says simp only [h]` is a proof with its own record.
  const suggests = head.text.endsWith("?") && !rest.some((token) => token.text === "says");
  return suggests ? [{ kind: "search", start, end }] : [];
}

function unsolvedHole(index: TextIndex, start: number, end: number): Hole {
  if (index.text.slice(start, end) === "done") return { kind: "done", start, end };
  return { kind: "unsolved", start: end, end, ...stepColumn(index, start, end) };
}

/** An open end that another hole fills: an empty `by`, the same end, a placeholder or step there that is to be replaced. */
function isSamePlace(index: TextIndex, other: Hole, hole: Hole): boolean {
  if (other.kind === "placeholder")
    return hole.end <= other.start && index.text.slice(hole.end, other.start).trim() === "";
  return (other.kind === "emptyBy" || other.kind === "unsolved") && other.start === hole.start;
}

const placeholder = /^(?:_|\?(?:_|[\p{L}\p{N}_'!]+))(?![\p{L}\p{N}_'!?])/u;

/** Holes for the placeholders in the text that Lean says it cannot synthesize. */
function unfilledPlaceholders(index: TextIndex, diagnostics: readonly Diagnostic[]): readonly Hole[] {
  const starts = diagnostics
    .filter(({ message }) => saysUnfilledPlaceholder(message))
    .map(({ range }) => index.offsetAt(range.start));
  return [...new Set(starts)].flatMap((start) => {
    const [written] = placeholder.exec(index.text.slice(start)) ?? [];
    return written === undefined ? [] : [{ kind: "sorry", start, end: start + written.length }];
  });
}

/** A `_` in the place of a tactic, at which Lean's parser stops. */
function misplacedPlaceholders(index: TextIndex, diagnostics: readonly Diagnostic[]): readonly Hole[] {
  return diagnostics
    .filter(({ message }) => saysMisplacedPlaceholder(message))
    .map(({ range }) => index.offsetAt(range.start))
    .map((from) => from + (/^\s*/u.exec(index.text.slice(from))?.[0].length ?? 0))
    .filter((start) => index.text[start] === "_")
    .map((start) => ({ kind: "placeholder", start, end: start + 1 }));
}

interface ReadText {
  readonly index: TextIndex;
  readonly steps: readonly TacticStep[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lean's parser stops at a tactic that it does not know, and a step inside `all_goals` may run at several goals. */
function withNote(hole: Hole, { index, steps, diagnostics }: ReadText): Hole {
  const { start } = commandRangeAt(index.text, hole.start);
  const unknown = diagnostics
    .filter(({ message }) => saysUnknownTactic(message))
    .map(({ range }) => index.offsetAt(range.start))
    .find((at) => at > start && at <= hole.end);
  const stop = steps.findLast((step) => unknown !== undefined && step.start <= unknown && unknown <= step.end);
  const name = stop === undefined ? undefined : codeTokens(stop.text)[0]?.text;
  if (name !== undefined) return { ...hole, note: `nothing can be done here: this Lean has no tactic \`${name}\`` };
  const within = steps.find((step) => step.start <= hole.start && hole.end <= step.end && step.within)?.within;
  const severalTimes = within !== undefined && /_goals|repeat|iterate|<;>|several/u.test(within);
  return severalTimes ? { ...hole, note: `may run at several goals at once, ${within}` } : hole;
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
