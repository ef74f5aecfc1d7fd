import type { AnswerKind } from "./conformanceCase.ts";

export interface CheckRequest {
  /** The whole Lean file. */
  readonly text: string;
  /**
   * UTF-16 offset at which the candidate goes. If `sorry` stands there, the candidate takes its place; behind a `by`
   * that has no block it becomes the block; anywhere else it is a further step at that place.
   */
  readonly offset: number;
  /** One tactic sequence, or what pretends to be one. */
  readonly candidate: string;
  readonly timeoutMs: number;
}

export interface CheckAnswer {
  /** What the checker would show a person as verified. */
  readonly accepted: boolean;
  readonly kind: AnswerKind;
  /** `none` or `V0` to `V5` of docs/VERIFICATION.md; a checker without levels answers `V3` for what it accepts. */
  readonly level: string;
  /** One sentence for people. */
  readonly reason: string;
  /** Which goals the step touched, by a checker that can say it. */
  readonly effect?: string;
}

/**
 * What the suite asks of a checker; see docs/CONFORMANCE.md. One question at a time; questions about the same text
 * follow each other, so that a checker may keep what it knows about a text until the next text comes.
 */
export interface ConformanceChecker extends AsyncDisposable {
  /** Must answer every request; a rejection counts as a failed case. */
  check(request: CheckRequest, signal: AbortSignal): Promise<CheckAnswer>;
}
