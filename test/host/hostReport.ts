import { appendFileSync } from "node:fs";

/** What a suite inside the extension host leaves for the runner outside. */
export interface HostReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

export function reportPath(): string {
  return process.env["COLLOQUY_HOST_REPORT"] ?? "";
}

/** Where lines go: the window's console is full of the editor's own words. */
export function linesPath(report: string): string {
  return `${report}.txt`;
}

/** Has a line printed by the runner. */
export function printLine(line: string): void {
  appendFileSync(linesPath(reportPath()), `${line}\n`);
}
