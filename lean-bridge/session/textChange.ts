import type { Range } from "../../core/lean/textIndex.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";

export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/** The smallest replaced stretch between two texts, never cutting a surrogate pair; undefined if they are equal. */
export function smallestChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  if (isHalf(before.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (
    tail < limit - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1;
  if (tail > 0 && isSecondHalf(before.charCodeAt(before.length - tail))) tail -= 1;
  const index = new TextIndex(before);
  return {
    range: { start: index.positionAt(head), end: index.positionAt(before.length - tail) },
    text: after.slice(head, after.length - tail),
  };
}

/** A high surrogate, or a carriage return: what follows belongs to it. */
function isHalf(code: number): boolean {
  return (code >= 0xd800 && code < 0xdc00) || code === 0x0d;
}

/** A low surrogate, or a line feed, which may have a carriage return before it that no column can address. */
function isSecondHalf(code: number): boolean {
  return (code >= 0xdc00 && code < 0xe000) || code === 0x0a;
}
