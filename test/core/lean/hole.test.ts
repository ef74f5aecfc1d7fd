import { describe, expect, test } from "vitest";
import { commandRangeAt, commandStarts } from "../../../core/lean/commandRange.ts";
import { parseHeader } from "../../../core/lean/header.ts";
import type { Diagnostic } from "../../../core/lean/diagnostic.ts";
import { findHoles, findTextHoles, modeOfHole } from "../../../core/lean/hole.ts";
import { TextIndex } from "../../../core/lean/textIndex.ts";

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
    severity: "error",
    unsolvedGoals: false,
    goalsAccomplished: false,
    silent: false,
    message: "don't know how to synthesize placeholder\ncontext:\np : Prop",
    range: {
      start: {
        line: 0,
        character: offset,
      },
      end: {
        line: 0,
        character: offset + 1,
      },
    },
  });
  const first = text.indexOf("_");
  const holes = findHoles(text, [at(first), at(first), at(text.indexOf("h)"))]);
  expect(holes).toEqual([{ kind: "sorry", start: first, end: first + 1 }]);
});

describe("what stands for a proof without being one", () => {
  const saidAt = (text: string, [offset, word]: readonly [number, string], message: string): Diagnostic => {
    const index = new TextIndex(text);
    const range = { start: index.positionAt(offset), end: index.positionAt(offset + word.length) };
    const unsolvedGoals = message === "unsolved goals";
    return { range, severity: "error", message, unsolvedGoals, goalsAccomplished: false, silent: false };
  };
  const said = (text: string, word: string, message: string): Diagnostic =>
    saidAt(text, [text.indexOf(word), word], message);
  const saidLast = (text: string, word: string, message: string): Diagnostic =>
    saidAt(text, [text.lastIndexOf(word), word], message);
  const holesIn = (text: string, diagnostics: readonly Diagnostic[] = []): unknown =>
    findHoles(text, diagnostics).map(({ kind, start, end, note }) => [
      kind,
      text.slice(start, end),
      ...(note === undefined ? [] : [note]),
    ]);

  test.each([
    ["theorem a : 1 = 1 := by admit", [["admit", "admit"]]],
    [
      "theorem a : p := by\n  constructor\n  · admit\n  · exact h; admit",
      [
        ["admit", "admit"],
        ["admit", "admit"],
      ],
    ],
    ["theorem a : p := by\n  intro h\n  stop\n  trivial\n  rfl", [["stop", "stop"]]],
    ["theorem a : p := by\n  exact?\n", [["search", "exact?"]]],
    ["theorem a : p := by\n  simp? [foo,\n    bar] at h\n  rfl", [["search", "simp? [foo,\n    bar] at h"]]],
    [
      "theorem a : p := by\n  cases h with\n  | inl h => apply?\n  | inr h => rw?",
      [
        ["search", "apply?"],
        ["search", "rw?"],
      ],
    ],
    [
      "theorem a : p := by\n  if h : q then admit else exact?",
      [
        ["admit", "admit"],
        ["search", "exact?"],
      ],
    ],
    ["theorem a : p := by\n  simp? says simp only [foo]", []],
  ])("%j", (text, expected) => expect(holesIn(text)).toEqual(expected));

  test.each([
    "theorem a (admit : p) : p := by\n  exact admit\n",
    "theorem a (stop : p) : p := stop\n",
    "theorem a : q := by\n  have stop := h.admit\n  exact { stop := stop, admit := by rfl }\n",
    "theorem a : q → q := fun admit => admit\n",
    "theorem a : q := by\n  refine f ?_\n  exact fun stop =>\n    stop\n",
    "theorem a : q := by\n  simp [admit, stop]\n  rw [admit] at stop\n",
    "structure S where\n  stop : Nat\n  admit : Nat\n",
    "def exact? := 1\ndef x (h? : p) : p := h?\n",
    "theorem a : q := by\n  -- admit\n  rfl\n",
    'macro "give_up" : tactic => `(tactic| admit)\n',
  ])("is not read from a name: %j", (text) => expect(holesIn(text)).toEqual([]));

  test("a named or an unnamed place that Lean cannot fill", () => {
    const text = "theorem a : p ∧ q := ⟨?a, ?_⟩\n";
    const message = "don't know how to synthesize placeholder for argument `left`\ncontext:\ncase a";
    expect(holesIn(text, [said(text, "?a", message), said(text, "?_", message)])).toEqual([
      ["sorry", "?a"],
      ["sorry", "?_"],
    ]);
  });

  test("`done` with open goals, and a `_` where a tactic is wanted, in the place of the open end", () => {
    const text =
      "theorem a : p ∧ q := by\n  constructor\n  case left => done\n  case right => _\ntheorem b : p := by\n  skip -- think\n";
    const unexpected = "unexpected token '_'; expected '{' or tactic";
    const diagnostics = [
      said(text, "done", "unsolved goals"),
      saidLast(text, "=>", "unsolved goals"),
      said(text, " _\n", unexpected),
      saidLast(text, "by", "unsolved goals"),
    ];
    expect(holesIn(text, diagnostics)).toEqual([
      ["done", "done"],
      ["placeholder", "_"],
      ["unsolved", ""],
    ]);
    const line = "theorem a : p := by\n  skip\n  _\n";
    expect(
      holesIn(line, [
        said(line, "by\n  skip", "unsolved goals"),
        said(line, "_", "unexpected token '_'; expected command"),
      ]),
    ).toEqual([["placeholder", "_"]]);
  });

  test("a hole behind a tactic that this Lean does not have, and one that runs at several goals", () => {
    const text =
      "theorem a : p := by norm_num [sorry]\ntheorem b : p := by\n  all_goals sorry\ntheorem c : p := by sorry\n";
    expect(holesIn(text, [said(text, "norm_num", "unknown tactic")])).toEqual([
      ["sorry", "sorry", "nothing can be done here: this Lean has no tactic `norm_num`"],
      ["sorry", "sorry", "may run at several goals at once, inside `all_goals`"],
      ["sorry", "sorry"],
    ]);
  });

  test("whether a tactic or a term is wanted, as far as the text shows it", () => {
    const text =
      "theorem a : p := sorry\ntheorem b : p := by\n  refine ⟨sorry, ?_⟩\n  sorry\ntheorem c : p := by stop\n";
    expect(findHoles(text, []).map((hole) => modeOfHole(text, hole))).toEqual(["term", "term", "tactic", "tactic"]);
  });
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
