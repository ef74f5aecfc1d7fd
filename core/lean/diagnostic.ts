import type { Position, Range } from "./textIndex.ts";
import { comparePositions } from "./textIndex.ts";

export interface Diagnostic {
  readonly range: Range;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly message: string;
  readonly code?: string;
  readonly unsolvedGoals: boolean;
  /** Lean's own mark on a declaration that is finished without error and without `sorry`. */
  readonly goalsAccomplished: boolean;
  /** Meant for tools, not for the person (`isSilent` of Lean's protocol). */
  readonly silent: boolean;
}

/** Maps positions of one document to another that differs by one replaced stretch. */
export interface LineShift {
  readonly editStart: Position;
  readonly oldEnd: Position;
  readonly newEnd: Position;
}

/**
 * The diagnostics that an edit has brought to a document. Two diagnostics are the same if
 * severity, code and message agree and the start is where the edit has moved it to. An unsolved-goals error that
 * stood at the same place before is the same obligation with another remainder, so its text may differ.
 */
export function newDiagnostics(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  shift: LineShift,
): readonly Diagnostic[] {
  const known = new Map<string, number>();
  for (const diagnostic of before) {
    const key = diagnosticKey(diagnostic, movePosition(diagnostic.range.start, shift));
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return after.filter((diagnostic) => {
    const key = diagnosticKey(diagnostic, diagnostic.range.start);
    const count = known.get(key) ?? 0;
    if (count > 0) known.set(key, count - 1);
    return count === 0;
  });
}

function diagnosticKey(diagnostic: Diagnostic, start: Position): string {
  const what = diagnostic.unsolvedGoals ? "unsolved goals" : diagnostic.message;
  return JSON.stringify([diagnostic.severity, diagnostic.code ?? "", what, start.line, start.character]);
}

/** The place to which an edit has moved another one. */
function movePosition(place: Position, shift: LineShift): Position {
  if (comparePositions(place, shift.oldEnd) < 0) return place;
  const line = place.line + shift.newEnd.line - shift.oldEnd.line;
  const sameLine = place.line === shift.oldEnd.line;
  return {
    line,
    character: sameLine ? place.character + shift.newEnd.character - shift.oldEnd.character : place.character,
  };
}

export function firstLine({ message }: Diagnostic): string {
  return message.split("\n")[0] ?? message;
}
