import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { saysUnsolvedGoals, diagnosticTags } from "../../core/lean/leanMessages.ts";
import type { PublishDiagnostics } from "../protocol/leanProtocol.ts";

const severities = ["error", "error", "warning", "information", "hint"] as const;

/** One diagnostic as the server sent it, in our words. */
export function toDiagnostic(received: PublishDiagnostics["diagnostics"][number]): Diagnostic {
  return {
    // `range` is cut at the end of the first line for display; the whole stretch is in `fullRange`.
    range: received.fullRange ?? received.range,
    // A server that names no severity leaves the choice to the client; the cautious reading is an error.
    severity: severities[received.severity ?? 1] ?? "error",
    message: received.message,
    ...(received.code === undefined ? {} : { code: String(received.code) }),
    unsolvedGoals: received.leanTags?.includes(diagnosticTags.unsolvedGoals) ?? saysUnsolvedGoals(received.message),
    goalsAccomplished: received.leanTags?.includes(diagnosticTags.goalsAccomplished) ?? false,
    silent: received.isSilent ?? false,
  };
}
