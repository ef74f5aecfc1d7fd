import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, TextIndex } from "../../../core/lean/textIndex.ts";

test("offsets and positions go there and back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "é", "😀", "\n", "\r\n", "\t")).map((parts) => parts.join("")),
      fc.nat(),
      (text, seed) => {
        const offset = seed % (text.length + 1);
        const index = new TextIndex(text);
        const position = index.positionAt(offset);
        const insideLineEnd = text[offset - 1] === "\r" && text[offset] === "\n";
        expect(index.offsetAt(position)).toBe(insideLineEnd ? offset - 1 : offset);
      },
    ),
  );
});

test("a position outside is clamped as the protocol asks", () => {
  const index = new TextIndex("ab\ncd");
  expect(index.offsetAt({ line: 0, character: 99 })).toBe(2);
  expect(index.offsetAt({ line: 9, character: 0 })).toBe(5);
});

test("edits count on the original text, in any order", () => {
  const edits = [
    { start: 3, end: 4, newText: "X" },
    { start: 0, end: 1, newText: "" },
  ];
  expect(applyEdits("abcd", edits)).toBe("bcX");
});

test("overlapping edits are a bug", () => {
  const edits = [
    { start: 0, end: 2, newText: "" },
    { start: 1, end: 3, newText: "" },
  ];
  expect(() => applyEdits("abcd", edits)).toThrow("overlapping");
});
