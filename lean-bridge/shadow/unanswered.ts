import type { UnansweredFinding } from "../../core/lean/verdict.ts";
import type { Answer } from "../session/answer.ts";

/** The finding about a candidate to which Lean gave no answer. */
export function unanswered(answer: Extract<Answer<unknown>, { kind: "unknown" }>): UnansweredFinding {
  return { kind: answer.why === "timeout" ? "timeout" : "unknown", level: "V0", reason: answer.detail };
}
