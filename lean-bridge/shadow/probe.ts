import type { Diagnostic } from "../../core/lean/diagnostic.ts";

const words = "colloquy was here";

/** A step that does nothing but leave a message, once for each proof state at which it runs. */
export const probe = `trace "${words}"`;

/**
 * At how many proof states the probe ran. Lean joins messages of one place into one diagnostic, so what counts is how
 * often the words are said.
 */
export function probeRuns(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(isProbe).reduce((sum, { message }) => sum + message.split(words).length - 1, 0);
}

export function isProbe(diagnostic: Diagnostic): boolean {
  return diagnostic.message.startsWith(words);
}
