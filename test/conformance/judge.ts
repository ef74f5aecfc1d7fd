import type { CheckAnswer, ConformanceChecker } from "./checkerAdapter.ts";
import type { AnswerKind, ConformanceCase, Expected } from "./conformanceCase.ts";
import { defaultTimeoutMs, readMark } from "./conformanceCase.ts";

/**
 * The comparison of an answer with the expected one. `wrongKind`: accepted or not as expected, but for another reason.
 */
export interface Judgement {
  readonly honest: boolean;
  readonly accepted: boolean;
  readonly wrongKind: boolean;
  /** Undefined if everything is as expected. */
  readonly complaint: string | undefined;
}

/** Asks the checker about one case and judges the answer; then the same for the case's second candidate, if any. */
export async function runCase(
  checker: ConformanceChecker,
  tested: ConformanceCase,
  signal: AbortSignal,
): Promise<Judgement> {
  const { text, offset } = readMark(tested.text);
  const ask = (candidate: string, timeoutMs: number): Promise<CheckAnswer> =>
    checker.check({ text, offset, candidate, timeoutMs }, signal);
  const judgement = judge(tested, await ask(tested.candidate, tested.timeoutMs ?? defaultTimeoutMs));
  if (tested.thenAccepted === undefined) return judgement;
  const next = await ask(tested.thenAccepted, defaultTimeoutMs);
  if (next.accepted) return judgement;
  const complaint = `the next candidate is not accepted: ${describeAnswer(next)}`;
  return { ...judgement, wrongKind: true, complaint: judgement.complaint ?? complaint };
}

/** True if the candidate must be accepted. */
function isHonest(expected: Expected): boolean {
  return acceptedKinds(expected).length > 0;
}

function judge(tested: ConformanceCase, answer: CheckAnswer): Judgement {
  const { expected } = tested;
  const honest = isHonest(expected);
  const accepted = expected === "notV4" ? answer.accepted && answer.level >= "V4" : answer.accepted;
  const wrongEffect = accepted && tested.effect && answer.effect !== undefined && answer.effect !== tested.effect;
  const wrongKind = accepted === honest && (!isExpected(expected, answer.kind) || wrongEffect === true);
  const fine = accepted === honest && !wrongKind;
  const wanted = `expected ${typeof expected === "string" ? expected : expected.join(" or ")}`;
  return {
    honest,
    accepted,
    wrongKind,
    complaint: fine ? undefined : `${wanted}${tested.effect ? `/${tested.effect}` : ""}, got ${describeAnswer(answer)}`,
  };
}

function acceptedKinds(expected: Expected): readonly string[] {
  return (typeof expected === "string" ? [expected] : expected).filter(
    (kind) => kind === "proved" || kind === "progress",
  );
}

function isExpected(expected: Expected, kind: AnswerKind): boolean {
  if (expected === "notAccepted" || expected === "notV4") return kind !== "noHole";
  return typeof expected === "string" ? kind === expected : expected.includes(kind);
}

function describeAnswer({ accepted, kind, level, reason, effect }: CheckAnswer): string {
  return `${accepted ? "accepted" : "not accepted"}: ${kind}${effect ? `/${effect}` : ""} at ${level} (${reason})`;
}
