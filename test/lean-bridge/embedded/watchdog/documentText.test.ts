import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyContentChanges, lineCount, offsetAt } from "../../../../lean-bridge/embedded/watchdog/documentText.ts";

function edit(from: readonly [number, number], to: readonly [number, number], text: string): unknown {
  const [start, end] = [from, to].map(([line, character]) => ({ line, character }));
  return { range: { start, end }, text };
}

describe("applyContentChanges", () => {
  const check = (text: string, changes: readonly unknown[], expected: string | undefined): void =>
    expect(applyContentChanges(text, changes)).toBe(expected);

  test("applies changes one after the other", () =>
    check("a\nb\nc", [edit([1, 0], [1, 1], "xx"), edit([1, 2], [2, 0], "")], "a\nxxc"));
  test("takes a change without range as the whole text", () => check("a", [{ text: "b" }], "b"));
  test("counts columns in UTF-16 units", () => check("𝔸x α", [edit([0, 2], [0, 3], "y")], "𝔸y α"));
  test("knows the line ends of LSP", () => check("a\r\nb\rc\nd", [edit([3, 0], [3, 1], "D")], "a\r\nb\rc\nD"));
  test("clamps a column to its line, before CRLF", () => check("ab\r\ncd", [edit([0, 9], [0, 9], "!")], "ab!\r\ncd"));
  test("clamps a line to the text", () => check("ab", [edit([7, 3], [8, 0], "!")], "ab!"));
  test("refuses what is no change", () => {
    check("a", [{}], undefined);
    check("a", [{ range: { start: { line: -1, character: 0 }, end: {} }, text: "" }], undefined);
    check("a", [null], undefined);
  });
});

test("any edit by positions equals the edit by offsets", () => {
  const texts = fc
    .array(fc.constantFrom("a", "α", "𝔸", "\n", "\r\n", " "), { maxLength: 30 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, fc.tuple(fc.nat(), fc.nat()), texts, (text, [one, other], replacement) => {
      const [first, second] = [one % (text.length + 1), other % (text.length + 1)];
      const [from, to] = [Math.min(first, second), Math.max(first, second)];
      fc.pre(!splitsLineEnd(text, from) && !splitsLineEnd(text, to));
      const change = edit(positionAt(text, from), positionAt(text, to), replacement);
      expect(applyContentChanges(text, [change])).toBe(text.slice(0, from) + replacement + text.slice(to));
    }),
  );
});

test("a position inside the text is found again", () => {
  expect(offsetAt("ab\ncd", 1, 1)).toBe(4);
  expect(lineCount("a\r\nb\n")).toBe(3);
});

function positionAt(text: string, offset: number): readonly [number, number] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return [lines.length - 1, lines.at(-1)?.length ?? 0];
}

function splitsLineEnd(text: string, offset: number): boolean {
  return text.slice(offset - 1, offset + 1) === "\r\n";
}
