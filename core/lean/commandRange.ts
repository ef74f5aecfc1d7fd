import { declarationWords, languageWords, modifierWords, scopeWords } from "./keywords.ts";
import { closingBrackets, openingBrackets } from "./layout.ts";
import { TextIndex } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { tokenize } from "./tokens.ts";

/** A stretch of whole commands, as offsets. */
export interface CommandRange {
  readonly start: number;
  readonly end: number;
}

const modifiers = new Set(["@[", ...modifierWords]);
const commandWords = new Set([
  ...declarationWords,
  ...scopeWords,
  ...languageWords,
  "lemma",
  "set_option",
  "alias",
  "#",
]);

/** Reserved words that nothing but a command can begin with, so that they begin one also where a line is indented. */
const reservedWords = new Set([
  ...declarationWords.filter((word) => word !== "deriving"),
  "namespace",
  "section",
  "universe",
  "variable",
  "macro",
  "macro_rules",
  "elab",
  "elab_rules",
  "syntax",
  "notation",
  "infix",
  "infixl",
  "infixr",
  "postfix",
  "initialize",
  "end",
]);

/**
 * The command that holds an offset. A command begins where one of Lean's command words (or what may stand before
 * it) opens a line at column 0, or a reserved one an indented line; whatever is not recognised joins its neighbour, so the
 * range may be larger than one command but never cuts one in two. `open ... in`, `set_option ... in` and
 * `mutual ... end` stay whole.
 */
export function commandRangeAt(text: string, offset: number): CommandRange {
  const starts = commandStarts(text);
  let start = 0;
  let end = text.length;
  for (const candidate of starts) {
    if (candidate <= offset) start = candidate;
    else {
      end = candidate;
      break;
    }
  }
  return { start, end };
}

/** Offsets at which commands begin, in order. */
export function commandStarts(text: string): readonly number[] {
  const index = new TextIndex(text);
  const starts: number[] = [];
  let previous: Token | undefined;
  let joinsPrevious = false;
  let mutualDepth = 0;
  let lastLine = -1;
  const modified = new ModifierTracker();
  for (const token of tokenize(text).tokens) {
    if (token.kind === "comment") continue;
    const { line, character } = index.positionAt(token.start);
    const opensLine = line > lastLine;
    const canOpen = character > 0 && mutualDepth === 0 && (opensLine || modified.isPending);
    const indentedStart = canOpen ? modified.startOf(token) : undefined;
    if (indentedStart !== undefined && previous?.text !== "in" && starts.at(-1) !== indentedStart)
      starts.push(indentedStart);
    modified.pass(token, opensLine);
    lastLine = index.positionAt(token.end).line;
    const opens = character === 0 && opensCommand(token, text);
    if (opens && token.text === "mutual") mutualDepth += 1;
    if (
      opens &&
      !joinsPrevious &&
      previous?.text !== "in" &&
      (mutualDepth === 0 || (token.text === "mutual" && mutualDepth === 1))
    ) {
      starts.push(token.start);
    }
    if (opens && token.text === "end" && mutualDepth > 0) mutualDepth -= 1;
    joinsPrevious = opens
      ? isModifier(token)
      : joinsPrevious && (modified.isInAttribute || !commandWords.has(token.text));
    previous = token;
  }
  return starts;
}

/** Finds the beginning of an indented command: at its word, or at what stands before it. */
class ModifierTracker {
  #start: number | undefined;
  #depth = 0;
  #inAttribute = 0;

  /** True if the tokens passed last stand before a command. */
  get isPending(): boolean {
    return this.#start !== undefined;
  }

  get isInAttribute(): boolean {
    return this.#inAttribute > 0;
  }

  /** The beginning of the command of which this word is the first; undefined if it is the first of none. */
  startOf(token: Token): number | undefined {
    if (this.#depth > 0 || this.#inAttribute > 0 || token.kind !== "identifier" || !reservedWords.has(token.text))
      return undefined;
    return this.#start ?? token.start;
  }

  pass(token: Token, opensLine: boolean): void {
    if (this.#inAttribute > 0) {
      if (openingBrackets.has(token.text)) this.#inAttribute += 1;
      if (closingBrackets.has(token.text)) this.#inAttribute -= 1;
      return;
    }
    if (isModifier(token)) {
      if (this.#start === undefined && opensLine) this.#start = token.start;
      if (token.text === "@[") this.#inAttribute = 1;
      return;
    }
    this.#start = undefined;
    if (openingBrackets.has(token.text)) this.#depth += 1;
    if (closingBrackets.has(token.text)) this.#depth = Math.max(0, this.#depth - 1);
  }
}

function isModifier(token: Token): boolean {
  if (token.kind === "docComment") return !token.text.startsWith("/-!");
  return modifiers.has(token.text);
}

function opensCommand(token: Token, text: string): boolean {
  if (token.kind === "docComment") return true;
  if (token.text === "deriving")
    return /^deriving\s+(?:noncomputable\s+)?instance\b/u.test(text.slice(token.start, token.start + 60));
  return commandWords.has(token.text) || modifiers.has(token.text);
}
