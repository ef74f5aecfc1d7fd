import { commandStarts } from "../../../core/lean/commandRange.ts";
import { declarationWords, modifierWords } from "../../../core/lean/keywords.ts";
import { TextIndex } from "../../../core/lean/textIndex.ts";
import { codeTokens } from "../../../core/lean/tokens.ts";

const guard = "#guard_msgs (drop error) in ";
const openers = new Set(["@[", ...declarationWords, ...modifierWords]);

/**
 * The source with the errors of some commands dropped, so that Lean writes a module in spite of them. What the commands
 * add to the environment stays. `lines` count from 0 and are those of the errors; no declaration changes its line.
 */
export function withErrorsDropped(source: string, lines: readonly number[]): string {
  const index = new TextIndex(source);
  const starts = commandStarts(source);
  const places = new Set(lines.map((line) => commandStart(index, starts, line)));
  return [...places]
    .toSorted((left, right) => right - left)
    .reduce((text, place) => text.slice(0, place) + guard + text.slice(place), source);
}

function commandStart(index: TextIndex, starts: readonly number[], line: number): number {
  const lineStart = index.lineStart(line);
  const [first] = codeTokens(index.lineText(line));
  // Commands inside a namespace may be indented, and are then not found by their column.
  if (first !== undefined && first.start > 0 && openers.has(first.text)) return lineStart + first.start;
  return starts.findLast((start) => start <= lineStart) ?? lineStart;
}
