import { describe, expect, test } from "vitest";
import { embeddedEngine, quickEngine } from "../fixtures/testEngine.ts";
import { chosenCases, usualGroups } from "./allCases.ts";
import type { CheckAnswer, ConformanceChecker } from "./checkerAdapter.ts";
import { casesBeside, casesFor } from "./engineCases.ts";
import { runCase } from "./judge.ts";
import { testCases } from "./testCases.ts";
import type { JudgedCase } from "./suiteTable.ts";
import { suitePasses, suiteTable } from "./suiteTable.ts";

const { signal } = new AbortController();
describe(`on the ${quickEngine.name}`, () => {
  testCases(casesFor(quickEngine, usualGroups), quickEngine);
});
const rest = casesBeside(quickEngine, usualGroups);
describe.runIf(rest.length > 0)("what is left for the embedded Lean", () => {
  testCases(rest, embeddedEngine);
});

describe("the suite", () => {
  test("has enough cases of both sorts, and no name twice", async () => {
    const judged = await askAll(checkerThatSays({ accepted: true, kind: "proved", level: "V4", reason: "" }));
    expect(judged.length).toBeGreaterThanOrEqual(120);
    expect(judged.filter(({ judgement }) => judgement.honest).length).toBeGreaterThanOrEqual(50);
    expect(judged.filter(({ judgement }) => !judgement.honest).length).toBeGreaterThanOrEqual(50);
    expect(new Set(judged.map(({ name }) => name)).size).toBe(judged.length);
  });

  test("finds out a checker that accepts everything", async () => {
    const judged = await askAll(checkerThatSays({ accepted: true, kind: "proved", level: "V4", reason: "" }));
    expect(suitePasses(judged)).toBe(false);
    expect(judged.every(({ judgement }) => judgement.honest || judgement.complaint !== undefined)).toBe(true);
  });

  test("finds out a checker that refuses everything", async () => {
    const judged = await askAll(checkerThatSays({ accepted: false, kind: "refused", level: "none", reason: "" }));
    expect(suitePasses(judged)).toBe(false);
    expect(judged.every(({ judgement }) => !judgement.honest || judgement.complaint !== undefined)).toBe(true);
    expect(suiteTable(judged)).toContain("refused honest");
  });
});

async function askAll(asked: ConformanceChecker): Promise<readonly JudgedCase[]> {
  const judged: JudgedCase[] = [];
  for (const { subject, tested } of chosenCases("")) {
    judged.push({ subject, name: tested.name, judgement: await runCase(asked, tested, signal) });
  }
  return judged;
}

function checkerThatSays(answer: CheckAnswer): ConformanceChecker {
  return { check: () => Promise.resolve(answer), [Symbol.asyncDispose]: () => Promise.resolve() };
}
