import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../core/lean/diagnostic.ts";
import type { KernelAnswer, KernelQuestion } from "../../../core/lean/kernelQuestion.ts";
import {
  canaryLives,
  joinQuestions,
  kernelCanary,
  kernelQuestion,
  readKernelAnswer,
} from "../../../core/lean/kernelQuestion.ts";
import { TextIndex } from "../../../core/lean/textIndex.ts";

const file = "theorem t : True := trivial\n";

function questionAbout(name: readonly string[]): KernelQuestion {
  const question = kernelQuestion(name, ["axioms", "statement"], undefined);
  if (!question) throw new Error("no question");
  return question;
}

/** Lean's answers to the parts of a question, each at its own command. */
function answered(question: KernelQuestion, said: readonly Partial<Diagnostic>[]): KernelAnswer {
  const whole = file + question.text;
  const index = new TextIndex(whole);
  const diagnostics = said.map((one, at): Diagnostic => {
    const start = index.positionAt(file.length + (question.parts[at]?.start ?? 0));
    const usual = { severity: "information", message: "", unsolvedGoals: false, goalsAccomplished: false } as const;
    return { ...usual, silent: false, range: { start, end: start }, ...one };
  });
  return readKernelAnswer(whole, question, { name: question.parts[0]?.name ?? [], diagnostics });
}

describe("what a constant rests on", () => {
  test.each<[string, readonly (readonly string[])[]]>([
    ["'t' does not depend on any axioms", []],
    ["'t' depends on axioms: [propext, Classical.choice]", [["propext"], ["Classical", "choice"]]],
    ["'t' depends on axioms: [N.«propext, Quot.sound»,\n sorryAx]", [["N", "propext, Quot.sound"], ["sorryAx"]]],
  ])("%s", (message, axioms) => {
    expect(answered(questionAbout(["t"]), [{ message }]).axioms).toEqual(axioms);
  });

  test("an answer about another constant is none", () => {
    expect(answered(questionAbout(["t"]), [{ message: "'u' does not depend on any axioms" }]).axioms).toBeUndefined();
  });

  test("two messages at one question are no answer", () => {
    const question = questionAbout(["t"]);
    const [part] = question.parts;
    const message = "'t' does not depend on any axioms";
    const twice = { ...question, parts: part ? [part, part] : [] };
    expect(answered(twice, [{ message }, { message }]).axioms).toBeUndefined();
  });

  test("silence and errors are no answer", () => {
    const silent = answered(questionAbout(["t"]), []);
    expect(silent.axioms).toBeUndefined();
    expect(silent.isAbsent).toBe(false);
    expect(answered(questionAbout(["t"]), [{ severity: "error", message: "maximum recursion depth" }])).toEqual({
      isAbsent: false,
    });
  });

  test("a constant that is not there", () => {
    const message = "Unknown constant `t`";
    expect(answered(questionAbout(["t"]), [{ severity: "error", message }]).isAbsent).toBe(true);
  });
});

test("a statement is compared without its line breaks", () => {
  const said = [{ message: "'t' does not depend on any axioms" }, { message: "@t :\n  True" }];
  expect(answered(questionAbout(["t"]), said).statement).toBe("@t : True");
});

describe("questions whose answers are known", () => {
  const canary = kernelCanary("word", ["t"]);
  if (!canary) throw new Error("no canary");
  const rests = (axioms?: KernelAnswer["axioms"]): KernelAnswer => ({ isAbsent: false, ...(axioms ? { axioms } : {}) });
  const own = rests([["word_axiom"]]);

  test.each([
    [own, rests([["sorryAx"]]), rests([["sorryAx"]]), true],
    [own, rests(), rests([["sorryAx"]]), true],
    [rests(), rests([]), rests([]), false],
    [rests([]), rests([]), rests([]), false],
    [rests([["word_axiom"], ["propext"]]), rests([]), rests([]), false],
    // An answer about the declaration alone is not an answer about the declarations that depend on it.
    [own, rests([["sorryAx"]]), rests([]), false],
    [own, rests([["a.b"]]), rests([["a", "b"]]), false],
  ])("case %#", (...[theorem, alias, declaration, expected]) => {
    expect(canaryLives(canary, { theorem, alias, declaration })).toBe(expected);
  });
});

test("joined questions keep their places", () => {
  const [one, two] = [questionAbout(["a"]), questionAbout(["b"])];
  const joined = joinQuestions([one, two]);
  const second = joined.parts[2];
  expect(joined.text.slice(second?.start, second?.end)).toContain("#print axioms _root_.«b»");
});
