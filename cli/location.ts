import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import { commandRangeAt } from "../core/lean/commandRange.ts";
import type { Hole } from "../core/lean/hole.ts";
import { holeOnLine } from "../core/lean/nearestHole.ts";
import { TextIndex } from "../core/lean/textIndex.ts";
import { codeTokens } from "../core/lean/tokens.ts";
import type { CommandProblem } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";

/** Lines count from 1 and columns from 0 in code points, as in Lean's own messages. */
export type Place =
  | { readonly kind: "whole" }
  | { readonly kind: "line"; readonly line: number; readonly column: number | undefined }
  | { readonly kind: "declaration"; readonly name: string };

export interface Location {
  readonly file: string;
  readonly place: Place;
}

/** Reads `FILE`, `FILE:LINE`, `FILE:LINE:COL` or `FILE:NAME`. */
export function parseLocation(argument: string): Result<Location, CommandProblem> {
  const parts = /^(?<file>.*?\.lean)(?::(?<place>.*))?$/su.exec(argument)?.groups;
  const file = parts?.["file"];
  if (file === undefined) return ok({ file: argument, place: { kind: "whole" } });
  const place = parts?.["place"];
  if (place === undefined || place === "") return ok({ file, place: { kind: "whole" } });
  const numbers = /^(\d+)(?::(\d+))?:?$/u.exec(place);
  if (!numbers) {
    if (/^[\d:]/u.test(place)) return failure(badPlace(`"${place}" is not LINE or LINE:COL`));
    return ok({ file, place: { kind: "declaration", name: place } });
  }
  const line = Number(numbers[1]);
  if (line === 0) return failure(badPlace("lines count from 1"));
  return ok({ file, place: { kind: "line", line, column: numbers[2] === undefined ? undefined : Number(numbers[2]) } });
}

/** The offset that a place names, or why there is none. Without a column: the first character that is not blank. */
export function offsetOf(text: string, place: Exclude<Place, { kind: "whole" }>): Result<number, CommandProblem> {
  const index = new TextIndex(text);
  if (place.kind === "declaration") return declarationOffset(text, place.name);
  if (place.line > index.lineCount)
    return failure(badPlace(`line ${place.line} is outside the file, which has ${index.lineCount} lines`));
  const content = index.lineText(place.line - 1);
  const start = index.lineStart(place.line - 1);
  if (place.column === undefined) return ok(start + content.length - content.trimStart().length);
  const characters = Array.from(content);
  if (place.column > characters.length) {
    return failure(
      badPlace(`column ${place.column} is outside line ${place.line}, which has ${characters.length} characters`),
    );
  }
  return ok(start + characters.slice(0, place.column).join("").length);
}

/** The hole that a place means: the one on the line nearest to the column, the declaration's first, or the cursor. */
export function holeAt(
  text: string,
  place: Exclude<Place, { kind: "whole" }>,
  holes: readonly Hole[],
): Result<Hole, CommandProblem> {
  const offset = offsetOf(text, place);
  if (offset.kind === "error") return offset;
  if (place.kind === "declaration") {
    const range = commandRangeAt(text, offset.value);
    const first = holes.find((hole) => hole.start >= range.start && hole.start <= range.end);
    return first
      ? ok(first)
      : failure({ ...badPlace(`${place.name} has no hole`), next: "name a line inside its proof" });
  }
  const nearest = holeOnLine(text, offset.value, holes);
  if (nearest) return ok(nearest);
  const index = new TextIndex(text);
  const line = place.line - 1;
  const end = index.lineStart(line) + index.lineText(line).length;
  const at = place.column === undefined ? end : offset.value;
  return ok({ kind: "cursor", start: at, end: at });
}

function declarationOffset(text: string, name: string): Result<number, CommandProblem> {
  const tokens = codeTokens(text);
  const words = new Set(["theorem", "lemma", "def", "abbrev", "instance", "opaque", "structure", "inductive"]);
  const found = tokens.find(
    (token, at) => words.has(tokens[at - 1]?.text ?? "") && (token.text === name || name.endsWith(`.${token.text}`)),
  );
  if (found) return ok(found.start);
  return failure({
    ...badPlace(`there is no declaration "${name}" in the file`),
    next: "give its name as the file writes it, or a line",
  });
}

function badPlace(message: string): CommandProblem {
  return {
    exitCode: exitCodes.badInput,
    message,
    next: "write FILE:LINE, FILE:LINE:COL or FILE:NAME (lines from 1, columns from 0)",
  };
}
