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
import type { MutantReplay, ReplayKind, StepReplay } from "./stepReplay.ts";
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
async function replayAll(
  open: OpenFile,
  { mutants: mutantsWanted, seed, timeoutMs, wallMs, fromLine }: ReplayOptions,
  { terminal, signal: interrupted }: CommandContext,
): Promise<Replay> {
  const isLate = wallMs === undefined ? new AbortController().signal : timeSignal(wallMs);
  const signal = AbortSignal.any([interrupted, isLate]);
  const task = { open, timeoutMs, signal };
  const first = open.document.index.lineStart(Math.min(fromLine, open.document.index.lineCount) - 1);
  const found = tacticSteps(open.file.text).filter(({ start }) => start >= first);
  let hasDefect = false;
  const told = async <Value>(step: TacticStep, work: Promise<Value>): Promise<Value | undefined> => {
    try {
      const value = await work;
      return signal.aborted ? undefined : value;
    } catch (error) {
      if (signal.aborted) return undefined;
      hasDefect = true;
      tellDefect(terminal, placeText(open.file.shown, open.file.text, step.start), error);
      return undefined;
    }
  };
  const steps: StepReplay[] = [];
  for (const [at, step] of found.entries()) {
    if (signal.aborted) break;
    terminal.progress(`step ${at + 1} of ${found.length}; ${shortCounts(steps)}`);
    const replayed = (await told(step, replayStep(step, task))) ?? withoutAnswer(step);
    if (signal.aborted) break;
    steps.push(replayed);
    for (const line of stepLines(open, replayed)) terminal.out(line);
  }
  const chosen = chooseMutants(steps, mutantsWanted, seed);
  const mutants: MutantReplay[] = [];
  const judge = new FreshJudge(open);
  for (const [at, mutant] of chosen.entries()) {
    if (signal.aborted) break;
    terminal.progress(`mutant ${at + 1} of ${chosen.length}`);
    const judged = await told(mutant.replay.step, replayMutant(mutant, judge, task));
    if (!judged) continue;
    mutants.push(judged);
    for (const line of mutantLines(open, judged)) terminal.out(line);
  }
  const stopped = interrupted.aborted ? "interrupted" : isLate.aborted ? "minutes" : undefined;
  return { found, steps, mutants, stopped, hasDefect };
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

function replayOutput(open: OpenFile, { seed }: ReplayOptions, replay: Replay): Output<"replay-steps"> {
  const { steps, mutants, found, stopped } = replay;
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
    found: found.length,
    stopped: stopped === undefined ? null : { why: stopped, nextLine: nextLine(open, replay) },
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
        reason: reasonOf(judgement),
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

/** Where to go on; null where every step was replayed and only mutants are left. */
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
