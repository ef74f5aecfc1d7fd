import type { Token } from "../tokens.ts";

/** A finding about the text itself, before its words are judged. */
export interface TextFinding {
  readonly offset: number;
  readonly what: string;
}

const forbiddenCharacters: readonly (readonly [RegExp, string])[] = [
  [/\0/u, "forbidden character"],
  // The screen writes words of its own with them.
  [/[\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFF}\u{100000}-\u{10FFFF}]/u, "forbidden character (for private use)"],
  [/[\u202A-\u202E\u2066-\u2069]/u, "a character that turns the direction of writing shows a text other than it is"],
  // Insertion makes a line end of it, Lean calls it an error: what we take for a comment would go on as code.
  [/\r(?!\n)/u, "a carriage return without a line end"],
];

export function forbiddenCharacter(text: string): TextFinding | undefined {
  if (/\p{Surrogate}/u.test(text)) return { offset: 0, what: "the candidate is not valid UTF-16" };
  for (const [character, what] of forbiddenCharacters) {
    const found = character.exec(text);
    if (found) return { offset: found.index, what };
  }
  return undefined;
}

/** Text that Lean reads as a whole: the gap after a backslash at a line end holds one line end (`quotedStringFn`, `charLitFn`). */
const whole: Partial<Record<Token["kind"], RegExp>> = {
  string: /^r|^"(?:[^"\\]|\\["'\\ntr{]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\\r?\n[ \t]*(?![ \t\r\n]))*"$/u,
  char: /^'(?:[^'\\]|\\["'\\ntr]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})'$/u,
};

/**
 * What Lean would stop reading at in the middle. It goes on from there with whatever command it finds, so the rest of
 * such a string, or of a doc comment that it reads as markup (`doc.verso`), would run.
 */
export function brokenText(all: string, tokens: readonly Token[]): TextFinding | undefined {
  for (const { kind, text, start } of tokens) {
    if (text === "'" && /[\s([{⟨,]/u.test(all[start - 1] ?? " ") && all[start + 1] !== "'")
      return { offset: start, what: "a quotation mark that ends no character; Lean would read on behind it" };
    if (kind === "docComment")
      return { offset: start, what: "a doc comment belongs to a declaration; `/- ... -/` is a plain one" };
    if (whole[kind]?.test(text) === false)
      return { offset: start, what: "an escape that Lean does not know; Lean would read on in the middle of it" };
  }
  return undefined;
}

/** A mark that begins or ends a string, a character, a quoted name or a comment. */
const hidingMarks = /["'`«»]|--|\/-|-\//gu;

/**
 * The text without its comments' and strings' marks, if Lean may read them elsewhere than we do; every word of it is then
 * judged as code. `s!"{t}"` elaborates `t`, macros may read any string so, and `t` may hold strings and comments of its
 * own. Lean takes the longest token, so behind a sign of the file's own (`//-`, `''"`) a comment or a string need not
 * begin where we see one. And a quotation mark that belongs to a sign of the file (`f '' s`) may be taken for another one.
 */
export function unhidden(text: string, tokens: readonly Token[]): string | undefined {
  const isUnsure = tokens.some((token, at) => mayBeInterpolated(tokens, at) || mayBeReadOtherwise(text, token));
  return isUnsure ? text.replace(hidingMarks, (mark) => " ".repeat(mark.length)) : undefined;
}

/** Behind these a string is a term by itself, which no macro reads. */
const beforeTerms = new Set([":=", "=", "≠", "+"]);

function mayBeInterpolated(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.kind === "string" && token.text.includes("{") && !beforeTerms.has(tokens[at - 1]?.text ?? "");
}

function mayBeReadOtherwise(text: string, { kind, start, end, text: own }: Token): boolean {
  const before = text[start - 1] ?? " ";
  if (kind === "comment") return !/\s/u.test(before);
  if (kind === "char" || (kind === "string" && own.startsWith("r"))) return !/[\s([{⟨,]/u.test(before);
  // Lean takes the next character for the one that is quoted, and gives up behind it.
  return own === "'" && text[end] !== "'" && /^(?:["«\\]|.?(?:-|\/|["'«`]|r#*"))/su.test(text.slice(end, end + 8));
}
