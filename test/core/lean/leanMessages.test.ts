import { describe, expect, test } from "vitest";
import { isRefusedByCompiler, readMissingDependency, saysNotCompiledFor } from "../../../core/lean/compilerMessages.ts";
import {
  isParseError,
  isSorryWarning,
  isTryThisTitle,
  mentionsUniverseLevel,
  offeredTexts,
  readAxiomReport,
  saysExit,
  saysMisplacedPlaceholder,
  saysMissingModule,
  saysOutOfHeartbeats,
  saysSorry,
  saysStaleImports,
  saysUnfilledPlaceholder,
  saysUnknownName,
  saysUnknownTactic,
  saysUnsolvedGoals,
  typeWhereFalseIsExpected,
} from "../../../core/lean/leanMessages.ts";

type Recogniser = (message: string) => boolean;

/** For each recogniser, wordings of several versions that it accepts, and similar texts that it does not. */
const examples: readonly (readonly [Recogniser, readonly string[], readonly string[]])[] = [
  [isSorryWarning, ["declaration uses 'sorry'", "declaration uses `sorry`"], ["my declaration uses 'sorry'"]],
  [saysUnsolvedGoals, ["unsolved goals\n⊢ p", "unsolved goals"], ["error: unsolved goals", "no unsolved goals"]],
  [saysUnknownTactic, ["unknown tactic"], ["an unknown tactic"]],
  [saysUnfilledPlaceholder, ["don't know how to synthesize placeholder\ncontext:\n⊢ Nat"], ["placeholder"]],
  [
    saysMisplacedPlaceholder,
    ["unexpected token '_'; expected '{' or tactic", "unexpected token '_'; expected command"],
    ["unexpected token '_'; expected term", "unexpected token 'x'; expected command"],
  ],
  [
    saysUnknownName,
    ["unknown identifier 'nope'", "Unknown identifier `nope`", "Unknown constant `Nat.nope`", "unknown constant 'x'"],
    ["Unknown tactic", "an unknown identifier"],
  ],
  [
    saysOutOfHeartbeats,
    ["(deterministic) timeout at `whnf`, maximum number of heartbeats (5) has been reached"],
    ["timeout", "maximum number of heartbeats"],
  ],
  [
    mentionsUniverseLevel,
    ["failed to infer universe levels in `have` declaration type", "stuck at solving universe level constraints"],
    ["universe u"],
  ],
  [isTryThisTitle, ["Try this: exact h", "Try this:\n  [apply] exact h"], ["You may try this: exact h"]],
  [saysExit, ["using 'exit' to interrupt Lean", "using '#exit' to interrupt Lean"], ["using 'stop' to interrupt Lean"]],
  [saysStaleImports, ["Imports are out of date and must be rebuilt"], ["imports"]],
  [
    saysMissingModule,
    ["uncaught exception: object file '/l/A.olean' of module A does not exist"],
    ["object file '/l/A.olean' of module A exists"],
  ],
  [
    isRefusedByCompiler,
    [
      "`ax` not supported by code generator; consider marking definition as `noncomputable`",
      "failed to compile definition, consider marking it as 'noncomputable' because it depends on 'd', which is 'noncomputable'",
      "code generator does not support recursor 'Nat.rec' yet, consider using 'match ... with' and/or structural recursion",
    ],
    ["failed to compile pattern"],
  ],
];

describe.each(examples)("%o", (recognises, known, others) => {
  test.each(known)("knows: %s", (message) => expect(recognises(message)).toBe(true));
  test.each(others)("does not take for it: %s", (message) => expect(recognises(message)).toBe(false));
});

test.each(["warning", "error"] as const)("`sorry` is complained of with the severity %s", (severity) => {
  expect(saysSorry({ severity, message: "declaration uses `sorry`" })).toBe(true);
});

test("a file that prints Lean's warning about `sorry` complains of nothing", () => {
  expect(saysSorry({ severity: "information", message: "declaration uses `sorry`" })).toBe(false);
});

test.each([
  ["unexpected token ':='; expected term", true],
  ["expected '{' or tactic", true],
  ["<input>:1:3: expected end of input", true],
  ["unterminated comment", true],
  ["unknown tactic", true],
  ["Type mismatch: expected Nat", false],
])("an error of the parser, %s: %s", (message, expected) => expect(isParseError({ message })).toBe(expected));

test.each([
  ["'t' does not depend on any axioms", { name: "t", list: undefined }],
  ["'N.t'' depends on axioms: [propext,\n Quot.sound]", { name: "N.t'", list: "propext,\n Quot.sound" }],
  ["'«a' depends on axioms: [b]»' depends on axioms: [c]", { name: "«a' depends on axioms: [b]»", list: "c" }],
  ["t depends on axioms: [c]", undefined],
  ["'t' depends on axioms: [c] and more", undefined],
])("the report on axioms in %s", (message, expected) => expect(readAxiomReport(message)).toEqual(expected));

test("the type of a term that is no proof of `False`", () => {
  expect(
    typeWhereFalseIsExpected(
      "Type mismatch\n  1\nhas type\n  Nat\nof sort `Type` but is expected to have type\n  False\nof sort `Prop`",
    ),
  ).toBe("Nat");
  expect(
    typeWhereFalseIsExpected("Type mismatch\n  h\nhas type\n  p\nbut is expected to have type\n  q"),
  ).toBeUndefined();
});

test("what could not be compiled for want of another's code", () => {
  const message =
    "failed to compile definition, compiler IR check failed at `e`. Error: depends on declaration 'd', " +
    "which has no executable code; consider marking definition as 'noncomputable'";
  expect(readMissingDependency(message)).toEqual({ declaration: "e", needed: "d" });
  expect(readMissingDependency(`${message} Or not.`)).toBeUndefined();
});

test("a definition that is not compiled for an axiom of that name, and nothing else about it", () => {
  const refused = "`Hole1` not supported by code generator; consider marking definition as `noncomputable`";
  expect(saysNotCompiledFor(refused, "Hole1")).toBe(true);
  expect(saysNotCompiledFor(refused, "Hole2")).toBe(false);
  expect(saysNotCompiledFor("type mismatch at Hole1: noncomputable", "Hole1")).toBe(false);
});

test.each([
  { kind: "one, as older Leans word it", message: "Try this: exact Nat.le_of_lt h", texts: ["exact Nat.le_of_lt h"] },
  { kind: "one", message: "Try this:\n  [apply] exact h", texts: ["exact h"] },
  { kind: "several", message: "Try these:\n  [apply] grind\n  [apply] grind only", texts: ["grind", "grind only"] },
  {
    kind: "one of several lines",
    message: "Try this:\n  [apply] exact\n    a_long_name h",
    texts: ["exact\n    a_long_name h"],
  },
  { kind: "a hint below a message", message: "unused\nHint: use\n  [apply] exact h\nmore", texts: ["exact h"] },
  { kind: "no offer", message: "the term [apply] exact h", texts: [] },
])("what a message offers: $kind", ({ message, texts }) => {
  expect(offeredTexts(message)).toEqual(texts);
});
