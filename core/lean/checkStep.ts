import type { CheckLimits, HoleChecker } from "./ports.ts";
import type { Verdict } from "./verdict.ts";

export interface AskedStep {
  readonly text: string;
  readonly limits: CheckLimits;
}

export interface CheckedStep {
  /** By this one it is known how many goals an insertion leaves open. */
  readonly screened: Verdict;
  /** The gate's last word. */
  readonly verdict: Verdict;
}

/** Takes one text through the screen and the gate. */
export async function checkStep(checker: HoleChecker, step: AskedStep, signal: AbortSignal): Promise<CheckedStep> {
  const screened = await screenStep(checker, step, signal);
  return { screened, verdict: await lastVerdict(checker.gate(step.text, screened, signal)) };
}

export async function screenStep(
  checker: HoleChecker,
  { text, limits }: AskedStep,
  signal: AbortSignal,
): Promise<Verdict> {
  const [verdict] = await checker.screen([text], limits, signal);
  if (!verdict) throw new Error("no verdict for a candidate");
  return verdict;
}

/** The one that counts of those that the gate gives. */
export async function lastVerdict(verdicts: AsyncIterable<Verdict>): Promise<Verdict> {
  let last: Verdict | undefined;
  for await (const verdict of verdicts) last = verdict;
  if (!last) throw new Error("no verdict from the gate");
  return last;
}
