import { binderWords, closingBrackets, columnOf, openingBrackets } from "./layout.ts";
import { TextIndex } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens } from "./tokens.ts";

const blockOpeners = new Set(["by", "=>", "·", "."]);

export interface BlockPlace {
  /** The place at which the rest of the block begins. */
  readonly from: number;
  /** The column, in code points, at which the steps of the block stand. */
  readonly column: number;
  /** The command that holds the block; it cannot reach beyond. */
  readonly command: { readonly start: number; readonly end: number };
}

/**
 * The end of a tactic block: before the first token that stands at a smaller column on a later line, or before a
 * bracket or comma that belongs to what is around the block. Lean's rule: `many1Indent` and `checkColGe`.
 */
export function blockEnd(text: string, { from, column, command }: BlockPlace): number {
  const index = new TextIndex(text);
  const commaEnds = bracketDepth(codeTokens(text.slice(command.start, from))) > 0;
  let depth = 0;
  let commasDue = 0;
  let end = from;
  let { line } = index.positionAt(from);
  for (const token of codeTokens(text.slice(from, command.end))) {
    const start = from + token.start;
    if (index.positionAt(start).line > line && columnOf(index, start) < column) return end;
    line = index.positionAt(from + token.end).line;
    if (openingBrackets.has(token.text)) depth += 1;
    if (closingBrackets.has(token.text)) depth -= 1;
    if (depth === 0 && binderWords.has(token.text)) commasDue += 1;
    const isOuterComma = depth === 0 && token.text === "," && commaEnds && commasDue === 0;
    if (depth < 0 || isOuterComma) return end;
    if (depth === 0 && token.text === "," && commasDue > 0) commasDue -= 1;
    end = from + token.end;
  }
  return end;
}

/** The column, in code points, of the first step of the block that a step belongs to, as far as its own line shows it. */
export function blockColumn(text: string, step: number): number {
  const index = new TextIndex(text);
  const lineStart = index.lineStart(index.positionAt(step).line);
  const before = codeTokens(text.slice(lineStart, step));
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const token = before[at];
    if (!token) break;
    if (closingBrackets.has(token.text)) depth += 1;
    if (openingBrackets.has(token.text)) depth -= 1;
    if (depth < 0 || (depth === 0 && blockOpeners.has(token.text))) {
      return columnOf(index, lineStart + (before[at + 1]?.start ?? step - lineStart));
    }
  }
  return columnOf(index, lineStart + (before[0]?.start ?? step - lineStart));
}

/** The number of brackets that are open after these tokens. */
function bracketDepth(tokens: readonly Token[]): number {
  const opened = tokens.filter((token) => openingBrackets.has(token.text)).length;
  return opened - tokens.filter((token) => closingBrackets.has(token.text)).length;
}
