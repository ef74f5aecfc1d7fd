import type { Hole } from "../core/lean/hole.ts";
import { TextIndex } from "../core/lean/textIndex.ts";
import type { Output } from "./jsonOutput.ts";

/** `FILE:LINE:COL` as Lean prints it: lines from 1, columns from 0 in code points. */
export function placeText(file: string, text: string, offset: number): string {
  const index = new TextIndex(text);
  const { line } = index.positionAt(offset);
  return `${file}:${line + 1}:${Array.from(text.slice(index.lineStart(line), offset)).length}`;
}

export function holeJson(hole: Hole, text: string): Output<"try">["hole"] {
  const index = new TextIndex(text);
  const place = (offset: number): { line: number; column: number } => {
    const { line, character } = index.positionAt(offset);
    return { line: line + 1, column: character };
  };
  return { kind: hole.kind, start: place(hole.start), end: place(hole.end) };
}

export const holeWords = {
  sorry: "sorry",
  emptyBy: "empty `by`",
  unsolved: "unsolved goals",
  cursor: "cursor",
  step: "step",
  admit: "`admit`",
  stop: "`stop`: what follows it does not run",
  search: "a tactic that only suggests",
  done: "`done` with goals still open",
  placeholder: "`_` where a tactic is wanted",
} as const;
