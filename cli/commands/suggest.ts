import type { Result } from "../../core/base/result.ts";
import { ok } from "../../core/base/result.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import { goalsAfterOf, lintsOf } from "../../core/lean/verdict.ts";
import { goalJson } from "../../core/lean/goalSchema.ts";
import { defectText, tellDefect } from "../defect.ts";
import type { CommandProblem, ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { checkedJson, type Output } from "../jsonOutput.ts";
import { holeJson, holeWords, placeText } from "../holeText.ts";
import { targetLine } from "../goalText.ts";
import { holesOfPlace } from "../holesOfPlace.ts";
import { projectHistory } from "../projectHistory.ts";
import { recordingFolder } from "../recordingFolder.ts";
import { closedText, resultLine } from "../resultText.ts";
import type { ValuesOf } from "../options.ts";
import { option } from "../options.ts";
import { readNumber } from "../optionReaders.ts";
import { sharedOptions } from "../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import type { OpenFile } from "../openFile.ts";
import { blocksLeft } from "./blocksLeft.ts";
import { openFile } from "../openFile.ts";
import { suggestionLimits } from "../../core/search/suggestionLimits.ts";
import type { OfferedSuggestion } from "../../core/search/suggestionOrder.ts";
import type { Terminal } from "../terminal.ts";
import type { HoleSuggestions, SearchBudget } from "./holeSearch.ts";
import { searchGoals } from "./holeSearch.ts";
import type { Searched } from "./recordSuggestions.ts";
import { recordSuggestions } from "./recordSuggestions.ts";
import type { Written } from "./writeSuggestions.ts";
import { ProofFile, textWithProofs, writtenText } from "./writeSuggestions.ts";

const suggestOptions = {
  all: sharedOptions.all,
  budgetMs: sharedOptions.budgetMs,
  max: option(readNumber("count"), {
    flags: "--max <number>",
    help: "how many proofs to look for at one hole (with --all: 1)",
  }),
  stepsWanted: option(readNumber("number"), {
    flags: "--steps <number>",
    help: "how many steps that leave goals to verify where no proof is found",
    initial: String(suggestionLimits.stepsWanted),
  }),
  write: sharedOptions.write,
  output: sharedOptions.output,
  record: sharedOptions.recordOrNot,
  learning: sharedOptions.learning,
};

interface SuggestOptions extends ValuesOf<typeof suggestOptions>, SearchBudget {}

export const suggestCommand = command({
  name: "suggest",
  argument: { form: "<place>", help: "FILE:LINE[:COL], FILE:NAME, or FILE with --all" },
  summary: "suggestions that Lean has verified",
  options: suggestOptions,
  run: (place, options, context) => {
    const proofsWanted = options.max ?? (options.all ? 1 : suggestionLimits.proofsWanted);
    return suggestAt(place, { ...options, proofsWanted }, context);
  },
});

/** Verified suggestions, and on request the file with them in place. */
async function suggestAt(
  argument: string,
  options: SuggestOptions,
  context: CommandContext,
): Promise<CommandOutcome<"suggest">> {
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const chosen = await holesOfPlace(open, options, context.signal);
  if (chosen.kind === "error") return chosen;
  const history = await projectHistory(open.file.path, options, context.signal);
  const isWritten = options.write || options.output !== undefined;
  const file = isWritten ? new ProofFile(open, { output: options.output, context }) : undefined;
  const searched = await searchAll({ open, holes: chosen.value, history, options, file }, context);
  if (searched.kind === "error") return searched;
  const results = searched.value;
  const wrote = file ? await file.write(textWithProofs(open, results)) : undefined;
  if (wrote?.kind === "error") return wrote;
  const written = await file?.checked();
  const recorded = await recordIn(options, { open, results, written: written !== undefined });
  if (recorded.kind === "error") return recorded;
  const left = await leftOpen(open, results, context.signal);
  return answer(exitCodeOf(results, written), finish({ open, results, written, all: options.all, left }, context));
}

/** Unasked only where something was taken; that is what the person's consent speaks of. */
async function recordIn({ record }: SuggestOptions, searched: Searched): Promise<Result<void, CommandProblem>> {
  const { open, results, written } = searched;
  const recording = record !== undefined || written ? recordingFolder(record, open.file.path) : undefined;
  if (!recording) return ok(undefined);
  const firsts = results.filter(({ hole }, at) => results[at - 1]?.hole !== hole);
  return recordSuggestions(recording, { ...searched, results: firsts });
}

/** See `blocksLeft`. */
function leftOpen(open: OpenFile, results: readonly HoleSuggestions[], signal: AbortSignal): Promise<number> {
  const last = new Map(results.map((result) => [result.hole, result]));
  const holes = [...last.values()].map((result) => ({ hole: result.hole, isClosed: isClosed(result) }));
  return blocksLeft(open.document, { text: textWithProofs(open, results), holes }, signal);
}

function exitCodeOf(results: readonly HoleSuggestions[], written: Written | undefined): ExitCode {
  if (results.some(({ defect }) => defect !== undefined)) return exitCodes.defect;
  if (written && written.recheck !== "ok")
    return written.recheck === "errors" ? exitCodes.leanSaysNo : exitCodes.noAnswer;
  const isFound = results.some(({ found }) => found.offered.length > 0);
  return isFound || results.length === 0 ? exitCodes.ok : exitCodes.leanSaysNo;
}

interface Searching {
  readonly open: OpenFile;
  readonly holes: readonly Hole[];
  readonly history: HistoryRanking | undefined;
  readonly options: SuggestOptions;
  /** Writes the proofs as they are found. */
  readonly file: ProofFile | undefined;
}

/** Every hole in turn; what was found at one is shown, and written where that is wanted, before the next is begun. */
async function searchAll(
  { open, holes, history, options, file }: Searching,
  context: CommandContext,
): Promise<Result<readonly HoleSuggestions[], CommandProblem>> {
  const results: HoleSuggestions[] = [];
  for (const [at, hole] of holes.entries()) {
    if (context.signal.aborted) break;
    const place = placeText(open.file.shown, open.file.text, hole.start);
    context.terminal.progress(`hole ${at + 1} of ${holes.length}: ${place}`);
    const goesOn = options.all || file !== undefined;
    for await (const result of searchGoals(
      { document: open.document, hole, budget: options, history, goesOn },
      context.signal,
    )) {
      results.push(result);
      if (result.defect !== undefined && !context.signal.aborted) tellDefect(context.terminal, place, result.defect);
      showHole({ open, result, all: options.all }, context);
      const written = result.edit && file ? await file.write(textWithProofs(open, results)) : undefined;
      if (written?.kind === "error") return written;
    }
  }
  return ok(results);
}

interface ShownHole {
  readonly open: OpenFile;
  readonly result: HoleSuggestions;
  readonly all: boolean;
}

function showHole({ open, result, all }: ShownHole, { terminal }: CommandContext): void {
  const { hole, found, problem, goalsLeft } = result;
  const place = placeText(open.file.shown, open.file.text, hole.start);
  const goals = targetLine(found.goalsBefore, Math.max(20, terminal.columns - place.length - 12));
  terminal.out(`${place}  ${holeWords[hole.kind]}  ${goals}`);
  if (problem !== undefined) terminal.out(`  nothing to try: ${problem}`);
  const shown = all ? found.offered.slice(0, 1) : found.offered;
  for (const suggestion of shown) for (const line of suggestionLines(suggestion, all, terminal)) terminal.out(line);
  if (goalsLeft > 0)
    terminal.out(`  ${goalsLeft === 1 ? "one more goal is" : `${goalsLeft} more goals are`} left here`);
  if (shown.length === 0 && problem === undefined && result.defect === undefined)
    terminal.out(`  nothing verified in ${Math.round(result.elapsedMs / 1000)} s (${found.screened} candidates tried)`);
  for (const { tactic, reason } of found.disagreements)
    terminal.remark(`  passed the screen but not the gate: ${tactic} (${reason})`);
}

function suggestionLines(
  { candidate, verdict, learned }: OfferedSuggestion,
  isOneOfMany: boolean,
  { columns }: Terminal,
): readonly string[] {
  const indent = " ".repeat(46);
  const goals = isOneOfMany ? [] : (goalsAfterOf(verdict) ?? []);
  return [
    resultLine(candidate, verdict),
    ...(learned?.why === undefined ? [] : [`${indent}${learned.why}`]),
    ...lintsOf(verdict).map((lint) => `${indent}Lean warns: ${lint.split("\n")[0]}`),
    ...goals.map((goal) => `${indent}${targetLine([goal], columns - 48)}`),
  ];
}

interface Finished {
  readonly open: OpenFile;
  readonly results: readonly HoleSuggestions[];
  readonly written: Written | undefined;
  readonly all: boolean;
  /** See `blocksLeft`. */
  readonly left: number;
}

function isClosed({ edit, goalsLeft }: HoleSuggestions): boolean {
  return edit !== undefined && goalsLeft === 0;
}

function finish({ open, results, written, all, left }: Finished, context: CommandContext): Output<"suggest"> {
  const last = new Map(results.map((result) => [result.hole, result]));
  const closed = Math.max(0, results.filter(isClosed).length - left);
  const begun = new Set(results.flatMap(({ hole, edit }) => (edit ? [hole] : [])));
  const inPart = begun.size - closed;
  if (all) context.terminal.out(closedText({ closed, inPart, holes: last.size }, open.lean.engine));
  if (written) context.terminal.out(writtenText(written));
  const holes = results.map((result) => holeOutput(open, result));
  const { path: file } = open.file;
  const { engine } = open.lean;
  return { schemaVersion: 1, command: "suggest", file, engine, holes, closed, written: written ?? null };
}

function holeOutput(open: OpenFile, result: HoleSuggestions): Output<"suggest">["holes"][number] {
  const defect = result.defect === undefined ? null : `a defect of Colloquy: ${defectText(result.defect, false)}`;
  return {
    hole: holeJson(result.hole, open.file.text),
    problem: result.problem ?? defect,
    goalsBefore: result.found.goalsBefore.map(goalJson),
    screened: result.found.screened,
    elapsedMs: result.elapsedMs,
    suggestions: result.found.offered.map(({ candidate, verdict }) => checkedJson(candidate, verdict)),
    disagreements: [...result.found.disagreements],
  };
}
