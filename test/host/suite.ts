// Runs inside the extension host: VS Code calls `run` and treats a rejection as a failed suite.
import { globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import type { HostReport } from "./hostReport.ts";
import { printLine, reportPath } from "./hostReport.ts";

const testTimeoutMs = 60_000;

/** Runs every test file beside this bundle and writes the results for the runner. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "tdd", timeout: testTimeoutMs, color: false, reporter: "dot" });
  const files = globSync("*.host.test.cjs", { cwd: __dirname }).toSorted();
  for (const file of files) mocha.addFile(join(__dirname, file));
  const lines: string[] = [];
  const failures = await new Promise<number>((settle) => {
    const runner = mocha.run(settle);
    const say = (line: string): void => {
      lines.push(line);
      // Immediately, so that a suite that hangs shows its progress.
      printLine(`  ${line}`);
    };
    runner.on("pass", (test) => say(`passed: ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on("fail", (test, error: Error) => say(`FAILED: ${test.fullTitle()}\n${error.stack ?? error.message}`));
  });
  const passed = lines.filter((line) => line.startsWith("passed")).length;
  // Skipped tests count as failed, so that nothing is left out silently.
  const pending = mocha.suite.total() - passed - failures;
  const report: HostReport = { numPassedTests: passed, numFailedTests: failures, numPendingTests: pending };
  writeFileSync(reportPath(), JSON.stringify(report));
  if (failures + pending > 0) throw new Error(`${failures} tests failed, ${pending} did not run`);
}
