import { commandRangeAt } from "./commandRange.ts";
import type { Hole } from "./hole.ts";
import { TextIndex } from "./textIndex.ts";

/** The hole that begins or ends on the line of a place, the one nearest to it where there are several. */
export function holeOnLine(text: string, offset: number, holes: readonly Hole[]): Hole | undefined {
  const index = new TextIndex(text);
  const { line } = index.positionAt(offset);
  return holes
    .filter(({ start, end }) => index.positionAt(start).line === line || index.positionAt(end).line === line)
    .toSorted((left, right) => Math.abs(left.start - offset) - Math.abs(right.start - offset))[0];
}

/**
 * The hole that a cursor means: the nearest on its line, else the next one of the declaration, else the last one before
 * it there, else the cursor's own place, at which a step may be put in.
 */
export function nearestHole(text: string, offset: number, holes: readonly Hole[]): Hole {
  const command = commandRangeAt(text, offset);
  const inCommand = holes.filter((hole) => hole.start >= command.start && hole.start <= command.end);
  return (
    holeOnLine(text, offset, holes) ??
    inCommand.find((hole) => hole.start >= offset) ??
    inCommand.at(-1) ?? { kind: "cursor", start: offset, end: offset }
  );
}
