import { readSketch, stepOfSketch } from "../lean/sketch.ts";
import { tacticBlockSteps } from "../lean/tacticSteps.ts";
import type { Verdict } from "../lean/verdict.ts";
import { checkStep } from "../lean/checkStep.ts";
import type { AskedPlace } from "./runCode.ts";

export interface JudgedStep {
  readonly verdict: Verdict;
  /** Nothing of the declaration is left with it, and its axioms are known. */
  readonly finished: boolean;
}

/** The text that Lean is asked about: a sketch without its `sorry`s, anything else as it stands. */
export function askedText(tactic: string): string {
  const sketch = readSketch(tactic);
  return sketch ? stepOfSketch(sketch) : tactic;
}

/** Lean's word on a step or a sketch, by the screen and the gate. */
export async function judgeStep(
  { checker, limits }: AskedPlace,
  tactic: string,
  signal: AbortSignal,
): Promise<JudgedStep> {
  const { verdict } = await checkStep(checker, { text: askedText(tactic), limits }, signal);
  return { verdict, finished: verdict.kind === "proved" && (verdict.level === "V4" || verdict.level === "V5") };
}

/** The longest beginning of a proof of several steps that Lean runs without an error; empty where there is none. */
export async function acceptedPrefix(
  { checker, limits }: AskedPlace,
  tactic: string,
  signal: AbortSignal,
): Promise<string> {
  const steps = tacticBlockSteps(tactic);
  const prefixes = steps.slice(0, -1).map(({ end }) => tactic.slice(0, end));
  const verdicts = await checker.screen(prefixes, limits, signal);
  const last = verdicts.findLastIndex(({ kind }) => kind === "progress");
  return last < 0 ? "" : (prefixes[last] ?? "");
}
