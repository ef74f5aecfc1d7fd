import { commandStarts } from "./commandRange.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { parseHeader } from "./header.ts";
import type { Position } from "./textIndex.ts";
import { TextIndex } from "./textIndex.ts";
import { codeTokens } from "./tokens.ts";
import { saysSorry } from "./leanMessages.ts";

/**
 * Lean's server elaborates a tactic block in parts that it reports one by one, and where a `by` stands in the head of
 * another tactic (`induction n using rule (by simp)`) the parts behind it are lost with all that is wrong in them
 * (leanprover/lean4#12815). With the option that its batch program sets it elaborates each declaration as a whole.
 */
const asBatch = "set_option internal.cmdlineSnapshots true";

/** True if a text may set that option by itself. What Lean's server keeps of such a text is not enough to go on from. */
export function maySetBatchOption(text: string): boolean {
  return text.includes("cmdlineSnapshots");
}

/**
 * The number of declarations about which Lean says neither that their goals are accomplished nor what keeps them
 * from it: then messages may be lost.
 */
export function untoldDeclarations(text: string, diagnostics: readonly Diagnostic[]): number {
  const starts = commandStarts(text);
  const told = startsWith(text, starts, diagnostics.filter(isWord));
  return starts.filter((start, at) => !told.has(start) && isAccountable(text.slice(start, starts[at + 1]))).length;
}

/** The beginnings of the declarations in which an error may hide others: those with an error, arms and a `by` beside them. */
export function declarationsAtRisk(text: string, diagnostics: readonly Diagnostic[]): readonly number[] {
  const starts = commandStarts(text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return [];
  const broken = startsWith(text, starts, errors);
  return starts.filter((start, at) => broken.has(start) && isAtRisk(wordsOf(text.slice(start, starts[at + 1]))));
}

/** True if a message is Lean's word about the whole of a declaration. */
function isWord(said: Diagnostic): boolean {
  return said.severity === "error" || said.goalsAccomplished || saysSorry(said);
}

/** The starts of the commands that one of the messages is in. */
function startsWith(text: string, starts: readonly number[], said: readonly Diagnostic[]): ReadonlySet<number> {
  const index = new TextIndex(text);
  const commands = said.map(({ range }) => starts[lastAtOrBefore(starts, index.offsetAt(range.start))]);
  return new Set(commands.filter((start) => start !== undefined));
}

/** Of ascending numbers the index of the last one that is not above `limit`; -1 if there is none. */
function lastAtOrBefore(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? limit) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Tactics whose arms Lean reports one by one. */
const armed = new Set(["induction", "cases", "fun_induction", "fun_cases", "match"]);
const marked = new Set(["theorem", "example", "lemma"]);

/** Lean marks theorems and examples alone as accomplished; of the others those are at risk that have a `by` beside arms. */
function isAccountable(command: string): boolean {
  const words = wordsOf(command);
  return (words.includes("by") && words.some((word) => marked.has(word))) || isAtRisk(words);
}

function isAtRisk(words: readonly string[]): boolean {
  return words.filter((word) => word === "by").length > 1 && words.some((word) => armed.has(word));
}

function wordsOf(command: string): readonly string[] {
  return codeTokens(command)
    .filter(({ kind }) => kind === "identifier")
    .map(({ text }) => text);
}

/** A text that Lean's server elaborates as its batch program does, and where places in it are in the text as it was. */
export interface BatchLikeText {
  readonly text: string;
  /** Undefined for a place in what was put in. */
  original(place: Position): Position | undefined;
}

export function likeBatch(text: string): BatchLikeText {
  const { end } = parseHeader(text);
  const { line, character } = new TextIndex(text).positionAt(end);
  return {
    text: `${text.slice(0, end)}\n${asBatch}\n${text.slice(end)}`,
    original(place) {
      if (place.line <= line) return place;
      if (place.line === line + 1) return undefined;
      const isRest = place.line === line + 2;
      return { line: place.line - 2, character: isRest ? place.character + character : place.character };
    },
  };
}

/** The messages of either text, at places of the first. */
export function joinMessages(
  said: readonly Diagnostic[],
  likewiseText: BatchLikeText,
  likewise: readonly Diagnostic[],
): readonly Diagnostic[] {
  const key = ({ range, severity, message }: Diagnostic): string => JSON.stringify([range.start, severity, message]);
  const known = new Set(said.map(key));
  const moved = likewise.flatMap((diagnostic): readonly Diagnostic[] => {
    const [start, end] = [likewiseText.original(diagnostic.range.start), likewiseText.original(diagnostic.range.end)];
    return start && end ? [{ ...diagnostic, range: { start, end } }] : [];
  });
  return [...said, ...moved.filter((diagnostic) => !known.has(key(diagnostic)))];
}
