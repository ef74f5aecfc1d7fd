export interface HeaderImport {
  /** The parts of the module's name, without guillemets: `import A.«b-c»` has ["A", "b-c"]. */
  readonly parts: readonly string[];
  /** Zero-based line of the name. */
  readonly line: number;
}

export interface LeanHeader {
  readonly isModule: boolean;
  readonly isPrelude: boolean;
  readonly imports: readonly HeaderImport[];
  /** Offset of the first thing after the header that is neither blank nor a comment, or the text's length. */
  readonly endOffset: number;
}

/** `A.b-c`: how a module is called in messages and as a key. */
export function moduleName(parts: readonly string[]): string {
  return parts.join(".");
}

/**
 * Reads what Lean reads as the header: `module`, `prelude`, then imports, each with `public`, `meta` or `all` where
 * Lean takes them. Stops at the first thing that is none of these, so it never fails.
 */
export function parseHeader(text: string): LeanHeader {
  let at = skipBlank(text, 0);
  const keyword = (word: string): boolean => {
    const after = wordAt(text, at, word);
    if (after === undefined) return false;
    at = skipBlank(text, after);
    return true;
  };
  const isModule = keyword("module");
  const isPrelude = keyword("prelude");
  const imports: HeaderImport[] = [];
  const lineOf = lineCounter(text);
  for (;;) {
    const importStart = at;
    keyword("public");
    keyword("meta");
    const isImport = keyword("import");
    if (isImport) keyword("all");
    const name = isImport ? nameAt(text, at) : undefined;
    if (name === undefined) return { isModule, isPrelude, imports, endOffset: importStart };
    imports.push({ parts: name.parts, line: lineOf(at) });
    at = skipBlank(text, name.end);
  }
}

const wordCharacter = /[\p{L}\p{N}_'!?.«]/u;
const namePart = /«([^»\r\n]+)»|([\p{L}_][\p{L}\p{N}_'!?]*)/uy;

function wordAt(text: string, at: number, word: string): number | undefined {
  const end = at + word.length;
  return text.startsWith(word, at) && !wordCharacter.test(text.charAt(end)) ? end : undefined;
}

function nameAt(text: string, start: number): { readonly parts: readonly string[]; readonly end: number } | undefined {
  const parts: string[] = [];
  let end = start;
  for (;;) {
    namePart.lastIndex = parts.length === 0 ? start : end + 1;
    const match = namePart.exec(text);
    if (match === null) return parts.length === 0 ? undefined : { parts, end };
    parts.push(match[1] ?? match[2] ?? "");
    end = namePart.lastIndex;
    if (text.charAt(end) !== ".") return { parts, end };
  }
}

/** Skips blanks, line comments and nested block comments; doc comments are no blanks to Lean. */
function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const blank = /[\s\uFEFF]/.test(text.charAt(at));
    if (blank) at++;
    else if (text.startsWith("--", at)) at = endOfLine(text, at);
    else if (text.startsWith("/-", at) && !/[-!]/.test(text.charAt(at + 2))) at = endOfBlockComment(text, at);
    else return at;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function endOfBlockComment(text: string, from: number): number {
  const mark = /\/-|-\//g;
  mark.lastIndex = from + 2;
  for (let depth = 1; ; ) {
    const match = mark.exec(text);
    if (match === null) return text.length;
    depth += match[0] === "/-" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
}

/** Counts lines from one offset to the next, larger one. */
function lineCounter(text: string): (offset: number) => number {
  let [line, counted] = [0, 0];
  return (offset) => {
    for (; counted < offset; counted++) if (text.charCodeAt(counted) === 10) line++;
    return line;
  };
}
