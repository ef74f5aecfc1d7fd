import { commandRangeAt } from "./commandRange.ts";
import type { Hole } from "./hole.ts";
import { TextIndex } from "./textIndex.ts";

/**
 * The hole that a cursor means: the nearest on its line, else the next one of the declaration, else the last one before
 * it there, else the cursor's own place, at which a step may be put in.
 */
export function nearestHole(text: string, offset: number, holes: readonly Hole[]): Hole {
  const index = new TextIndex(text);
  const { line } = index.positionAt(offset);
  const distance = (hole: Hole): number => Math.abs(hole.start - offset);
  const onLine = holes
    .filter((hole) => index.positionAt(hole.start).line === line)
    .toSorted((left, right) => distance(left) - distance(right));
  const command = commandRangeAt(text, offset);
  const inCommand = holes.filter((hole) => hole.start >= command.start && hole.start <= command.end);
  return (
    onLine[0] ??
    inCommand.find((hole) => hole.start >= offset) ??
    inCommand.at(-1) ?? { kind: "cursor", start: offset, end: offset }
  );
}
