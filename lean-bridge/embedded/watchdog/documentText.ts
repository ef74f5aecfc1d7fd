import { isObject, member } from "./jsonRpc.ts";

/**
 * Applies the `contentChanges` of a `didChange` one after the other. Positions are LSP's: zero-based lines, columns
 * in UTF-16 units; a line ends with LF, CRLF or CR; what lies beyond a line's or the text's end is moved back to it.
 * Returns undefined, and changes nothing, when a change has not the shape LSP gives it.
 */
export function applyContentChanges(text: string, changes: readonly unknown[]): string | undefined {
  let current = text;
  for (const change of changes) {
    const next = applyContentChange(current, change);
    if (next === undefined) return undefined;
    current = next;
  }
  return current;
}

/** Offset in UTF-16 units of an LSP position, clamped to its line. */
export function offsetAt(text: string, line: number, character: number): number {
  let start = 0;
  for (let passed = 0; passed < line; passed++) {
    const end = lineEnd(text, start);
    if (end === text.length) return text.length;
    start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }
  return Math.min(start + character, lineEnd(text, start));
}

/** How many lines the text has; a final line end opens one more, empty line. */
export function lineCount(text: string): number {
  return text.split(/\r\n|\r|\n/).length;
}

function applyContentChange(text: string, change: unknown): string | undefined {
  const replacement = member(change, "text");
  if (typeof replacement !== "string") return undefined;
  const range = member(change, "range");
  if (range === undefined || range === null) return replacement;
  const start = positionOffset(text, member(range, "start"));
  const end = positionOffset(text, member(range, "end"));
  if (start === undefined || end === undefined) return undefined;
  return text.slice(0, Math.min(start, end)) + replacement + text.slice(Math.max(start, end));
}

function positionOffset(text: string, position: unknown): number | undefined {
  if (!isObject(position)) return undefined;
  const { line, character } = position;
  if (!isCount(line) || !isCount(character)) return undefined;
  return offsetAt(text, line, character);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return at;
  }
  return text.length;
}
