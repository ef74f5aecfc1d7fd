import { expect, test } from "vitest";
import { declarationNameAt, doubtfulAxioms, isUntrusted, readReport } from "../../../core/lean/axiomReport.ts";
import type { Diagnostic } from "../../../core/lean/diagnostic.ts";

function said(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: "information",
    message,
    unsolvedGoals: false,
    goalsAccomplished: false,
    silent: false,
  };
}

test("a statement and its axioms", () => {
  const report = readReport([
    said("@a : @Eq.{1} Nat\n  n n"),
    said("'N.a' depends on axioms: [propext,\n Classical.choice]"),
  ]);
  expect(report).toEqual({ statement: "@a : @Eq.{1} Nat n n", axioms: ["propext", "Classical.choice"] });
});

test("no axioms", () => {
  expect(readReport([said("@a : True"), said("'a' does not depend on any axioms")])?.axioms).toEqual([]);
});

test("names with primes, and names that speak like Lean", () => {
  const axiomsOf = (message: string): readonly string[] | undefined =>
    readReport([said("@a : True"), said(message)])?.axioms;
  expect(axiomsOf("'N.a'' depends on axioms: [propext]")).toEqual(["propext"]);
  expect(axiomsOf("'a'' does not depend on any axioms")).toEqual([]);
  expect(axiomsOf("'«a' does not depend on any axioms»' depends on axioms: [sorryAx]")).toEqual(["sorryAx"]);
  expect(axiomsOf("'«a' depends on axioms: [propext]»' depends on axioms: [sorryAx]")).toEqual(["sorryAx"]);
  expect(axiomsOf("'a' depends on axioms: [sorryAx, «b' does not depend on any axioms»]")).not.toEqual([]);
});

test("half an answer is no answer", () => {
  expect(readReport([said("@a : True")])).toBeUndefined();
  expect(readReport([said("'a' does not depend on any axioms")])).toBeUndefined();
});

test("what is allowed, what is doubtful, what is never let through", () => {
  const axioms = ["propext", "Nat.add_comm", "sorryAx", "Lean.ofReduceBool", "mine._native.native_decide.ax_1"];
  expect(doubtfulAxioms(axioms)).toEqual(axioms.slice(1));
  expect(axioms.filter(isUntrusted)).toEqual(axioms.slice(2));
});

test("the declaration around a place", () => {
  const text = "mutual\ntheorem a : p := by\n  ONE\ntheorem b.c : p := by\n  TWO\nend\nexample : p := by THREE\n";
  const command = { start: 0, end: text.length };
  expect(declarationNameAt(text, command, text.indexOf("ONE"))).toBe("a");
  expect(declarationNameAt(text, command, text.indexOf("TWO"))).toBe("b.c");
  expect(declarationNameAt(text, command, text.indexOf("THREE"))).toBeUndefined();
});
