import { declarationWords, languageWords, modifierWords, scopeWords } from "./keywords.ts";
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

/**
 * The command that holds an offset. A command begins where one of Lean's command words (or what may stand before
 * it) opens a line at column 0; whatever is not recognised joins its neighbour, so the range may be larger than one
 * command but never cuts one in two. `open ... in`, `set_option ... in` and `mutual ... end` stay whole.
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
  for (const [at, token] of tokenize(text).tokens.entries()) {
    if (token.kind === "comment") continue;
    const opens = index.positionAt(token.start).character === 0 && opensCommand(token, text);
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
    joinsPrevious = opens ? isModifier(token) : joinsPrevious && !commandWords.has(token.text);
    if (at >= 0) previous = token;
  }
  return starts;
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
