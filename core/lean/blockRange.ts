import { TextIndex } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens } from "./tokens.ts";

const openers = new Set(["(", "[", "{", "⟨", "@[", "#[", "⟦", "⟪"]);
const closers = new Set([")", "]", "}", "⟩", "⟧", "⟫"]);
const blockOpeners = new Set(["by", "=>", "·", "."]);

export interface BlockPlace {
  /** Where the rest of the block begins. */
  readonly from: number;
  /** The column at which the steps of the block stand. */
  readonly column: number;
  /** The block cannot reach beyond. */
  readonly limit: number;
}

/**
 * Where a tactic block ends: before the first token that stands at a smaller column on a later line, or before a
 * bracket or comma that belongs to what is around the block. Lean's rule: `many1Indent` and `checkColGe`.
 */
export function blockEnd(text: string, { from, column, limit }: BlockPlace): number {
  const index = new TextIndex(text);
  let depth = 0;
  let end = from;
  let { line } = index.positionAt(from);
  for (const token of codeTokens(text.slice(from, limit))) {
    const place = index.positionAt(from + token.start);
    if (place.line > line && place.character < column) return end;
    line = index.positionAt(from + token.end).line;
    if (openers.has(token.text)) depth += 1;
    if (closers.has(token.text)) depth -= 1;
    if (depth < 0 || (depth === 0 && token.text === ",")) return end;
    end = from + token.end;
  }
  return end;
}

/** The column of the first step of the block that a step belongs to, as far as its own line shows it. */
export function blockColumn(text: string, step: number): number {
  const index = new TextIndex(text);
  const { line, character } = index.positionAt(step);
  const before = codeTokens(index.lineText(line).slice(0, character));
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const token = before[at];
    if (!token) break;
    if (closers.has(token.text)) depth += 1;
    if (openers.has(token.text)) depth -= 1;
    if (depth < 0 || (depth === 0 && opensBlock(token))) return before[at + 1]?.start ?? character;
  }
  return before[0]?.start ?? character;
}

function opensBlock(token: Token): boolean {
  return blockOpeners.has(token.text);
}
