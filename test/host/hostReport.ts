import { appendFileSync } from "node:fs";

/** The report of a suite inside the extension host to the runner outside. */
export interface HostReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

export function reportPath(): string {
  return process.env["COLLOQUY_HOST_REPORT"] ?? "";
}

/** The file for printed lines: the window's console is full of the editor's own output. */
export function linesPath(report: string): string {
  return `${report}.txt`;
}

/** Makes the runner print a line. */
export function printLine(line: string): void {
  appendFileSync(linesPath(reportPath()), `${line}\n`);
}
