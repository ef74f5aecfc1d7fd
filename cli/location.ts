import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import { commandRangeAt } from "../core/lean/commandRange.ts";
import type { Hole } from "../core/lean/hole.ts";
import { holeOnLine } from "../core/lean/nearestHole.ts";
import { TextIndex } from "../core/lean/textIndex.ts";
import type { NamedDeclaration } from "./namedDeclarations.ts";
import { endsWithParts, namedDeclarations } from "./namedDeclarations.ts";
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

/** By its full name exactly; else by the last parts of it, as far as only one declaration ends like that. */
function declarationOffset(text: string, name: string): Result<number, CommandProblem> {
  const named = namedDeclarations(text);
  const wanted = name.replace(/^_root_\./u, "");
  const exact = named.filter((one) => one.fullName === wanted);
  const alike = exact.length > 0 ? exact : named.filter((one) => endsWithParts(one.fullName, wanted));
  // In the file's own words for it, where its namespace has another name than was given.
  const found = alike.length > 0 ? alike : named.filter((one) => endsWithParts(wanted, one.written));
  const [only, ...others] = found;
  if (!only)
    return failure({
      ...badPlace(`there is no declaration "${name}" in the file`),
      next: "give its name as the file writes it, or a line",
    });
  return others.length === 0 ? ok(only.offset) : failure(ambiguous(text, name, found));
}

function ambiguous(text: string, name: string, found: readonly NamedDeclaration[]): CommandProblem {
  const index = new TextIndex(text);
  const line = (offset: number): number => index.positionAt(offset).line + 1;
  const listed = found.map(({ fullName, offset }) => `${fullName} (line ${line(offset)})`).join(", ");
  const isTold = new Set(found.map(({ fullName }) => fullName)).size === found.length;
  return {
    exitCode: exitCodes.badInput,
    message: `"${name}" may be any of ${found.length} declarations: ${listed}`,
    next: isTold ? "give the full name, or a line" : "give a line",
  };
}

function badPlace(message: string): CommandProblem {
  return {
    exitCode: exitCodes.badInput,
    message,
    next: "write FILE:LINE, FILE:LINE:COL or FILE:NAME (lines from 1, columns from 0)",
  };
}
