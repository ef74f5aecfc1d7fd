import { describe, expect, test } from "vitest";
import { commandRangeAt } from "../../../core/lean/commandRange.ts";
import { freshWords } from "../../../core/lean/freshWords.ts";
import { findTextHoles } from "../../../core/lean/hole.ts";
import { screenText } from "../../../core/lean/screenText.ts";

const words = freshWords(() => 0.5);

/** The declaration of the screen's text, with the candidate `CAND`. */
function screened(text: string, hole = 0): string {
  const holes = findTextHoles(text);
  const chosen = holes[hole];
  if (!chosen) throw new Error("no such hole");
  const command = commandRangeAt(text, chosen.start);
  const screen = screenText({ text, hole: chosen, mode: "tactic", command, words }, "CAND");
  expect(screen.text.slice(0, screen.goalOffset).trimEnd().endsWith(")")).toBe(true);
  expect(screen.text.slice(screen.candidateStart, screen.candidateEnd)).toMatch(/^\([^]*CAND[^]*\)$/u);
  return screen.text
    .slice(screen.commandStart)
    .replaceAll(words.hole, "HOLE!")
    .replace(/\(\s+\(\s+CAND\s+\)\s+all_goals HOLE!\)/u, "<>");
}

describe("what is left of the declaration", () => {
  test("the rest of the block goes, other blocks stay", () => {
    const text = "theorem a : p ∧ q := by\n  constructor\n  · sorry\n    rfl\n  · simp\n";
    expect(screened(text)).toBe("theorem a : p ∧ q := by\n  constructor\n  · <>\n  · simp\n\n");
  });

  test("siblings in the same block go too, and their sorry with them", () => {
    expect(screened("theorem a : p ∧ q := by\n  constructor\n  sorry\n  sorry\n")).toBe(
      "theorem a : p ∧ q := by\n  constructor\n  <>\n\n",
    );
  });

  test("another sorry of the declaration becomes our hole, of the same width", () => {
    expect(screened("theorem a : p ∧ q :=\n  ⟨by sorry, sorry⟩\n")).toBe("theorem a : p ∧ q :=\n  ⟨by <>, HOLE!⟩\n\n");
  });

  test("arms end where the next begins", () => {
    const text =
      "theorem a : p := by\n  induction n with\n  | zero => sorry\n  | succ n ih =>\n    simp\n    sorry\n    rfl\n";
    expect(screened(text)).toBe(
      "theorem a : p := by\n  induction n with\n  | zero => <>\n  | succ n ih =>\n    simp\n    HOLE!\n    rfl\n\n",
    );
    expect(screened(text, 1)).toBe(
      "theorem a : p := by\n  induction n with\n  | zero => HOLE!\n  | succ n ih =>\n    simp\n    <>\n\n",
    );
  });

  test("semicolons, and what combines with the hole", () => {
    expect(screened("theorem a : p := by simp; sorry <;> rfl\n\ntheorem b : p := rfl\n")).toBe(
      "theorem a : p := by simp; <>\n\n\n",
    );
  });

  test("brackets around the block stay", () => {
    expect(screened("theorem a : p := f (by\n  sorry\n  rfl) x\n")).toBe("theorem a : p := f (by\n  <>) x\n\n");
  });
});
