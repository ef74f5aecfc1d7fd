import type { Diagnostic } from "../../core/lean/diagnostic.ts";

const words = "colloquy was here";

/** A step that does nothing but leave a message, once for each proof state at which it runs. */
export const probe = `trace "${words}"`;

export function isProbe(diagnostic: Diagnostic): boolean {
  return diagnostic.message.startsWith(words);
}
