/**
 * A tokenizer of Lean's surface: enough to know what is code and what is a comment, a string or a quoted name.
 * Lean's own token table grows with every `notation`, so symbols are cut into single characters except for the few
 * that the rest of Colloquy asks for. Source of the rules: `Lean/Parser/Basic.lean` (whitespace, strLitFn,
 * rawStrLitFn, identFn, charLitFn) and `Init/Meta/Defs.lean` (isIdFirst, isIdRest, isSubScriptAlnum).
 */
export interface Token {
  readonly kind: "identifier" | "number" | "string" | "char" | "nameLiteral" | "comment" | "docComment" | "symbol";
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface TokenProblem {
  readonly kind: "unterminatedComment" | "unterminatedString" | "unterminatedName" | "forbiddenCharacter";
  readonly offset: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** The token with which a Lean file may not end; the tokens up to there are still given. */
  readonly problems: readonly TokenProblem[];
}

const wideSymbols = [":=", "=>", "<;>", "<|>", "..", "@[", "#["];

/** Cuts a text into tokens; whitespace is left out, comments are kept. Never fails: see `problems`. */
export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  const problems: TokenProblem[] = [];
  let offset = 0;
  while (offset < text.length) {
    if (isWhitespace(text.charCodeAt(offset))) {
      offset += 1;
      continue;
    }
    const scanned = scanToken(text, offset);
    if (scanned.problem) problems.push({ kind: scanned.problem, offset });
    tokens.push({ kind: scanned.kind, start: offset, end: scanned.end, text: text.slice(offset, scanned.end) });
    offset = scanned.end;
  }
  return { tokens, problems };
}

/** The tokens that Lean's parser would act on. */
export function codeTokens(text: string): readonly Token[] {
  return tokenize(text).tokens.filter((token) => token.kind !== "comment" && token.kind !== "docComment");
}

interface Scanned {
  readonly kind: Token["kind"];
  readonly end: number;
  readonly problem?: TokenProblem["kind"];
}

function scanToken(text: string, start: number): Scanned {
  if (text.startsWith("--", start)) return { kind: "comment", end: lineEnd(text, start) };
  if (text.startsWith("/-", start)) return scanBlockComment(text, start);
  const first = text[start] ?? "";
  if (first === '"') return scanString(text, start);
  if (first === "r" && /^r#*"/.test(text.slice(start, start + 64))) return scanRawString(text, start);
  if (first === "'") return scanChar(text, start);
  if (first === "`") return scanNameLiteral(text, start);
  if (isIdentifierStart(text, start)) return scanIdentifier(text, start);
  if (first >= "0" && first <= "9") return scanNumber(text, start);
  if (first === "\0") return { kind: "symbol", end: start + 1, problem: "forbiddenCharacter" };
  const wide = wideSymbols.find((symbol) => text.startsWith(symbol, start));
  return { kind: "symbol", end: start + (wide?.length ?? String.fromCodePoint(text.codePointAt(start) ?? 0).length) };
}

function scanBlockComment(text: string, start: number): Scanned {
  const third = text[start + 2];
  const doc = (third === "-" && text[start + 3] !== "/") || third === "!";
  const kind = doc ? "docComment" : "comment";
  let depth = 1;
  for (let at = start + 2; at < text.length; at += 1) {
    if (text[at] === "-" && text[at + 1] === "/") {
      depth -= 1;
      at += 1;
      if (depth === 0) return { kind, end: at + 1 };
    } else if (text[at] === "/" && text[at + 1] === "-") {
      depth += 1;
      at += 1;
    }
  }
  return { kind, end: text.length, problem: "unterminatedComment" };
}

function scanString(text: string, start: number): Scanned {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return { kind: "string", end: at + 1 };
  }
  return { kind: "string", end: text.length, problem: "unterminatedString" };
}

function scanRawString(text: string, start: number): Scanned {
  let hashes = 0;
  while (text[start + 1 + hashes] === "#") hashes += 1;
  const close = text.indexOf(`"${"#".repeat(hashes)}`, start + hashes + 2);
  if (close < 0) return { kind: "string", end: text.length, problem: "unterminatedString" };
  return { kind: "string", end: close + 1 + hashes };
}

function scanChar(text: string, start: number): Scanned {
  const literal = /^'(?:\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|[^\\'])'/su.exec(text.slice(start, start + 12));
  return literal ? { kind: "char", end: start + literal[0].length } : { kind: "symbol", end: start + 1 };
}

function scanNameLiteral(text: string, start: number): Scanned {
  const name = text[start + 1] === "`" ? start + 2 : start + 1;
  if (!isIdentifierStart(text, name)) return { kind: "symbol", end: start + 1 };
  const scanned = scanIdentifier(text, name);
  return { ...scanned, kind: "nameLiteral" };
}

/** A dotted name; a part may stand between guillemets. A trailing dot is not part of it. */
function scanIdentifier(text: string, start: number): Scanned {
  let at = start;
  for (;;) {
    if (text[at] === "«") {
      const close = text.indexOf("»", at);
      if (close < 0) return { kind: "identifier", end: text.length, problem: "unterminatedName" };
      at = close + 1;
    } else {
      while (at < text.length && isIdentifierRest(codePoint(text, at))) at += width(text, at);
    }
    if (text[at] !== "." || !(isIdentifierStart(text, at + 1) || isNumericPart(text, at + 1))) break;
    at += 1;
  }
  return { kind: "identifier", end: at };
}

/** `h.1` is one name and a projection; both readings give the same boundaries for us. */
function isNumericPart(text: string, at: number): boolean {
  const character = text[at] ?? "";
  return character >= "0" && character <= "9";
}

function scanNumber(text: string, start: number): Scanned {
  const number =
    /^(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*(?:\.(?![.\p{L}_«])[0-9]*)?(?:[eE][+-]?[0-9]+)?)/u.exec(
      text.slice(start, start + 4096),
    );
  return { kind: "number", end: start + (number?.[0].length ?? 1) };
}

function isIdentifierStart(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const code = codePoint(text, at);
  return code === 0xab || code === 0x5f || isAsciiLetter(code) || isLetterLike(code);
}

function isIdentifierRest(code: number): boolean {
  if (isAsciiLetter(code) || (code >= 0x30 && code <= 0x39)) return true;
  return code === 0x5f || code === 0x27 || code === 0x21 || code === 0x3f || isLetterLike(code) || isSubscript(code);
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isLetterLike(code: number): boolean {
  if (code >= 0x3b1 && code <= 0x3c9) return code !== 0x3bb;
  if (code >= 0x391 && code <= 0x3a9) return code !== 0x3a0 && code !== 0x3a3;
  if (code >= 0xc0 && code <= 0x17f) return code !== 0xd7 && code !== 0xf7;
  const blocks: readonly (readonly [number, number])[] = [
    [0x3ca, 0x3fb],
    [0x1f00, 0x1ffe],
    [0x2100, 0x214f],
    [0x1d49c, 0x1d59f],
  ];
  return blocks.some(([low, high]) => code >= low && code <= high);
}

function isSubscript(code: number): boolean {
  return (
    (code >= 0x2080 && code <= 0x2089) ||
    (code >= 0x2090 && code <= 0x209c) ||
    (code >= 0x1d62 && code <= 0x1d6a) ||
    code === 0x2c7c
  );
}

function isWhitespace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}

function codePoint(text: string, at: number): number {
  return text.codePointAt(at) ?? 0;
}

function width(text: string, at: number): number {
  return codePoint(text, at) > 0xffff ? 2 : 1;
}
