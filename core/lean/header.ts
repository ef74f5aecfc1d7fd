import { applyEdits } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens } from "./tokens.ts";

const headerModifiers = new Set(["public", "meta", "import", "all", "prelude", "module"]);

export interface Header {
  /** The offset at which the first command may stand: behind the last import. */
  readonly end: number;
  readonly imports: readonly string[];
  readonly isModule: boolean;
  /** The file does without Lean's own prelude. */
  readonly isPrelude: boolean;
}

/** The header of a Lean file: `module`, `prelude` and imports. Source: `Lean/Parser/Module.lean`. */
export function parseHeader(text: string): Header {
  const imports: string[] = [];
  let end = 0;
  let isModule = false;
  let isPrelude = false;
  let previous: Token | undefined;
  for (const token of codeTokens(text)) {
    const expectsName = previous?.text === "import" || previous?.text === "all";
    if (expectsName && token.kind === "identifier" && token.text !== "all") imports.push(token.text);
    else if (!headerModifiers.has(token.text) || (token.text === "module" && previous)) break;
    if (token.text === "module") isModule = true;
    if (token.text === "prelude") isPrelude = true;
    // `public` and `meta` also begin commands, so they only count once their `import` has followed.
    if (token.text !== "public" && token.text !== "meta") end = token.end;
    previous = token;
  }
  return { end, imports, isModule, isPrelude };
}

const moduleWords = new Set(["module", "public", "meta", "all"]);

/**
 * The text as one that is no `module`: the word itself and what only a module may write at its imports become blanks, so that
 * every place stays what it was. Such a file sees more of what it imports, never less.
 */
export function withoutModuleWords(text: string): string {
  const header = text.slice(0, parseHeader(text).end);
  const edits = codeTokens(header)
    .filter((token) => moduleWords.has(token.text))
    .map(({ start, end }) => ({ start, end, newText: " ".repeat(end - start) }));
  return applyEdits(header, edits) + text.slice(header.length);
}
