import { commandStarts } from "./commandRange.ts";
import { combinators } from "./keywords.ts";
import { binderWords, closingBrackets, columnOf, openingBrackets } from "./layout.ts";
import { TextIndex } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens } from "./tokens.ts";

/** A code token with its place; columns count code points, as Lean's layout rule does. */
export interface PlacedToken extends Token {
  readonly line: number;
  readonly column: number;
  readonly firstOnLine: boolean;
  /** The number of open brackets around it. */
  readonly depth: number;
  /** Number of the command that it belongs to. */
  readonly command: number;
}

/** A stretch of tokens, from `first` up to and without `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Words with their own place for `|` or `,`, so that these do not end the block around them. */
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
const continuing = new Set(["_", "at", "with", "using", "else", "then", "from", "generalizing", "by"]);
/** Nothing ends with these: what follows belongs to the same step, in whatever column it stands. */
const unfinished = new Set(["exact", "refine", "refine'", ":=", "from", "=", ",", "→", "↔", "∧", "∨", "<;>", "<|"]);
/** A block begins behind these, which may stand further left than the block around it. */
const opensBelow = new Set(["by", "then", "else", "=>"]);
/** A term may begin behind these, and there a `have` or `let` is followed by a body, which is no step of its own. */
const beforeTerm = new Set(["exact", "refine", "refine'", "apply", ":=", "from", "=", "<|"]);
const termBinders = new Set(["have", "let", "haveI", "letI", "suffices"]);
const blockStarters = new Set(["·", ".", "(", "{"]);
const openingWords = new Set([
  ...combinators,
  "by",
  "focus",
  "first",
  "then",
  "solve",
  "with_reducible",
  "with_unfolding_all",
  "do",
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

/** True if a `fun | pattern => ...` stands in a part of a step; the bar may be the token behind the part. */
export function hasArmsOfFun(tokens: readonly PlacedToken[], { first, end }: Stretch): boolean {
  return tokens
    .slice(first, end)
    .some(({ text }, at) => (text === "fun" || text === "λ") && isBar(tokens, first + at + 1));
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
  let leftmost = opening.column;
  const bodies = new TermBodies(opening.column);
  for (let at = first; at < end; at += 1) {
    const token = tokens[at];
    if (!token || token.command !== opening.command || token.depth < opening.depth) return close(steps, from, at);
    if (token.depth > opening.depth || (closingBrackets.has(token.text) && at > first)) continue;
    const laterLine = token.firstOnLine && at > first;
    const before = tokens[at - 1]?.text ?? "";
    const goesOn = laterLine && (unfinished.has(before) || opensBelow.has(before));
    if (goesOn) leftmost = Math.min(leftmost, token.column);
    if (endsBlock(tokens, { first: from, end: at }, opening)) return close(steps, from, at);
    if (laterLine && token.column < leftmost && !isBranch(token)) return close(steps, from, at);
    const separated = token.text === ";" && !opensInside(tokens.slice(from, at), opening.depth);
    scoped ||= laterLine && takesTheRest(tokens, { first: from, end: at }, opening.column);
    const onOwnLine = laterLine && !goesOn && !scoped && token.column === opening.column && canBeginStep(token);
    const startsLine = laterLine && !goesOn && !isBar(tokens, at);
    const isBody = (separated || startsLine) && bodies.take(separated ? opening.column : token.column);
    if ((separated || onOwnLine) && !isBody) {
      if (at > from) steps.push({ first: from, end: at });
      from = separated ? at + 1 : at;
      leftmost = opening.column;
    } else if (goesOn || !opensInside(tokens.slice(from, at), opening.depth)) {
      bodies.pass(tokens, at, isBody);
    }
  }
  return close(steps, from, end);
}

/** The bodies that are still due of `have` and `let` inside terms: what would separate steps belongs to these first. */
class TermBodies {
  /** For each, the column that its body cannot stand right of on a line of its own. */
  readonly #due: number[] = [];
  readonly #column: number;
  #follows = false;

  constructor(column: number) {
    this.#column = column;
  }

  /** True if a body begins behind a separator, or on a line at this column. */
  take(column: number): boolean {
    const last = this.#due.at(-1);
    if (last === undefined || column > last) return false;
    this.#due.pop();
    return true;
  }

  pass(tokens: readonly PlacedToken[], at: number, isBody: boolean): void {
    const token = tokens[at];
    if (!token) return;
    const begins = isBody || this.#follows || beforeTerm.has(tokens[at - 1]?.text ?? "");
    this.#follows = isBody && token.text === ";";
    if (begins && termBinders.has(token.text)) this.#due.push(token.firstOnLine ? token.column : this.#column);
  }
}

/**
 * If a line ends with `open N in`, or with the beginning of a block, the steps below are inside, also at the column of
 * the block around it.
 */
function takesTheRest(tokens: readonly PlacedToken[], { first, end }: Stretch, column: number): boolean {
  const head = tokens[first]?.text;
  const last = tokens[end - 1]?.text ?? "";
  const scopes = (head === "open" || head === "set_option") && last === "in";
  return scopes || (opensBelow.has(last) && tokens[end]?.column === column);
}

/** `then` and `else` go on with a step whatever their column: of no other step could they be. */
function isBranch({ text }: PlacedToken): boolean {
  return text === "then" || text === "else";
}

/** True if a block has begun inside a part of a step; what separates steps behind it separates that block's. */
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

/** True if the token behind a part of a step belongs to what is around the block: no tactic can go on with it. */
function endsBlock(tokens: readonly PlacedToken[], part: Stretch, opening: PlacedToken): boolean {
  const token = tokens[part.end];
  if (!token || part.end === part.first) return false;
  if (terminators.has(token.text)) return true;
  const before = tokens.slice(part.first, part.end).filter(({ depth }) => depth === opening.depth);
  const count = (wanted: (text: string) => boolean): number => before.filter(({ text }) => wanted(text)).length;
  const has = (words: ReadonlySet<string>): boolean => before.some(({ text }) => words.has(text));
  if (isBranch(token)) {
    return count((text) => text === "if") <= count((text) => text === token.text);
  }
  if (isBar(tokens, part.end)) return !token.firstOnLine && !has(barred) && !hasArmsOfFun(tokens, part);
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
