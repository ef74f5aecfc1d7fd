import { isMissingLibraryCode } from "../embedded/watchdog/falseDiagnostics.ts";
import type { Toolchain } from "../toolchain/toolchain.ts";
import type { BatchMessage } from "./batchMessages.ts";

/**
 * Whether a message of the embedded Lean is only about library code that it was not shipped, which says nothing about
 * the file. Every judgement by batch Lean asks here.
 */
export function isEngineLimit({ severity, text }: BatchMessage, toolchain: Toolchain): boolean {
  if (toolchain.kind !== "embedded" || severity !== "error") return false;
  return isMissingLibraryCode(text) || text.startsWith("failed to compile definition, compiler IR check failed at");
}
