import type { RequestProblem } from "../connection/leanConnection.ts";
import { leanErrorCodes } from "../protocol/messages.ts";

/**
 * The outcome of a question to Lean. There is no third way to read silence: whatever is not an answer about the very
 * version that was asked about is `unknown`.
 */
export type Answer<Value> =
  | { readonly kind: "answered"; readonly value: Value; readonly version: number }
  /** `code` is the server's own, where it refused. */
  | { readonly kind: "unknown"; readonly why: Unknown; readonly detail: string; readonly code?: number };

/**
 * `timeout`: the time given ran out, or the memory. `crashed`: the worker or the server went away. `stale`: the document changed
 * meanwhile. `cancelled`: the asker took the question back. `rejected`: the server refused it.
 */
export type Unknown = "timeout" | "crashed" | "stale" | "cancelled" | "rejected";

export function unknown(why: Unknown, detail: string): Extract<Answer<never>, { kind: "unknown" }> {
  return { kind: "unknown", why, detail };
}

export function unknownFromProblem(problem: RequestProblem): Answer<never> {
  switch (problem.kind) {
    case "closed":
      return unknown("crashed", "the connection to the Lean server was closed");
    case "cancelled":
      return unknown("cancelled", "the question was taken back");
    case "rejected":
      return { kind: "unknown", why: whyRejected(problem.code), detail: problem.message, code: problem.code };
  }
}

function whyRejected(code: number): Unknown {
  if (code === leanErrorCodes.workerCrashed || code === leanErrorCodes.workerExited) return "crashed";
  if (code === leanErrorCodes.workerOverLimit) return "timeout";
  if (code === leanErrorCodes.contentModified) return "stale";
  if (code === leanErrorCodes.requestCancelled) return "cancelled";
  return "rejected";
}
