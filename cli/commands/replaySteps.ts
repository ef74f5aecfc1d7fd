import type { TacticStep } from "../../core/lean/tacticSteps.ts";
import { tacticSteps } from "../../core/lean/tacticSteps.ts";
import { timeSignal } from "../../lean-bridge/session/timeSignal.ts";
import { tellDefect } from "../defect.ts";
import type { Judgement } from "./freshJudge.ts";
import { exitCodes } from "../exitCodes.ts";
import { holeJson, placeText } from "../holeText.ts";
import type { Output } from "../jsonOutput.ts";
import type { ValuesOf } from "../options.ts";
import { option } from "../options.ts";
import { readNumber } from "../optionReaders.ts";
import { minutesOption, seedOption, timeoutOption } from "../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import type { OpenFile } from "../openFile.ts";
import { openFile } from "../openFile.ts";
import { FreshJudge } from "./freshJudge.ts";
import type { Terminal } from "../terminal.ts";
import type { MutantReplay, ReplayKind, ReplayTask, StepReplay } from "./stepReplay.ts";
import { chooseMutants, replayMutant, replayStep } from "./stepReplay.ts";

const options = {
  mutants: option(readNumber("number"), {
    flags: "--mutants <number>",
    help: "how many changed steps to compare with a fresh Lean process",
    initial: "20",
  }),
  seed: seedOption("chooses the changes"),
  timeoutMs: timeoutOption("candidate", "30"),
  wallMs: minutesOption("begin no step after so long; the figures so far are printed"),
  fromLine: option(readNumber("count"), {
    flags: "--from <line>",
    help: "leave out the steps before this line, to go on where another call has stopped",
    initial: "1",
  }),
};

type ReplayOptions = ValuesOf<typeof options>;

export const replayStepsCommand = command({
  name: "replay-steps",
  argument: { form: "<file>" },
  summary: "every tactic step of a file as a candidate at its own place, then changed steps; tests the gate",
  options,
  run: replaySteps,
});

interface Replay {
  /** Of the file, from the first line on. */
  readonly found: readonly TacticStep[];
  readonly steps: readonly StepReplay[];
  readonly mutants: readonly MutantReplay[];
  readonly stopped: "minutes" | "interrupted" | undefined;
  readonly hasDefect: boolean;
}

/** Each step of the file as a candidate at its own place, then changed steps. */
async function replaySteps(
  argument: string,
  chosen: ReplayOptions,
  context: CommandContext,
): Promise<CommandOutcome<"replay-steps">> {
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const replay = await replayAll(open, chosen, context);
  const output = replayOutput(open, chosen, replay);
  for (const line of figures(output)) context.terminal.out(line);
  return answer(replay.hasDefect ? exitCodes.defect : exitCodeOf(output), output);
}

/** Steps first, then mutants of those that were accepted; what is told of a step is told when it is known. */
async function replayAll(open: OpenFile, chosen: ReplayOptions, context: CommandContext): Promise<Replay> {
  const { wallMs, timeoutMs, fromLine } = chosen;
  const isLate = wallMs === undefined ? new AbortController().signal : timeSignal(wallMs);
  const signal = AbortSignal.any([context.signal, isLate]);
  const { index } = open.document;
  const first = index.lineStart(Math.min(fromLine, index.lineCount) - 1);
  const found = tacticSteps(open.file.text).filter(({ start }) => start >= first);
  const run = new ReplayRun({ open, timeoutMs, signal }, context.terminal);
  const steps = await run.steps(found);
  const mutants = await run.mutants(chooseMutants(steps, chosen.mutants, chosen.seed));
  const stopped = context.signal.aborted ? "interrupted" : isLate.aborted ? "minutes" : undefined;
  return { found, steps, mutants, stopped, hasDefect: run.hasDefect };
}

/** Replays until its signal fires. A defect at a step is told with its place, and the others are gone on with. */
class ReplayRun {
  readonly #task: ReplayTask;
  readonly #terminal: Terminal;
  hasDefect = false;

  constructor(task: ReplayTask, terminal: Terminal) {
    this.#task = task;
    this.#terminal = terminal;
  }

  async steps(found: readonly TacticStep[]): Promise<readonly StepReplay[]> {
    const steps: StepReplay[] = [];
    for (const [at, step] of found.entries()) {
      if (this.#task.signal.aborted) break;
      this.#terminal.progress(`step ${at + 1} of ${found.length}; ${shortCounts(steps)}`);
      const replayed = (await this.#answerAt(step, replayStep(step, this.#task))) ?? withoutAnswer(step);
      if (this.#task.signal.aborted) break;
      steps.push(replayed);
      for (const line of stepLines(this.#task.open, replayed)) this.#terminal.out(line);
    }
    return steps;
  }

  async mutants(chosen: ReturnType<typeof chooseMutants>): Promise<readonly MutantReplay[]> {
    const mutants: MutantReplay[] = [];
    const judge = new FreshJudge(this.#task.open);
    for (const [at, mutant] of chosen.entries()) {
      if (this.#task.signal.aborted) break;
      this.#terminal.progress(`mutant ${at + 1} of ${chosen.length}`);
      const judged = await this.#answerAt(mutant.replay.step, replayMutant(mutant, judge, this.#task));
      if (!judged) continue;
      mutants.push(judged);
      for (const line of mutantLines(this.#task.open, judged)) this.#terminal.out(line);
    }
    return mutants;
  }

  /** Undefined where a defect was told, or the signal has fired. */
  async #answerAt<Value>(step: TacticStep, work: Promise<Value>): Promise<Value | undefined> {
    const { open, signal } = this.#task;
    try {
      const value = await work;
      return signal.aborted ? undefined : value;
    } catch (error) {
      if (signal.aborted) return undefined;
      this.hasDefect = true;
      tellDefect(this.#terminal, placeText(open.file.shown, open.file.text, step.start), error);
      return undefined;
    }
  }
}

function withoutAnswer(step: TacticStep): StepReplay {
  return { step, kind: "noAnswer", reason: "a defect of Colloquy", elapsedMs: 0 };
}

function shortCounts(steps: readonly StepReplay[]): string {
  const refused = steps.filter(({ kind }) => kind === "refused").length;
  return `${steps.filter(({ kind }) => kind === "accepted").length} accepted, ${refused} refused`;
}

function exitCodeOf({ counts }: Output<"replay-steps">): (typeof exitCodes)[keyof typeof exitCodes] {
  if (counts.refused > 0 || counts.disagreements > 0) return exitCodes.leanSaysNo;
  return counts.noAnswer > 0 ? exitCodes.noAnswer : exitCodes.ok;
}

type ReplayOutput = Output<"replay-steps">;

function replayOutput(open: OpenFile, { seed }: ReplayOptions, replay: Replay): ReplayOutput {
  const { steps, mutants, found, stopped } = replay;
  const { text, path } = open.file;
  return {
    schemaVersion: 1,
    command: "replay-steps",
    file: path,
    engine: open.lean.engine,
    seed,
    found: found.length,
    stopped: stopped === undefined ? null : { why: stopped, nextLine: nextLine(open, replay) },
    counts: countsOf(replay),
    medianStepMs: median(steps.map((step) => step.elapsedMs)),
    steps: steps.map(({ step, kind, reason, elapsedMs }) => {
      return { hole: stepPlace(step, text), tactic: step.text, kind, reason: reason ?? null, elapsedMs };
    }),
    mutants: mutants.map((mutant) => mutantOutput(mutant, text)),
  };
}

function countsOf({ steps, mutants }: Replay): ReplayOutput["counts"] {
  const many = (kind: ReplayKind): number => steps.filter((step) => step.kind === kind).length;
  const judged = (outcome: MutantReplay["outcome"]): number =>
    mutants.filter((mutant) => mutant.outcome === outcome).length;
  return {
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
  };
}

function mutantOutput(mutant: MutantReplay, text: string): ReplayOutput["mutants"][number] {
  const { step, mutation, verdict, judgement, outcome } = mutant;
  return {
    hole: stepPlace(step, text),
    tactic: step.text,
    mutant: mutation.text,
    change: mutation.kind,
    outcome,
    gate: { kind: verdict.kind, level: verdict.level, reason: verdict.reason ?? null },
    fresh: { kind: judgement.kind, reason: reasonOf(judgement) },
  };
}

function stepPlace({ start, end }: TacticStep, text: string): ReturnType<typeof holeJson> {
  return holeJson({ kind: "step", start, end }, text);
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

/** The line to resume at; null if every step was replayed and only mutants are left. */
function nextLine(open: OpenFile, { found, steps }: Replay): number | null {
  const next = found[steps.length];
  return next ? open.document.index.positionAt(next.start).line + 1 : null;
}

function stepLines({ file: { shown, text } }: OpenFile, { step, kind, reason }: StepReplay): readonly string[] {
  if (kind === "accepted") return [];
  return [`${placeText(shown, text, step.start)}: ${stepWords[kind]}: ${oneLine(step.text)}`, `    ${reason ?? ""}`];
}

function mutantLines({ file: { shown, text } }: OpenFile, mutant: MutantReplay): readonly string[] {
  const { step, mutation, outcome, verdict, judgement } = mutant;
  if (outcome === "agreement") return [];
  const words = outcome === "disagreement" ? "DISAGREEMENT" : "undecided";
  return [
    `${placeText(shown, text, step.start)}: ${words}: ${oneLine(mutation.text)}`,
    `    instead of ${oneLine(step.text)}`,
    `    gate: ${verdict.kind} ${verdict.level} ${verdict.reason ?? ""}`,
    `    fresh process: ${judgement.kind} ${reasonOf(judgement) ?? ""}`,
  ];
}

function reasonOf(judgement: Judgement): string | null {
  return judgement.kind === "errors" ? judgement.first : judgement.kind === "unknown" ? judgement.detail : null;
}

const stopWords = { minutes: "the time is over", interrupted: "interrupted" } as const;

function figures({ counts, medianStepMs, found, stopped }: Output<"replay-steps">): readonly string[] {
  const ofAll = stopped ? ` of ${found}` : "";
  const goOn = stopped && stopped.nextLine !== null ? `; go on with --from ${stopped.nextLine}` : "";
  return [
    ...(stopped ? [`${stopWords[stopped.why]}${goOn}`] : []),
    `${counts.steps}${ofAll} steps: ${counts.accepted} accepted, ${counts.noEffect} without effect, ` +
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
