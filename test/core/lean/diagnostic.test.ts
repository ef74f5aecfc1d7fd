import { expect, test } from "vitest";
import type { Diagnostic } from "../../../core/lean/diagnostic.ts";
import { newDiagnostics } from "../../../core/lean/diagnostic.ts";

function diagnostic(line: number, message: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const range = { start: { line, character: 2 }, end: { line, character: 7 } };
  return { range, severity: "error", message, unsolvedGoals: false, goalsAccomplished: false, silent: false, ...more };
}

const oneLineMore = {
  editStart: { line: 3, character: 2 },
  oldEnd: { line: 3, character: 7 },
  newEnd: { line: 4, character: 5 },
};

test("what moved down with the edit is not new", () => {
  expect(
    newDiagnostics([diagnostic(1, "a"), diagnostic(9, "b")], [diagnostic(1, "a"), diagnostic(10, "b")], oneLineMore),
  ).toEqual([]);
});

test("the same message at another place is new, and so is a second one at the same place", () => {
  expect(newDiagnostics([diagnostic(1, "a")], [diagnostic(2, "a")], oneLineMore)).toHaveLength(1);
  expect(newDiagnostics([diagnostic(1, "a")], [diagnostic(1, "a"), diagnostic(1, "a")], oneLineMore)).toHaveLength(1);
});

test("unsolved goals at the same place may read differently", () => {
  const before = diagnostic(1, "unsolved goals\n⊢ p ∧ q", { unsolvedGoals: true });
  const after = diagnostic(1, "unsolved goals\n⊢ p", { unsolvedGoals: true });
  expect(newDiagnostics([before], [after], oneLineMore)).toEqual([]);
});
