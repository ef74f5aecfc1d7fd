import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../core/lean/diagnostic.ts";
import { declarationsAtRisk, joinMessages, likeBatch, untoldDeclarations } from "../../../core/lean/lostMessages.ts";

function at(line: number, character: number, more: Partial<Diagnostic> = {}): Diagnostic {
  const range = { start: { line, character }, end: { line, character: character + 1 } };
  const usual = { severity: "error", message: "m", unsolvedGoals: false, goalsAccomplished: false } as const;
  return { ...usual, silent: false, range, ...more };
}

const accomplished = { severity: "information", goalsAccomplished: true, silent: true } as const;

describe("whether messages may be lost", () => {
  const theorem = "theorem t : p := by\n  exact h\n";
  test.each<[string, readonly Diagnostic[], boolean]>([
    [theorem, [], true],
    [theorem, [at(0, 0, accomplished)], false],
    [theorem, [at(1, 2)], false],
    [theorem, [at(0, 8, { severity: "warning", message: "declaration uses `sorry`" })], false],
    [theorem, [at(1, 8, { severity: "warning", message: "`old` has been deprecated" })], true],
    [`${theorem}\ntheorem u : p := by\n  exact h\n`, [at(0, 0, accomplished)], true],
    ["def f : Nat := by exact 1\n", [], false],
    ["def f : Nat := by\n  exact g (by simp)\n", [], false],
    ["def f : Nat := by\n  induction n using r (by simp) with\n  | a => skip\n", [], true],
    ["theorem t : p := h\n", [], false],
  ])("%j", (text, diagnostics, expected) => {
    expect(untoldDeclarations(text, diagnostics) > 0).toBe(expected);
  });
});

test("an error may hide others where arms stand beside a second block", () => {
  const arms = "theorem u : p := by\n  induction n using r (by simp) with\n  | a => skip\n";
  const text = `${"theorem t : p := by\n  exact h\n"}${arms}`;
  expect(declarationsAtRisk(text, [at(1, 2), at(3, 4)])).toEqual([text.indexOf(arms)]);
  expect(declarationsAtRisk(text, [at(1, 2)])).toEqual([]);
  expect(declarationsAtRisk(text, [at(3, 4, { severity: "warning" })])).toEqual([]);
});

describe("a text that is elaborated as batch Lean does it", () => {
  test.each([
    ["theorem t : p := h\n", 0, 8],
    ["import A\n\ntheorem t : p := h\n", 2, 8],
    ["import A theorem t : p := h\n", 0, 17],
    ["module\n\npublic import A\n/-- d -/\ntheorem t : p := h\n", 4, 8],
  ])("%j: places are those of the text", (text, line, character) => {
    const likewise = likeBatch(text);
    const shown = likewise.text.slice(0, likewise.text.indexOf("t : p")).split("\n");
    const place = { line: shown.length - 1, character: shown.at(-1)?.length ?? 0 };
    expect(likewise.original(place)).toEqual({ line, character });
  });

  test("messages of both are there once", () => {
    const likewise = likeBatch("theorem t : p := h\n");
    const joined = joinMessages([at(0, 8)], likewise, [at(1, 0), at(2, 8), at(2, 9)]);
    expect(joined.map(({ range }) => range.start)).toEqual([
      { line: 0, character: 8 },
      { line: 0, character: 9 },
    ]);
  });
});
