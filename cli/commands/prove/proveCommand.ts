import { freemem } from "node:os";
import { failure, ok } from "../../../core/base/result.ts";
import { declarationNameAt } from "../../../core/lean/declarationTexts.ts";
import { commandRangeAt } from "../../../core/lean/commandRange.ts";
import type { Hole } from "../../../core/lean/hole.ts";
import { goalsAfterOf } from "../../../core/lean/verdict.ts";
import type { ProofEvent } from "../../../core/search/proofAttempt.ts";
import { usualSearch } from "../../../core/search/proofAttempt.ts";
import type { SearchRecord } from "../../../core/search/searchEvents.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import { projectHistory } from "../../projectHistory.ts";
import { targetLine } from "../../goalText.ts";
import { holeWords, placeText } from "../../holeText.ts";
import { defectText, tellDefect } from "../../defect.ts";
import type { CommandProblem, ExitCode } from "../../exitCodes.ts";
import { exitCodes } from "../../exitCodes.ts";
import { closedText, resultLine } from "../../resultText.ts";
import type { ValuesOf } from "../../options.ts";
import { asText, choice, flag, option } from "../../options.ts";
import { callsOption, sharedOptions } from "../../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import type { OpenFile } from "../../openFile.ts";
import { blocksLeft } from "../blocksLeft.ts";
import { openFile } from "../../openFile.ts";
import { readSnapshot } from "../evolve/snapshotFile.ts";
import { holesOfPlace } from "../../holesOfPlace.ts";
import { ProofFile, writtenText } from "../writeSuggestions.ts";
import { historyLines } from "./historyText.ts";
import type { HoleProof, HoleTask } from "./proofRun.ts";
import { goalsLeft, noFigures, ProofRun } from "./proofRun.ts";
import type { ProveOutcome } from "./proveJson.ts";
import { proveJson } from "./proveJson.ts";
import { readTrees, writeTrees } from "./treeFile.ts";
import { treeLines } from "./treeText.ts";

const proveOptions = {
  all: sharedOptions.all,
  budgetMs: sharedOptions.budgetMs,
  calls: callsOption(),
  strategy: choice(["best-first", "tree"], {
    flags: "--strategy <name>",
    help: "what is tried next",
    initial: "best-first",
  }),
  showTree: flag("--show-tree", "print what was tried as a tree"),
  tree: option(asText, { flags: "--tree <file>", help: "write what was tried as JSON" }),
  resume: option(asText, { flags: "--resume <file>", help: "go on with what --tree wrote" }),
  snapshot: option(asText, {
    flags: "--snapshot <file>",
    help: "order the moves by what `evolve` has learned, not by this project's episodes",
  }),
  learning: sharedOptions.learning,
  write: sharedOptions.write,
  output: sharedOptions.output,
};

type ProveOptions = ValuesOf<typeof proveOptions>;

export const proveCommand = command({
  name: "prove",
  argument: { form: "<place>", help: "FILE:LINE[:COL], FILE:NAME, or FILE with --all" },
  summary: "whole proofs by search, each verified as it would be inserted",
  options: proveOptions,
  run: prove,
});

/** Whole proofs, and where there is none what can be used of the search. */
async function prove(
  argument: string,
  options: ProveOptions,
  context: CommandContext,
): Promise<CommandOutcome<"prove">> {
  const earlier = options.resume === undefined ? ok([]) : await readTrees(options.resume);
  if (earlier.kind === "error") return earlier;
  const snapshot = options.snapshot === undefined ? undefined : await readSnapshot(options.snapshot);
  if (snapshot?.kind === "error") return snapshot;
  const lanes = context.options.lanes ?? searchLanes(freemem());
  const opened = await openFile(argument, { ...context, options: { ...context.options, lanes } });
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const chosen = await holesOfPlace(open, options, context.signal);
  if (chosen.kind === "error") return chosen;
  const run = new ProofRun(open.document);
  const history = snapshot
    ? HistoryRanking.of(snapshot.value)
    : await projectHistory(open.file.path, { ...options, record: undefined }, context.signal);
  const isWritten = options.write || options.output !== undefined;
  const file = isWritten ? new ProofFile(open, { output: options.output, context }) : undefined;
  const proving = { open, run, holes: chosen.value, records: earlier.value, history, options, file };
  const { results, problem } = await proveAll(proving, context);
  return await finish({ ...proving, results, problem }, context);
}

const gigabyte = 1024 ** 3;

/** A search keeps two lanes busy beside that of the gate where there is room. */
function searchLanes(freeBytes: number): number {
  return freeBytes > 8 * gigabyte ? 3 : freeBytes > 5 * gigabyte ? 2 : 1;
}

interface Proving {
  readonly open: OpenFile;
  readonly run: ProofRun;
  readonly holes: readonly Hole[];
  readonly records: readonly { readonly declaration: string; readonly record: SearchRecord }[];
  readonly history: HistoryRanking | undefined;
  readonly options: ProveOptions;
  /** Writes the proofs as they are found. */
  readonly file: ProofFile | undefined;
}

interface Proved {
  readonly results: readonly HoleProof[];
  /** The reason why proofs cannot be written; the search then ends. */
  readonly problem: CommandProblem | undefined;
}

/** Every hole in turn, each proof written as soon as it is found. A defect ends the search at its hole, not the others. */
async function proveAll(proving: Proving, context: CommandContext): Promise<Proved> {
  const { run, holes, file } = proving;
  const results: HoleProof[] = [];
  for (const [at, hole] of holes.entries()) {
    const shown = `hole ${at + 1} of ${holes.length}: ${placeOf(proving, hole)}`;
    for (let isOpen = true; isOpen && !context.signal.aborted; ) {
      const result = await proveOne(proving, { hole, shown }, context);
      results.push(result);
      const written = result.edit && file ? await file.write(run.text) : undefined;
      if (written?.kind === "error") return { results, problem: written.problem };
      // Behind a proof of the first goal of a block its other goals are what is left at the same place.
      isOpen = result.edit !== undefined && goalsLeft(result) > 0;
    }
  }
  return { results, problem: undefined };
}

function placeOf({ open }: Proving, hole: Hole): string {
  return placeText(open.file.shown, open.file.text, hole.start);
}

async function proveOne(
  proving: Proving,
  { hole, shown }: { readonly hole: Hole; readonly shown: string },
  context: CommandContext,
): Promise<HoleProof> {
  const { run, history, options } = proving;
  const place = placeOf(proving, hole);
  const started = performance.now();
  try {
    const onEvent = (event: ProofEvent): void => context.terminal.progress(`${shown}  ${progressText(event)}`);
    const result = await run.prove({ ...taskOf(proving, hole), onEvent }, context.signal);
    showResult({ result, place, history, showTree: options.showTree }, context);
    return result;
  } catch (error) {
    const elapsedMs = Math.round(performance.now() - started);
    const end = { kind: context.signal.aborted ? "cancelled" : "noAnswer" } as const;
    if (context.signal.aborted) return { hole, goals: [], end, figures: noFigures, elapsedMs };
    tellDefect(context.terminal, place, error);
    const problem = `a defect of Colloquy: ${defectText(error, false)}`;
    return { hole, problem, isDefect: true, goals: [], end, figures: noFigures, elapsedMs };
  }
}

function taskOf({ open, records, history, options }: Proving, hole: Hole): HoleTask {
  const resumed = records.find((entry) => entry.declaration === nameOf(open, hole))?.record;
  const { strategy, calls, budgetMs } = options;
  const usual = usualSearch(() => performance.now(), history);
  const search = { ...usual, strategy, maxLeanCalls: calls ?? usual.maxLeanCalls };
  return { hole, budgetMs, options: search, ...(resumed && { resumed }) };
}

function progressText(event: ProofEvent): string {
  if (event.kind === "found") return "a proof is found; making it shorter";
  if (event.kind === "tried") return `${event.verdict}: ${event.move.text.split("\n")[0] ?? ""}`;
  if (event.kind !== "progress") return "";
  const { leanCalls, goals, open } = event.figures;
  return `${leanCalls} tried, ${goals} goals, ${open} open`;
}

function nameOf(open: OpenFile, hole: Hole): string {
  const name = declarationNameAt(open.file.text, commandRangeAt(open.file.text, hole.start), hole.start);
  return name ?? `offset ${hole.start}`;
}

interface Shown {
  readonly result: HoleProof;
  readonly history: HistoryRanking | undefined;
  readonly place: string;
  readonly showTree: boolean;
}

const endWords = {
  unprovedLemma: "closed only with a lemma that is not proved yet",
  exhausted: "every way was tried",
  outOfBudget: "no proof within the budget",
  cancelled: "stopped",
  noAnswer: "Lean gave no answer",
} as const;

function showResult({ result, place, history, showTree }: Shown, { terminal }: CommandContext): void {
  const { end, figures, hole, goals } = result;
  terminal.out(
    `${place}  ${holeWords[hole.kind]}  ${targetLine(goals, Math.max(20, terminal.columns - place.length - 12))}`,
  );
  if (result.problem !== undefined) return terminal.out(`  nothing to try: ${result.problem}`);
  if ("candidate" in end) terminal.out(resultLine(end.candidate, end.verdict));
  if (history && result.record)
    for (const line of historyLines(result.record, history)) terminal.out(`${" ".repeat(46)}${line}`);
  const share = figures.elapsedMs === 0 ? 0 : Math.round((100 * figures.leanMs) / figures.elapsedMs);
  const spent = `${figures.leanCalls} Lean calls, ${(result.elapsedMs / 1000).toFixed(1)} s (${share} % in Lean), ${figures.goals} goals`;
  terminal.out(end.kind === "proved" ? `  ${spent}` : `  ${endWords[end.kind]}: ${spent}`);
  if (result.partial) terminal.out(resultLine({ text: result.partial.text, source: "search" }, result.partial.verdict));
  for (const goal of result.partial ? (goalsAfterOf(result.partial.verdict) ?? []) : [])
    terminal.out(`      left: ${targetLine([goal], 90)}`);
  if (showTree && result.record)
    for (const line of treeLines(result.record, terminal.columns)) terminal.out(`  ${line}`);
}

interface Finished extends Proving, Proved {}

async function finish(finished: Finished, context: CommandContext): Promise<CommandOutcome<"prove">> {
  const { open, run, results, options, file, problem } = finished;
  if (options.tree !== undefined) {
    const trees = results.flatMap(({ record, hole }) => (record ? [{ declaration: nameOf(open, hole), record }] : []));
    const kept = await writeTrees(options.tree, trees);
    if (kept.kind === "error") return kept;
  }
  if (problem) return failure(problem);
  // Also where nothing was found: who names another file for it wants it there.
  const wrote = file ? await file.write(run.text) : undefined;
  if (wrote?.kind === "error") return wrote;
  const written = await file?.checked();
  const last = [...new Map(results.map((result) => [result.hole, result])).values()];
  const worked = last.map((result) => ({ hole: result.hole, isClosed: isClosed(result) }));
  const left = await blocksLeft(open.document, { text: run.text, holes: worked }, context.signal);
  const closed = Math.max(0, results.filter(isClosed).length - left);
  const inPart = new Set(results.flatMap(({ hole, edit }) => (edit ? [hole] : []))).size - closed;
  if (options.all) context.terminal.out(closedText({ closed, inPart, holes: last.length }, open.lean.engine));
  if (written) context.terminal.out(writtenText(written));
  return answer(exitCodeOf({ results, closed, written }), proveJson(open, { results, closed, written }));
}

function exitCodeOf({ results, closed, written }: ProveOutcome): ExitCode {
  if (results.some((result) => result.isDefect)) return exitCodes.defect;
  if (written && written.recheck !== "ok")
    return written.recheck === "errors" ? exitCodes.leanSaysNo : exitCodes.noAnswer;
  return closed > 0 || results.length === 0 ? exitCodes.ok : exitCodes.leanSaysNo;
}

function isClosed(result: HoleProof): boolean {
  return result.end.kind === "proved" && goalsLeft(result) === 0;
}
