import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allGroups, chosenCases } from "./allCases.ts";
import type { CheckAnswer, ConformanceChecker } from "./checkerAdapter.ts";
import { ColloquyChecker } from "./colloquyChecker.ts";
import { runCase } from "./judge.ts";
import { judgeAll } from "./judgeAll.ts";
import type { JudgedCase } from "./suiteTable.ts";
import { suitePasses, suiteTable } from "./suiteTable.ts";

const { signal } = new AbortController();
/** Two, so that the second of two cores has work. */
let checkers: readonly ColloquyChecker[] = [];
let judgements: ReturnType<typeof judgeAll>;
beforeAll(() => {
  checkers = [new ColloquyChecker(), new ColloquyChecker()];
  const cases = allGroups.flatMap((group) => group.cases);
  judgements = judgeAll(checkers, cases, signal);
});
afterAll(() => Promise.all(checkers.map((checker) => checker[Symbol.asyncDispose]())));

describe.each(allGroups.map((group) => [group.subject, group.cases] as const))("%s", (_, cases) => {
  test.each(cases.map((tested) => [tested.name, tested] as const))("%s", async (_name, tested) => {
    const judgement = await judgements.get(tested);
    expect(judgement).toMatchObject({ complaint: undefined });
  });
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
