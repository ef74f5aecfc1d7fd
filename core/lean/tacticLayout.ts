import { commandStarts } from "./commandRange.ts";
import { binderWords, closingBrackets, columnOf, openingBrackets } from "./layout.ts";
import { TextIndex } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens } from "./tokens.ts";

/** A code token with its place; columns count code points, as Lean's layout rule does. */
export interface PlacedToken extends Token {
  readonly line: number;
  readonly column: number;
  readonly firstOnLine: boolean;
  /** How many brackets are open around it. */
  readonly depth: number;
  /** Number of the command that it belongs to. */
  readonly command: number;
}

/** A stretch of tokens, from `first` up to and without `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** What has a place for `|` or `,` of its own, so that these do not end the block around it. */
const barred = new Set([
  "rcases",
  "obtain",
  "rintro",
  "intro",
  "first",
  "solve",
  "match",
  "with",
  "nomatch",
  "case",
  "case'",
]);
const listed = new Set(["match", "cases", "rcases", "induction", "exists", "use", "nomatch", "generalize", "nofun"]);
const colonHeads = new Set(["have", "let", "obtain", "suffices", "set", "match", "cases", "rcases", "by_cases", "if"]);
const continuing = new Set(["_", "at", "with", "using", "else", "then", "from", "generalizing"]);
const blockStarters = new Set(["·", ".", "(", "{"]);
const openingWords = new Set([
  ...["by", "all_goals", "any_goals", "repeat", "repeat'", "repeat1", "repeat1'", "iterate", "try", "focus", "first"],
  ...["then", "solve", "fail_if_success", "with_reducible", "with_unfolding_all"],
]);
const armWords = new Set(["case", "case'", "next", "on_goal", "|", "conv"]);
const terminators = new Set(["termination_by", "decreasing_by", "where", "deriving"]);

export function placeTokens(text: string): readonly PlacedToken[] {
  const index = new TextIndex(text);
  const starts = commandStarts(text);
  let depth = 0;
  let command = 0;
  let lastLine = -1;
  return codeTokens(text).map((token) => {
    while (command < starts.length && (starts[command] ?? 0) <= token.start) {
      command += 1;
      depth = 0;
    }
    const { line } = index.positionAt(token.start);
    const column = columnOf(index, token.start);
    const firstOnLine = line !== lastLine;
    lastLine = index.positionAt(token.end).line;
    if (closingBrackets.has(token.text)) depth -= 1;
    const placed = { ...token, line, column, firstOnLine, depth, command };
    if (openingBrackets.has(token.text)) depth += 1;
    return placed;
  });
}

/** `|` as a token of its own, not a part of `||`, `|>`, `<|` and the like, which the tokenizer cuts up. */
export function isBar(tokens: readonly PlacedToken[], at: number): boolean {
  const token = tokens[at];
  if (token?.text !== "|") return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const joinsBefore = before?.end === token.start && /^[|<&]$/u.test(before.text);
  const joinsAfter = after?.start === token.end && /^[|>&]$/u.test(after.text);
  return !joinsBefore && !joinsAfter;
}

/**
 * The steps of the block whose first token is `first`, none if it is empty. Lean's rule: the block's column is its
 * first token's; a token at that column on a later line begins a step, one at a smaller column ends the block.
 */
export function readBlock(tokens: readonly PlacedToken[], { first, end }: Stretch): readonly Stretch[] {
  const opening = tokens[first];
  if (!opening || first >= end || endsAtOnce(tokens, first)) return [];
  const steps: Stretch[] = [];
  let from = first;
  let scoped = false;
  for (let at = first; at < end; at += 1) {
    const token = tokens[at];
    if (!token || token.command !== opening.command || token.depth < opening.depth) return close(steps, from, at);
    if (token.depth > opening.depth || (closingBrackets.has(token.text) && at > first)) continue;
    const laterLine = token.firstOnLine && at > first;
    if (laterLine && token.column < opening.column) return close(steps, from, at);
    if (endsBlock(tokens, { first: from, end: at }, opening)) return close(steps, from, at);
    const separated = token.text === ";" && !opensInside(tokens.slice(from, at), opening.depth);
    scoped ||= laterLine && takesTheRest(tokens, { first: from, end: at });
    if (separated || (laterLine && !scoped && token.column === opening.column && canBeginStep(token))) {
      if (at > from) steps.push({ first: from, end: at });
      from = separated ? at + 1 : at;
    }
  }
  return close(steps, from, end);
}

/** `open N in` at the end of a line: the steps below it are inside, although they stand at its own column. */
function takesTheRest(tokens: readonly PlacedToken[], { first, end }: Stretch): boolean {
  const head = tokens[first]?.text;
  return (head === "open" || head === "set_option") && tokens[end - 1]?.text === "in";
}

/** Whether a block has begun inside a part of a step; what separates steps behind it separates that block's. */
function opensInside(part: readonly PlacedToken[], level: number): boolean {
  const words = part.filter(({ depth }) => depth === level).map(({ text }) => text);
  const head = words[0] ?? "";
  if (head === "·" || head === "." || words.some((word) => openingWords.has(word))) return true;
  return words.includes("=>") && words.some((word) => armWords.has(word));
}

function close(steps: Stretch[], first: number, end: number): readonly Stretch[] {
  if (end > first) steps.push({ first, end });
  return steps;
}

function endsAtOnce(tokens: readonly PlacedToken[], first: number): boolean {
  const token = tokens[first];
  if (!token || closingBrackets.has(token.text) || !canBeginStep(token)) return true;
  const before = tokens[first - 1];
  return (before?.command ?? token.command) !== token.command;
}

function canBeginStep(token: PlacedToken): boolean {
  if (token.kind === "identifier") return !continuing.has(token.text) && !terminators.has(token.text);
  return blockStarters.has(token.text);
}

/** Whether the token behind a part of a step belongs to what is around the block: no tactic can go on with it. */
function endsBlock(tokens: readonly PlacedToken[], part: Stretch, opening: PlacedToken): boolean {
  const token = tokens[part.end];
  if (!token || part.end === part.first) return false;
  if (terminators.has(token.text)) return true;
  const before = tokens.slice(part.first, part.end).filter(({ depth }) => depth === opening.depth);
  const count = (wanted: (text: string) => boolean): number => before.filter(({ text }) => wanted(text)).length;
  const has = (words: ReadonlySet<string>): boolean => before.some(({ text }) => words.has(text));
  if (token.text === "then" || token.text === "else") {
    return count((text) => text === "if") <= count((text) => text === token.text);
  }
  if (isBar(tokens, part.end)) return !token.firstOnLine && !has(barred);
  if (opening.depth === 0) return false;
  const binding = count((text) => binderWords.has(text)) > count((text) => text === ",");
  if (token.text === ",") return !binding && !has(listed);
  if (token.text === ":") return !binding && !has(colonHeads) && !has(new Set(["fun", "λ", ...binderWords]));
  return false;
}

/**
 * A step as somebody would hand it over: its further lines counted from its own column, as far as they are indented
 * that much, and with plain line ends.
 */
export function fromOwnColumn(step: string, column: number): string {
  const [first = "", ...rest] = step.replace(/\r\n/gu, "\n").split("\n");
  const indents = rest.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const cut = Math.min(column, ...indents);
  return [first, ...rest.map((line) => line.slice(Math.min(cut, line.length - line.trimStart().length)))].join("\n");
}
