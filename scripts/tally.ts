import { basename } from "node:path";
import type { Gate } from "./gates.ts";

/** The result of a gate. A gate without tests adds nothing if it passes and one failure if it does not. */
export interface Outcome {
  readonly name: string;
  readonly passes: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly remark?: string;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Judges a finished gate by its exit code and the JSON report of its test runner, if it has one. */
export function outcomeOf(run: {
  readonly gate: Gate;
  readonly exitCode: number;
  readonly report: string | undefined;
}): Outcome {
  const counts = countsOf(run.report);
  const remark = remarkOn(run, counts);
  if (remark === undefined) return { name: run.gate.name, passes: counts.failed === 0, ...counts };
  return { name: run.gate.name, passes: false, ...counts, failed: Math.max(counts.failed, 1), remark };
}

/** The failed files of a report, as paths that the test runner accepts. */
export function failedFiles(report: string | undefined): readonly string[] {
  if (report === undefined) return [];
  const { testResults = [] } = JSON.parse(report) as VitestReport;
  return testResults.filter(({ status }) => status === "failed").map(({ name }) => name);
}

/** A run whose failed files were run once more: their second results count. */
export function afterSecondChance({ report, again }: { readonly report: string; readonly again: Outcome }): Outcome {
  const { testResults = [] } = JSON.parse(report) as VitestReport;
  const tests = testResults.filter(({ status }) => status === "passed").flatMap((file) => file.assertionResults);
  const count = (status: string): number => tests.filter((one) => one.status === status).length;
  const names = failedFiles(report).map((file) => basename(file));
  const remark = `${names.join(", ")} ${again.passes ? "passed" : "failed"} the second time`;
  return { ...again, passed: count("passed") + again.passed, skipped: count("pending") + again.skipped, remark };
}

function remarkOn(run: { readonly gate: Gate; readonly exitCode: number }, counts: Counts): string | undefined {
  if (run.gate.report !== undefined && counts.passed + counts.failed === 0) return "no test ran";
  if (run.exitCode !== 0 && counts.failed === 0) return `exit code ${run.exitCode}`;
  return undefined;
}

function countsOf(report: string | undefined): Counts {
  if (report === undefined) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = JSON.parse(report) as VitestReport;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

interface VitestReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
  readonly testResults?: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The one line that ends a test run. */
export function lastLine(outcomes: readonly Outcome[]): string {
  return `${sum(outcomes, "passed")} passed, ${sum(outcomes, "failed")} failed`;
}

/** True if every gate passed and there was at least one test. */
export function allPass(outcomes: readonly Outcome[]): boolean {
  return outcomes.every((outcome) => outcome.passes) && sum(outcomes, "passed") > 0;
}

function sum(outcomes: readonly Outcome[], count: "passed" | "failed"): number {
  return outcomes.reduce((total, outcome) => total + outcome[count], 0);
}
