import type { AnswerKind } from "./conformanceCase.ts";

export interface CheckRequest {
  /** The whole Lean file. */
  readonly text: string;
  /**
   * UTF-16 offset of the candidate. It replaces a `sorry` at that offset, becomes the block of a `by` without one
   * before it, and is otherwise a further step at that place.
   */
  readonly offset: number;
  /** One tactic sequence, or a text that pretends to be one. */
  readonly candidate: string;
  readonly timeoutMs: number;
}

export interface CheckAnswer {
  /** True if the checker would show the candidate to a person as verified. */
  readonly accepted: boolean;
  readonly kind: AnswerKind;
  /** `none` or `V0` to `V5` of docs/VERIFICATION.md; a checker without levels answers `V3` for accepted candidates. */
  readonly level: string;
  /** One sentence for people. */
  readonly reason: string;
  /** The goals that the step touched, if the checker can tell. */
  readonly effect?: string;
}

/**
 * The interface of a checker under test; see docs/CONFORMANCE.md. Questions come one at a time; questions about the
 * same text are consecutive, so that a checker may keep its state for a text until the next text comes.
 */
export interface ConformanceChecker extends AsyncDisposable {
  /** Must answer every request; a rejection counts as a failed case. */
  check(request: CheckRequest, signal: AbortSignal): Promise<CheckAnswer>;
}
