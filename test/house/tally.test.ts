import { describe, expect, test } from "vitest";
import type { Gate } from "../../scripts/gates.ts";
import { allPass, lastLine, outcomeOf } from "../../scripts/tally.ts";

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
