import { ok } from "../../core/base/result.ts";
import { tacticSteps } from "../../core/lean/tacticSteps.ts";
import { exitCodes } from "../exitCodes.ts";
import { holeJson, placeText } from "../holeText.ts";
import type { Output } from "../jsonOutput.ts";
import type { CommandContext, CommandOutcome, OpenFile } from "./context.ts";
import { openFile } from "./context.ts";
import { FreshJudge } from "./freshJudge.ts";
import type { MutantReplay, ReplayKind, StepReplay } from "./stepReplay.ts";
import { chooseMutants, replayMutant, replayStep } from "./stepReplay.ts";

export interface ReplayOptions {
  /** How many changed steps to try; 0 for none. */
  readonly mutants: number;
  readonly seed: number;
  readonly timeoutMs: number;
}

interface Replay {
  readonly steps: readonly StepReplay[];
  readonly mutants: readonly MutantReplay[];
}

/** `colloquy replay-steps FILE`: each step of the file as a candidate at its own place, then changed steps. */
export async function replaySteps(
  argument: string,
  options: ReplayOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const task = { open, timeoutMs: options.timeoutMs, signal: context.signal };
  const found = tacticSteps(open.file.text);
  const steps: StepReplay[] = [];
  for (const [at, step] of found.entries()) {
    context.terminal.progress(`step ${at + 1} of ${found.length}`);
    steps.push(await replayStep(step, task));
    context.signal.throwIfAborted();
  }
  const chosen = chooseMutants(steps, options.mutants, options.seed);
  const mutants: MutantReplay[] = [];
  const judge = new FreshJudge(open);
  for (const [at, mutant] of chosen.entries()) {
    context.terminal.progress(`mutant ${at + 1} of ${chosen.length}`);
    mutants.push(await replayMutant(mutant, judge, task));
    context.signal.throwIfAborted();
  }
  const output = replayOutput(open, options, { steps, mutants });
  if (context.options.json) context.terminal.out(JSON.stringify(output));
  else for (const line of replayLines(open, output, { steps, mutants })) context.terminal.out(line);
  return ok(exitCodeOf(output));
}

function exitCodeOf({ counts }: Output<"replay-steps">): (typeof exitCodes)[keyof typeof exitCodes] {
  if (counts.refused > 0 || counts.disagreements > 0) return exitCodes.leanSaysNo;
  return counts.noAnswer > 0 ? exitCodes.noAnswer : exitCodes.ok;
}

function replayOutput(open: OpenFile, { seed }: ReplayOptions, { steps, mutants }: Replay): Output<"replay-steps"> {
  const { text, path } = open.file;
  const place = (step: StepReplay["step"]): ReturnType<typeof holeJson> =>
    holeJson({ kind: "step", start: step.start, end: step.end }, text);
  const many = (kind: ReplayKind): number => steps.filter((step) => step.kind === kind).length;
  const judged = (outcome: MutantReplay["outcome"]): number =>
    mutants.filter((mutant) => mutant.outcome === outcome).length;
  return {
    schemaVersion: 1,
    command: "replay-steps",
    file: path,
    engine: open.lean.engine,
    seed,
    counts: {
      steps: steps.length,
      accepted: many("accepted"),
      noEffect: many("noEffect"),
      severalStates: many("severalStates"),
      notAStep: many("notAStep"),
      refused: many("refused"),
      noAnswer: many("noAnswer"),
      mutants: mutants.length,
      agreements: judged("agreement"),
      disagreements: judged("disagreement"),
      undecided: judged("undecided"),
    },
    medianStepMs: median(steps.map((step) => step.elapsedMs)),
    steps: steps.map(({ step, kind, reason, elapsedMs }) => {
      return { hole: place(step), tactic: step.text, kind, reason: reason ?? null, elapsedMs };
    }),
    mutants: mutants.map(({ step, mutation, verdict, judgement, outcome }) => ({
      hole: place(step),
      tactic: step.text,
      mutant: mutation.text,
      change: mutation.kind,
      outcome,
      gate: { kind: verdict.kind, level: verdict.level, reason: verdict.reason ?? null },
      fresh: {
        kind: judgement.kind,
        reason: judgement.kind === "errors" ? judgement.first : judgement.kind === "unknown" ? judgement.detail : null,
      },
    })),
  };
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((left, right) => left - right);
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? 0;
}

const stepWords: Readonly<Record<Exclude<ReplayKind, "accepted">, string>> = {
  noEffect: "no effect",
  severalStates: "several states",
  notAStep: "not a step",
  refused: "REFUSED",
  noAnswer: "no answer",
};

function replayLines(
  open: OpenFile,
  { counts, medianStepMs, mutants: rows }: Output<"replay-steps">,
  { steps, mutants }: Replay,
): readonly string[] {
  const { shown, text } = open.file;
  const at = (step: StepReplay["step"]): string => placeText(shown, text, step.start);
  const lines = steps.flatMap(({ step, kind, reason }) =>
    kind === "accepted" ? [] : [`${at(step)}: ${stepWords[kind]}: ${oneLine(step.text)}`, `    ${reason ?? ""}`],
  );
  const told = mutants.flatMap(({ step, outcome }, number) => {
    const row = rows[number];
    if (!row || outcome === "agreement") return [];
    return [
      `${at(step)}: ${outcome === "disagreement" ? "DISAGREEMENT" : "undecided"}: ${oneLine(row.mutant)}`,
      `    instead of ${oneLine(row.tactic)}`,
      `    gate: ${row.gate.kind} ${row.gate.level} ${row.gate.reason ?? ""}`,
      `    fresh process: ${row.fresh.kind} ${row.fresh.reason ?? ""}`,
    ];
  });
  return [
    ...lines,
    ...told,
    `${counts.steps} steps: ${counts.accepted} accepted, ${counts.noEffect} without effect, ` +
      `${counts.severalStates} at several states, ${counts.notAStep} not steps, ${counts.refused} refused, ` +
      `${counts.noAnswer} without answer; ${medianStepMs} ms for one (median)`,
    `${counts.mutants} mutants: ${counts.agreements} agreements, ${counts.disagreements} disagreements, ` +
      `${counts.undecided} undecided`,
  ];
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= 100 ? line : `${line.slice(0, 99)}…`;
}
