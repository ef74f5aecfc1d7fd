import type { Terminal } from "./terminal.ts";

/** Says that something of ours went wrong at one place, where the rest of the work goes on. */
export function tellDefect(terminal: Terminal, place: string, error: unknown): void {
  terminal.err(`colloquy: ${place}: a defect: ${defectText(error, terminal.verbose)}`);
}

/** The message, or with `verbose` where it came from. */
export function defectText(error: unknown, verbose: boolean): string {
  if (!(error instanceof Error)) return String(error);
  return verbose ? (error.stack ?? error.message) : error.message;
}
