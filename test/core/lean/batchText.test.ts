import { describe, expect, test } from "vitest";
import { batchText, canBatch, batchFilter } from "../../../core/lean/batchText.ts";
import { commandRangeAt } from "../../../core/lean/commandRange.ts";
import { freshWords } from "../../../core/lean/freshWords.ts";
import { findTextHoles } from "../../../core/lean/hole.ts";
import type { ScreenSite } from "../../../core/lean/screenText.ts";

const words = freshWords(() => 0.5);
const mark = `_${words.name}_`;

function site(text: string): ScreenSite {
  const hole = findTextHoles(text)[0];
  if (!hole) throw new Error("no hole");
  return { text, hole, mode: "tactic", command: commandRangeAt(text, hole.start), words };
}

describe("which declarations may be copied", () => {
  test.each([
    ["theorem a : p := by\n  sorry\n", true],
    ["private theorem a : p := by\n  sorry\n", true],
    ["example : p := by\n  sorry\n", true],
    ["open Nat in\ntheorem a : p := by\n  sorry\n", true],
    ["@[simp] theorem a : p := by\n  sorry\n", false],
    ["instance : Foo := by\n  sorry\n", false],
    ["mutual\ntheorem a : p := by\n  sorry\ntheorem b : p := a\nend\n", false],
    ["theorem a : p := by\n  have := a\n  sorry\n", false],
    ["theorem «a b» : p := by\n  sorry\n", false],
  ])("%j: %s", (text, expected) => {
    expect(canBatch(site(text))).toBe(expected);
  });

  test("a candidate that speaks of the declaration stays alone", () => {
    const own = site("theorem A.foo : p := by\n  sorry\n");
    expect(batchFilter(own)("exact bar h")).toBe(true);
    expect(batchFilter(own)("exact foo h")).toBe(false);
    expect(batchFilter(own)("exact N.foo.1 h")).toBe(false);
    expect(batchFilter(own)(`exact foo${mark}0`)).toBe(false);
  });
});

test("every copy holds its candidate, and the places point into it", () => {
  const text = "namespace N\ntheorem a (h : p) : p := by\n  have x := h\n  sorry\n\nend N\n";
  const batch = batchText(site(text), ["ONE", "TWO\nTHREE"]);
  expect(batch.text.match(/theorem a_\w+/gu)).toEqual([`theorem a${mark}0`, `theorem a${mark}1`]);
  const parts = batch.copies.map((copy) => batch.text.slice(copy.candidateStart, copy.candidateEnd));
  expect(parts[0]).toContain("ONE");
  expect(parts[1]).toMatch(/TWO\n\s+THREE/u);
  for (const copy of batch.copies) {
    expect(batch.text.slice(copy.commandStart, copy.commandEnd)).toMatch(new RegExp(`^theorem a${mark}`, "u"));
    expect(batch.text[copy.goalOffset - 1]).toBe(")");
  }
});
