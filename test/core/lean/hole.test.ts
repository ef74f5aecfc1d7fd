import { describe, expect, test } from "vitest";
import { commandRangeAt, commandStarts } from "../../../core/lean/commandRange.ts";
import { parseHeader } from "../../../core/lean/header.ts";
import type { Diagnostic } from "../../../core/lean/diagnostic.ts";
import { findHoles, findTextHoles } from "../../../core/lean/hole.ts";

describe("holes of the text", () => {
  test("every sorry that is code", () => {
    const text =
      'theorem a : 1 = 1 := by\n  sorry -- sorry\ntheorem b : 1 = 1 := sorry\n/- sorry -/ def c := "sorry"\n';
    expect(findTextHoles(text).map((hole) => [hole.kind, text.slice(hole.start, hole.end)])).toEqual([
      ["sorry", "sorry"],
      ["sorry", "sorry"],
    ]);
  });

  test("a `by` with nothing behind it", () => {
    const text = "theorem a : 1 = 1 := by\n\ntheorem b : 1 = 1 := by\n  rfl\nexample := (by)\ntheorem c : 1 = 1 := by";
    expect(findTextHoles(text).map((hole) => hole.start)).toEqual([23, text.indexOf("(by") + 3, text.length]);
  });
});

test("a placeholder that Lean cannot fill, and no other", () => {
  const text = "theorem a (p : Prop) (h : p) : p ∧ p := ⟨_, (fun _ => h) _⟩\n";
  const at = (offset: number): Diagnostic => ({
    ...{ severity: "error", unsolvedGoals: false, goalsAccomplished: false, silent: false },
    message: "don't know how to synthesize placeholder\ncontext:\np : Prop",
    range: { start: { line: 0, character: offset }, end: { line: 0, character: offset + 1 } },
  });
  const first = text.indexOf("_");
  const holes = findHoles(text, [at(first), at(first), at(text.indexOf("h)"))]);
  expect(holes).toEqual([{ kind: "sorry", start: first, end: first + 1 }]);
});

describe("commands", () => {
  test("attributes, doc comments and modifiers belong to what they stand before", () => {
    const text = "/-- d -/\n@[simp]\nprivate theorem a : 1 = 1 := rfl\n\n/-! m -/\ntheorem b : 1 = 1 := by\n  rfl\n";
    expect(commandStarts(text).map((start) => text.slice(start, start + 9))).toEqual([
      "/-- d -/\n",
      "/-! m -/\n",
      "theorem b",
    ]);
  });

  test("`in` and `mutual` keep their commands together", () => {
    const text =
      "open Nat in\ntheorem a : 1 = 1 := rfl\nmutual\ntheorem b : 1 = 1 := rfl\ntheorem c : 1 = 1 := rfl\nend\ntheorem d : 1 = 1 := rfl\n";
    expect(commandStarts(text).map((start) => text.slice(start, start + 6))).toEqual(["open N", "mutual", "theore"]);
  });

  test.each([
    ['namespace N\n  macro "c" : tactic => `(tactic| sorry)\n  theorem t : p := by\n    sorry\nend N\n', 4],
    ["section\n  /-- d -/\n  @[simp] private theorem a : p := h\n  example : p := a\nend\n", 4],
    ["structure S where\n  /-- d -/\n  a : Nat\n  b : Nat := by\n    exact 1\n", 1],
    ['macro "m" : command => `(\n  theorem t : p := h\n  theorem u : p := h)\n', 1],
    ["open N in\n  theorem t : p := h\n", 1],
    ["@[simp,\n  instance]\ndef a : p := h\n", 1],
    ["mutual\n  theorem a : p := h\n  theorem b : p := h\nend\n", 1],
  ])("indented ones, in %j", (text, count) => {
    expect(commandStarts(text).length).toBe(count);
  });

  test("the range reaches to the next command", () => {
    const text = "theorem a : 1 = 1 := rfl\n\ntheorem b : 1 = 1 := by\n  sorry\n\nend\n";
    const range = commandRangeAt(text, text.indexOf("sorry"));
    expect(text.slice(range.start, range.end)).toBe("theorem b : 1 = 1 := by\n  sorry\n\n");
  });
});

test("the header ends behind the last import", () => {
  const text = "/- c -/ module\npublic import Lean.A\nimport all B -- x\n\npublic section\n";
  const header = parseHeader(text);
  expect(header.imports).toEqual(["Lean.A", "B"]);
  expect(header.isModule).toBe(true);
  expect(text.slice(header.end)).toBe(" -- x\n\npublic section\n");
});
