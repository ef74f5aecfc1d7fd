import { checkStep, lastVerdict, screenStep } from "../lean/checkStep.ts";
import type { Sketch } from "../lean/sketch.ts";
import { readSketch, stepOfSketch } from "../lean/sketch.ts";
import { tacticBlockSteps } from "../lean/tacticSteps.ts";
import type { TextEdit } from "../lean/textIndex.ts";
import type { Verdict } from "../lean/verdict.ts";
import { goalsToLeaveOpen, isSuccess } from "../lean/verdict.ts";
import type { AskedHole } from "./runCode.ts";

export interface JudgedStep {
  readonly verdict: Verdict;
  /** The insertion that the verdict is about. */
  readonly edit: TextEdit;
  /** It leaves the declaration without a hole, and its axioms are known. */
  readonly finished: boolean;
}

/** The text that is tried: a sketch without its `sorry`s, any other text unchanged. */
export function askedText(tactic: string): string {
  const sketch = readSketch(tactic);
  return sketch ? stepOfSketch(sketch) : tactic;
}

/** Lean's word on a step or a sketch, from the screen and the gate. */
export function judgeStep(asked: AskedHole, tactic: string, signal: AbortSignal): Promise<JudgedStep> {
  // Most texts can be told from sketches without parsing.
  const sketch = tactic.includes("sorry") ? readSketch(tactic) : undefined;
  return sketch ? judgeSketch(asked, sketch, signal) : judgeTactic(asked, tactic, signal);
}

async function judgeTactic({ checker, limits }: AskedHole, text: string, signal: AbortSignal): Promise<JudgedStep> {
  const { screened, verdict } = await checkStep(checker, { text, limits }, signal);
  const finished = verdict.kind === "proved" && (verdict.level === "V4" || verdict.level === "V5");
  return { verdict, edit: checker.insertion(text, goalsToLeaveOpen(screened)), finished };
}

/**
 * Screens the steps with the gaps as goals; then the gate judges the text with its `sorry`s, which is the text that
 * would be inserted. The goals left are those of the steps, followed by the gaps.
 */
async function judgeSketch({ checker, limits }: AskedHole, sketch: Sketch, signal: AbortSignal): Promise<JudgedStep> {
  const { text, parts } = sketch;
  const screened = await screenStep(checker, { text: stepOfSketch(sketch), limits }, signal);
  if (screened.kind !== "progress")
    return { verdict: screened, edit: checker.insertion(text, goalsToLeaveOpen(screened)), finished: false };
  const { goalsAfter } = screened;
  const ofSteps = { ...screened, goalsAfter: goalsAfter.slice(0, Math.max(0, goalsAfter.length - parts.length)) };
  const verdict = await lastVerdict(checker.gate(text, ofSteps, signal));
  return {
    verdict: isSuccess(verdict) ? { ...verdict, goalsAfter } : verdict,
    edit: checker.insertion(text, goalsToLeaveOpen(ofSteps)),
    finished: false,
  };
}

/** The longest beginning of a proof of several steps that Lean runs without an error; empty if there is none. */
export async function acceptedPrefix(
  { checker, limits }: AskedHole,
  tactic: string,
  signal: AbortSignal,
): Promise<string> {
  const steps = tacticBlockSteps(tactic);
  const prefixes = steps.slice(0, -1).map(({ end }) => tactic.slice(0, end));
  const verdicts = await checker.screen(prefixes, limits, signal);
  const last = verdicts.findLastIndex(({ kind }) => kind === "progress");
  return last < 0 ? "" : (prefixes[last] ?? "");
}
