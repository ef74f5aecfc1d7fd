import { describe, expect, test } from "vitest";
import { holeAt, offsetOf, parseLocation } from "../../cli/location.ts";
import { findTextHoles } from "../../core/lean/hole.ts";

describe("what a person writes", () => {
  test.each([
    ["a/B.lean", { file: "a/B.lean", place: { kind: "whole" } }],
    ["a/B.lean:12", { file: "a/B.lean", place: { kind: "line", line: 12, column: undefined } }],
    ["a/B.lean:12:4", { file: "a/B.lean", place: { kind: "line", line: 12, column: 4 } }],
    ["a/B.lean:12:4:", { file: "a/B.lean", place: { kind: "line", line: 12, column: 4 } }],
    ["C:\\x\\B.lean:3", { file: "C:\\x\\B.lean", place: { kind: "line", line: 3, column: undefined } }],
    ["B.lean:Foo.bar'", { file: "B.lean", place: { kind: "declaration", name: "Foo.bar'" } }],
    ["notes.txt", { file: "notes.txt", place: { kind: "whole" } }],
  ])("%s", (text, location) => {
    expect(parseLocation(text)).toEqual({ kind: "ok", value: location });
  });

  test.each(["B.lean:0", "B.lean:1:2:3", "B.lean:1:x"])("%s is refused with the next step", (text) => {
    expect(parseLocation(text)).toMatchObject({
      kind: "error",
      problem: { exitCode: 2, next: expect.stringContaining("FILE:LINE") },
    });
  });
});

const text =
  "theorem a : 1 = 1 := by\n  sorry\n\ntheorem b (n : Nat) : n = n ∧ 𝓝 := by\n  constructor\n  · sorry\n  · sorry\n";

test("columns count code points", () => {
  const offset = offsetOf("𝓝 b\n", { kind: "line", line: 1, column: 2 });
  expect(offset).toEqual({ kind: "ok", value: 3 });
});

test.each([
  [{ kind: "line", line: 99, column: undefined } as const, "line 99 is outside the file"],
  [{ kind: "line", line: 1, column: 99 } as const, "column 99 is outside line 1"],
  [{ kind: "declaration", name: "nope" } as const, 'no declaration "nope"'],
])("%j", (place, message) => {
  expect(offsetOf(text, place)).toMatchObject({
    kind: "error",
    problem: { message: expect.stringContaining(message) },
  });
});

describe("which hole is meant", () => {
  const holes = findTextHoles(text);
  test("the one on the line", () => {
    expect(holeAt(text, { kind: "line", line: 7, column: undefined }, holes)).toEqual({ kind: "ok", value: holes[2] });
  });
  test("the declaration's first", () => {
    expect(holeAt(text, { kind: "declaration", name: "b" }, holes)).toEqual({ kind: "ok", value: holes[1] });
  });
  test("the end of a line without a hole is a cursor", () => {
    const end = text.indexOf("constructor") + "constructor".length;
    expect(holeAt(text, { kind: "line", line: 5, column: undefined }, holes)).toEqual({
      kind: "ok",
      value: { kind: "cursor", start: end, end },
    });
  });
});

describe("a declaration by its name", () => {
  const file = [
    "namespace A",
    "theorem same : 1 = 1 := rfl",
    "namespace B",
    "theorem same : 2 = 2 := rfl",
    "theorem _root_.outer : 2 = 2 := rfl",
    "section",
    "def «odd name» := 1",
    "end",
    "end A.B",
    "theorem C.D.deep : 3 = 3 := rfl",
    "theorem same' : 4 = 4 := rfl",
    "theorem twice : 5 = 5 := rfl",
    "theorem twice : 5 = 5 := rfl",
    "-- theorem commented : 1 = 1",
    "",
  ].join("\n");
  const lineOf = (name: string): number | string => {
    const offset = offsetOf(file, { kind: "declaration", name });
    return offset.kind === "ok" ? file.slice(0, offset.value).split("\n").length : offset.problem.message;
  };

  test.each([
    ["A.same", 2],
    ["A.B.same", 4],
    ["B.same", 4],
    ["outer", 5],
    ["A.B.«odd name»", 7],
    ["«odd name»", 7],
    ["C.D.deep", 10],
    ["deep", 10],
    ["Elsewhere.C.D.deep", 10],
    ["same'", 11],
    ["_root_.same'", 11],
  ])("%s is in line %s", (name, line) => {
    expect(lineOf(name)).toBe(line);
  });

  test("of a name that several have all are said, and a full name is told apart only where it can be", () => {
    expect(lineOf("same")).toBe('"same" may be any of 2 declarations: A.same (line 2), A.B.same (line 4)');
    expect(offsetOf(file, { kind: "declaration", name: "same" })).toMatchObject({
      problem: { exitCode: 2, next: "give the full name, or a line" },
    });
    expect(offsetOf(file, { kind: "declaration", name: "twice" })).toMatchObject({
      problem: { message: expect.stringContaining("twice (line 12), twice (line 13)"), next: "give a line" },
    });
    expect(lineOf("commented")).toBe('there is no declaration "commented" in the file');
  });
});
