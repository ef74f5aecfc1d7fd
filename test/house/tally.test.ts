import { describe, expect, test } from "vitest";
import type { Gate } from "../../scripts/gates.ts";
import { afterSecondChance, allPass, failedFiles, lastLine, outcomeOf } from "../../scripts/tally.ts";

const lint: Gate = { name: "lint", command: ["lint"] };
const unit: Gate = { name: "unit", command: ["unit"], report: "unit.json" };

function report(numPassedTests: number, numFailedTests: number): string {
  return JSON.stringify({ numPassedTests, numFailedTests, numPendingTests: 0 });
}

describe("an outcome", () => {
  test("counts the tests of a report", () => {
    const outcome = outcomeOf({ gate: unit, exitCode: 1, report: report(3, 2) });
    expect(outcome).toMatchObject({ passes: false, passed: 3, failed: 2 });
  });

  test("is one failure when a gate without tests fails", () => {
    expect(outcomeOf({ gate: lint, exitCode: 2, report: undefined })).toMatchObject({ passes: false, failed: 1 });
    expect(outcomeOf({ gate: lint, exitCode: 0, report: undefined })).toMatchObject({ passes: true, failed: 0 });
  });

  test("is a failure when the runner failed though every test passed", () => {
    expect(outcomeOf({ gate: unit, exitCode: 1, report: report(3, 0) })).toMatchObject({ passes: false, failed: 1 });
  });

  test.each([undefined, report(0, 0)])("is a failure when no test ran (%s)", (empty) => {
    const outcome = outcomeOf({ gate: unit, exitCode: 0, report: empty });
    expect(outcome).toMatchObject({ passes: false, failed: 1, remark: "no test ran" });
  });
});

describe("a second chance", () => {
  const first = JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 0,
    testResults: [
      {
        name: "/house/good.test.ts",
        status: "passed",
        assertionResults: [{ status: "passed" }, { status: "passed" }],
      },
      {
        name: "/house/late.test.ts",
        status: "failed",
        assertionResults: [{ status: "passed" }, { status: "failed" }],
      },
    ],
  });

  test("is for the files that failed", () => {
    expect(failedFiles(first)).toEqual(["/house/late.test.ts"]);
    expect(failedFiles(undefined)).toEqual([]);
  });

  test("counts them as they came out then, and says so", () => {
    const passing = outcomeOf({ gate: unit, exitCode: 0, report: report(2, 0) });
    expect(afterSecondChance({ report: first, again: passing })).toEqual({
      name: "unit",
      passes: true,
      passed: 4,
      failed: 0,
      skipped: 0,
      remark: "late.test.ts passed the second time",
    });
    const failing = outcomeOf({ gate: unit, exitCode: 1, report: report(1, 1) });
    expect(afterSecondChance({ report: first, again: failing })).toMatchObject({ passes: false, passed: 3, failed: 1 });
  });
});

describe("the last line", () => {
  const good = outcomeOf({ gate: unit, exitCode: 0, report: report(3, 0) });
  const bad = outcomeOf({ gate: lint, exitCode: 1, report: undefined });

  test("adds up all runners", () => {
    expect(lastLine([good, good, bad])).toBe("6 passed, 1 failed");
  });

  test("a run passes when everything in it passed and a test was in it", () => {
    expect(allPass([good])).toBe(true);
    expect(allPass([good, bad])).toBe(false);
    expect(allPass([outcomeOf({ gate: lint, exitCode: 0, report: undefined })])).toBe(false);
  });
});
