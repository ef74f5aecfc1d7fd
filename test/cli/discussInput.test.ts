import { expect, test } from "vitest";
import { scriptTurns } from "../../cli/discuss/discussInput.ts";

test.each([
  ["have h : p := by\n  exact hp", "have h : p := by\n  exact hp"],
  ["have h : p := by\n    exact hp\n  exact h", "have h : p := by\n  exact hp\nexact h"],
  ["have h : p := by simp\n  exact h", "have h : p := by simp\nexact h"],
  ["constructor\n  · exact hp\n  · exact hq", "constructor\n· exact hp\n· exact hq"],
  ["calc a = b := by simp\n  _ = c := h", "calc a = b := by simp\n  _ = c := h"],
  ["rw [\n    foo,\n    bar]", "rw [\n    foo,\n    bar]"],
  ["case inl =>\n  simp\n  omega", "case inl =>\n  simp\n  omega"],
])("a step of several lines keeps its layout: %j", (typed, step) => {
  expect(scriptTurns(`/propose ${typed}\n/quit\n`)).toEqual([`/propose ${step}`, "/quit"]);
});

test("indented lines go on with the turn before, at their own depth", () => {
  const script =
    "-- a remark\n/propose induction n with\n  | zero => simp\n  | succ n ih =>\n    omega\n\nhello\r\n/quit\n";
  expect(scriptTurns(script)).toEqual([
    "/propose induction n with\n  | zero => simp\n  | succ n ih =>\n    omega",
    "hello",
    "/quit",
  ]);
});
