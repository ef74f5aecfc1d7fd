import { fromOwnColumn } from "../../core/lean/tacticLayout.ts";
import type { TacticStep } from "../../core/lean/tacticSteps.ts";
import type { StepMutation } from "../../core/lean/stepMutation.ts";
import { chooseMutations, stepMutations } from "../../core/lean/stepMutation.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import { checkStep } from "../../core/lean/checkStep.ts";
import type { HoleProblem } from "../../lean-bridge/shadow/standAtHole.ts";
import type { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import type { OpenFile } from "../openFile.ts";
import type { FreshJudge, Judgement } from "./freshJudge.ts";

/**
 * - `accepted`: the gate takes the step that stands there. `noEffect`: it leaves the goals as they were.
 * - `severalStates`: not accepted, and it runs at several states or may fail without harm where it stands.
 * - `notAStep`: only Lean could say whether tactics stand there, and it says no.
 * - `refused`: a step of a file without errors is not accepted. `noAnswer`: a timeout or a lost server.
 */
export type ReplayKind = "accepted" | "noEffect" | "severalStates" | "notAStep" | "refused" | "noAnswer";

export interface StepReplay {
  readonly step: TacticStep;
  readonly kind: ReplayKind;
  readonly reason?: string;
  readonly elapsedMs: number;
  /** Absent where nothing could be tried. */
  readonly checker?: DocumentHoleChecker;
}

export interface ReplayTask {
  readonly open: OpenFile;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Takes a step of the file as a candidate at its own place. */
export async function replayStep(step: TacticStep, task: ReplayTask): Promise<StepReplay> {
  const started = performance.now();
  const opened = await task.open.document.openHole({ kind: "step", start: step.start, end: step.end }, task.signal);
  const elapsedMs = (): number => Math.round(performance.now() - started);
  if (opened.kind === "error") {
    const { kind, message } = opened.problem;
    return { step, kind: unopened(step, kind), reason: reasonWith(step, message), elapsedMs: elapsedMs() };
  }
  const verdict = await verdictOf(opened.value, fromOwnColumn(step.text, step.column), task);
  const kind = verdictKind(step, verdict);
  const reason = kind === "accepted" ? undefined : reasonWith(step, verdict.reason ?? verdict.kind);
  return {
    step,
    kind,
    elapsedMs: elapsedMs(),
    checker: opened.value,
    ...(reason === undefined ? {} : { reason }),
  };
}

function unopened(step: TacticStep, problem: HoleProblem["kind"]): ReplayKind {
  if (problem === "unknown") return "noAnswer";
  if (problem === "severalStates") return "severalStates";
  if (step.uncertain) return "notAStep";
  return step.within === undefined ? "refused" : "severalStates";
}

function verdictKind(step: TacticStep, verdict: Verdict): ReplayKind {
  if (isVerified(verdict)) return "accepted";
  if (verdict.kind === "noProgress") return "noEffect";
  if (verdict.kind === "timeout" || verdict.kind === "unknown") return "noAnswer";
  return step.within === undefined ? "refused" : "severalStates";
}

function reasonWith(step: TacticStep, reason: string): string {
  return step.within === undefined ? reason : `${step.within}: ${reason}`;
}

async function verdictOf(checker: DocumentHoleChecker, text: string, task: ReplayTask): Promise<Verdict> {
  const { verdict } = await checkStep(checker, { text, limits: { timeoutMs: task.timeoutMs } }, task.signal);
  return verdict;
}

/** A changed step: what the gate says, what a fresh process says about the whole file, and whether they agree. */
export interface MutantReplay {
  readonly step: TacticStep;
  readonly mutation: StepMutation;
  readonly verdict: Verdict;
  readonly judgement: Judgement;
  readonly outcome: "agreement" | "disagreement" | "undecided";
}

export interface Mutant {
  readonly replay: StepReplay;
  readonly mutation: StepMutation;
}

/** Mutants spread evenly over the accepted steps; a second one of a step only where there are fewer steps than asked. */
export function chooseMutants(replays: readonly StepReplay[], count: number, seed: number): readonly Mutant[] {
  const pool = replays.flatMap((replay, at) => {
    if (replay.kind !== "accepted" || replay.step.within !== undefined || !replay.checker) return [];
    const mutations = chooseMutations(stepMutations(replay.step.text, localNames(replay.checker)), 2, seed + at);
    return mutations.length > 0 ? [{ replay, mutations }] : [];
  });
  const chosen = Array.from({ length: Math.min(count, pool.length) }, (_, at) =>
    Math.floor(((at + 0.5) * pool.length) / Math.min(count, pool.length)),
  ).flatMap((at) => pool[at] ?? []);
  const mutants = (number: number): readonly Mutant[] =>
    chosen.flatMap(({ replay, mutations }) => {
      const mutation = mutations[number];
      return mutation ? [{ replay, mutation }] : [];
    });
  return [...mutants(0), ...mutants(1)].slice(0, count);
}

/** Names that a person could write; those with a dagger are out of reach. */
function localNames(checker: DocumentHoleChecker): readonly string[] {
  const [goal] = checker.goalsBefore;
  return (goal?.hypotheses ?? []).flatMap(({ names }) => names).filter((name) => !name.includes("✝"));
}

export async function replayMutant(
  { replay, mutation }: Mutant,
  judge: FreshJudge,
  task: ReplayTask,
): Promise<MutantReplay> {
  const { step, checker } = replay;
  if (!checker) throw new Error("a mutant of a step at which nothing can be tried");
  const verdict = await verdictOf(checker, fromOwnColumn(mutation.text, step.column), task);
  const edit = { start: step.start, end: step.end, newText: mutation.text };
  const judgement = await judge.judgeEdit(edit, task.signal);
  return { step, mutation, verdict, judgement, outcome: outcomeOf(verdict, judgement) };
}

/** A step without effect is not called verified although the file may well hold with it; that is no disagreement. */
function outcomeOf(verdict: Verdict, judgement: Judgement): MutantReplay["outcome"] {
  if (judgement.kind === "unknown" || verdict.kind === "timeout" || verdict.kind === "unknown") return "undecided";
  const holds = judgement.kind === "holds";
  if (holds && (verdict.kind === "noProgress" || verdict.kind === "refused")) return "undecided";
  return isVerified(verdict) === holds ? "agreement" : "disagreement";
}
