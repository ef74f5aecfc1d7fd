import { describe, expect, test } from "vitest";
import {
  CodeLimits,
  correctedDiagnostics,
  limitNote,
} from "../../../../lean-bridge/embedded/watchdog/falseDiagnostics.ts";
import { correctedResult } from "../../../../lean-bridge/embedded/watchdog/workerAnswers.ts";
import { missingLibraryCode } from "../../../../core/lean/compilerMessages.ts";

const uri = "file:///p/A.lean";
const missing = "Unknown constant `List.appendTR._redArg`";
const refused = "`ax` not supported by code generator; consider marking definition as `noncomputable`";
const needs = (name: string, needed: string): string =>
  `failed to compile definition, compiler IR check failed at \`${name}\`. Error: depends on declaration '${needed}', ` +
  "which has no executable code; consider marking definition as 'noncomputable'";

test.each([
  [missing, true],
  ["Unknown constant `instDecidableEqList._redArg`", true],
  ["Unknown constant `_private.Init.Data.Array.Basic.0.Array.foldlMUnsafe.fold`", true],
  ["Unknown constant `axiomz`", false],
  ["Unknown constant `List.appendTR`", false],
  ["Unknown constant `my_redArg`", false],
  ["Unknown constant `_private.Main.0.helper`", false],
  ["Unknown identifier `x._redArg`", false],
  ["Unknown constant `A._redArg`\nNote: more", false],
])("library code that is missing, %s: %s", (message, expected) =>
  expect(missingLibraryCode(message) !== undefined).toBe(expected),
);

describe("the limit of the embedded Lean", () => {
  const judge = (text: string, errors: readonly (readonly [message: string, place: string])[]): readonly boolean[] => {
    const limits = new CodeLimits(text);
    return errors.map(([message, place]) => limits.isLimit({ message, place }));
  };

  test("is what needs library code, and whatever needs that", () => {
    expect(
      judge("def f (l : List Nat) := l ++ l\ndef g := f\n#eval g [1]\n", [
        [missing, "f"],
        [needs("g", "f"), "g"],
        [needs("_eval", "_private.A.0.N.g"), "#eval"],
        [needs("viaHole", "Nat.mul._boxed"), "viaHole"],
      ]),
    ).toEqual([true, true, true, true]);
  });

  test("is not what no Lean compiles, nor whatever needs that", () => {
    expect(
      judge("axiom ax : Nat\ndef bad := ax\ndef worse := bad\n#eval worse\ndef f (l : List Nat) := l ++ l\n", [
        [refused, "bad"],
        [needs("worse._closed_0", "bad"), "worse"],
        [needs("_eval", "N.worse"), "#eval"],
        [missing, "f"],
        [needs("x", "notbad"), "x"],
      ]),
    ).toEqual([false, false, false, true, true]);
    const depends = "failed to compile definition, consider marking it as 'noncomputable' because it depends on 'c'";
    expect(judge("", [[`${depends}, which is 'noncomputable'`, "y"]])).toEqual([false]);
  });

  test("is not what the text itself asks for", () => {
    expect(judge("theorem t : x = x := by simp [List.appendTR._redArg]", [[missing, "List.appendTR._redArg"]])).toEqual(
      [false],
    );
    expect(judge("open List in #print axioms appendTR._redArg", [[missing, "appendTR._redArg"]])).toEqual([false]);
  });

  const range = (line: number, from: number, to: number): object => ({
    start: { line, character: from },
    end: { line, character: to },
  });

  test("is one note in what is published; the user's own errors are kept, ours come first", () => {
    const text = "axiom ax : Nat\ndef f (l : List Nat) := l ++ l\ndef bad := ax\ndef g := f\ndef worse := bad\n";
    const error = (line: number, to: number, message: string): object => ({
      range: range(line, 4, to),
      fullRange: range(line, 4, to),
      severity: 1,
      message,
    });
    // Lean does not report in the order of the text.
    const [worse, g, bad] = [error(4, 9, needs("worse", "bad")), error(3, 5, needs("g", "f")), error(2, 7, refused)];
    const params = { uri, version: 3, diagnostics: [worse, g, error(1, 5, missing), bad] };
    const ours = { message: "ours" };
    const note = { severity: 3, source: "Colloquy", message: limitNote };
    expect(correctedDiagnostics(params, text, [ours])).toEqual({
      uri,
      version: 3,
      diagnostics: [ours, worse, { ...note, range: range(1, 4, 5), fullRange: range(1, 4, 5) }, bad],
    });
    const warning = { ...error(1, 5, missing), severity: 2 };
    expect(correctedDiagnostics({ diagnostics: [warning] }, text, [])).toEqual({ diagnostics: [warning] });
  });

  test("is one note in interactive diagnostics, whose messages are tagged texts", () => {
    const error = (name: string) => ({
      range: range(0, 4, 5),
      severity: 1,
      message: { append: [{ text: "Unknown constant `" }, { tag: ["x", { text: name }] }, { text: "`" }] },
    });
    const result = [error("List.map._redArg"), error("mine")];
    const request = { method: "$/lean/rpc/call", params: { method: "Lean.Widget.getInteractiveDiagnostics" } };
    const note = { range: range(0, 4, 5), severity: 3, source: "Colloquy", message: { text: limitNote } };
    expect(correctedResult(request, result, "def f := 1")).toEqual([note, error("mine")]);
    expect(correctedResult({ method: "$/lean/rpc/call", params: {} }, result, "")).toBe(result);
  });
});
