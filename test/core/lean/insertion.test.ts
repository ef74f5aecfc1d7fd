import { describe, expect, test } from "vitest";
import type { Hole } from "../../../core/lean/hole.ts";
import type { HoleMode } from "../../../core/lean/insertion.ts";
import { dedent } from "../../../core/lean/dedent.ts";
import { insertionEdit } from "../../../core/lean/insertion.ts";
import { applyEdits } from "../../../core/lean/textIndex.ts";

interface Case {
  readonly text: string;
  readonly candidate: string;
  readonly expected: string;
  readonly kind?: Hole["kind"];
  readonly mode?: HoleMode;
  readonly goalsLeft?: number;
}

/** The hole is `sorry`, or the place of `‸`. */
function check({ text, candidate, expected, kind = "sorry", mode = "tactic", goalsLeft = 0 }: Case): void {
  const mark = kind === "sorry" ? "sorry" : "‸";
  const start = text.indexOf(mark);
  const plain = kind === "sorry" ? text : text.replace("‸", "");
  const hole = { kind, start, end: kind === "sorry" ? start + mark.length : start };
  expect(applyEdits(plain, [insertionEdit({ text: plain, hole, mode, candidate, goalsLeft })])).toBe(expected);
}

describe("a sorry among tactics", () => {
  test("one line", () => check({ text: "  sorry\n", candidate: "simp", expected: "  simp\n" }));
  test("several lines keep the column", () =>
    check({ text: "  sorry\n", candidate: "intro h\nexact h", expected: "  intro h\n  exact h\n" }));
  test("behind a bullet", () =>
    check({ text: "  · sorry\n", candidate: "intro h\nexact h", expected: "  · intro h\n    exact h\n" }));
  test("a one-line `by` opens a block", () =>
    check({
      text: "theorem a : p := by sorry\n",
      candidate: "intro h\nexact h",
      expected: "theorem a : p := by\n  intro h\n  exact h\n",
    }));
  test("one goal left", () =>
    check({ text: "  sorry\n", candidate: "intro h", goalsLeft: 1, expected: "  intro h\n  sorry\n" }));
  test("two goals left", () =>
    check({
      text: "  sorry\n",
      candidate: "constructor",
      goalsLeft: 2,
      expected: "  constructor\n  · sorry\n  · sorry\n",
    }));
  test("tabs stay tabs", () => check({ text: "\tsorry\n", candidate: "a\nb", expected: "\ta\n\tb\n" }));
  test("CRLF stays CRLF", () =>
    check({ text: "x\r\n  sorry\r\n", candidate: "a\nb", expected: "x\r\n  a\r\n  b\r\n" }));
});

describe("a sorry that is a term", () => {
  test("behind `:=`", () =>
    check({ text: "def a : p := sorry\n", mode: "term", candidate: "simp", expected: "def a : p := by simp\n" }));
  test("as an argument", () =>
    check({ text: "exact f sorry x\n", mode: "term", candidate: "simp", expected: "exact f (by simp) x\n" }));
  test("several lines", () =>
    check({
      text: "def a : p := sorry\n",
      mode: "term",
      candidate: "intro h\nexact h",
      expected: "def a : p := by\n  intro h\n  exact h\n",
    }));
});

describe("places without a sorry", () => {
  test("an empty `by`", () =>
    check({
      text: "theorem a : p := by‸\n",
      kind: "emptyBy",
      candidate: "simp",
      expected: "theorem a : p := by\n  simp\n",
    }));
  test("an empty `by` in brackets", () =>
    check({ text: "exact (by‸)\n", kind: "emptyBy", candidate: "simp", expected: "exact (by simp)\n" }));
  test("the end of a block", () =>
    check({
      text: "theorem a : p := by\n  intro h‸\n\nend\n",
      kind: "unsolved",
      candidate: "exact h",
      expected: "theorem a : p := by\n  intro h\n  exact h\n\nend\n",
    }));
  test("a blank line", () =>
    check({
      text: "theorem a : p := by\n  intro h\n‸\n",
      kind: "cursor",
      candidate: "exact h",
      expected: "theorem a : p := by\n  intro h\n  exact h\n",
    }));
  test("before a tactic", () =>
    check({ text: "  ‸exact h\n", kind: "cursor", candidate: "intro h", expected: "  intro h\n  exact h\n" }));
});

test.each([
  ["  a\n    b\n  c", ["a", "  b", "c"]],
  ["intro h\n    simp\n  exact h", ["intro h", "  simp", "exact h"]],
  ["· right\n  left", ["· right", "  left"]],
  ["have h : p := by\n  simp", ["have h : p := by", "  simp"]],
  ["exact f\n  a", ["exact f", "  a"]],
  ["have h : p := by intro x\n                 exact x", ["have h : p := by intro x", "                 exact x"]],
  ["(constructor\n exact h)", ["(constructor", " exact h)"]],
  ["induction n with\n| zero => rfl\n| succ n => rfl", ["induction n with", "| zero => rfl", "| succ n => rfl"]],
])("dedent %j", (text, lines) => {
  expect(dedent(text)).toEqual(lines);
});
