import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import { goalsAfterOf } from "../../core/lean/verdict.ts";
import { goalJson } from "../../core/lean/goalSchema.ts";
import { defectText, tellDefect } from "../defect.ts";
import type { CommandProblem, ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { checkedJson, type Output } from "../jsonOutput.ts";
import { holeJson, holeWords, placeText } from "../holeText.ts";
import { targetLine } from "../goalText.ts";
import { holeAt } from "../location.ts";
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
import { noAnswer, openFile } from "../openFile.ts";
import { noPlace } from "./goals.ts";
import { suggestionLimits } from "../../core/search/suggestionLimits.ts";
import type { HoleSuggestions, SearchBudget } from "./holeSearch.ts";
import { searchGoals } from "./holeSearch.ts";
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
  if (open.location.place.kind === "whole" && !options.all) {
    return failure({ ...noPlace(open.file.shown), next: `write ${open.file.shown}:LINE, or add --all for every hole` });
  }
  const holes = await open.document.holes(context.signal);
  if (holes.kind === "unknown") return failure(noAnswer(open.file, holes));
  const chosen = chosenHoles(open, holes.value);
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
  // Unasked only where something was taken; that is what the person's consent speaks of.
  const recording =
    options.record !== undefined || written ? recordingFolder(options.record, open.file.path) : undefined;
  if (recording) {
    const firsts = results.filter(({ hole }, at) => results[at - 1]?.hole !== hole);
    const recorded = await recordSuggestions(recording, { open, results: firsts, written: written !== undefined });
    if (recorded.kind === "error") return recorded;
  }
  const last = new Map(results.map((result) => [result.hole, result]));
  const worked = [...last.values()].map((result) => ({ hole: result.hole, isClosed: isClosed(result) }));
  const text = textWithProofs(open, results);
  const left = await blocksLeft(open.document, { text, holes: worked }, context.signal);
  return answer(exitCodeOf(results, written), finish({ open, results, written, all: options.all, left }, context));
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
  /** Where the proofs are written to as they are found. */
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

/** The hole that the place means, or every hole of the file. */
export function chosenHoles(open: OpenFile, holes: readonly Hole[]): Result<readonly Hole[], CommandProblem> {
  const { place } = open.location;
  if (place.kind === "whole") return ok(holes);
  const hole = holeAt(open.file.text, place, holes);
  return hole.kind === "ok" ? ok([hole.value]) : hole;
}

function showHole(
  { open, result, all }: { readonly open: OpenFile; readonly result: HoleSuggestions; readonly all: boolean },
  context: CommandContext,
): void {
  const place = placeText(open.file.shown, open.file.text, result.hole.start);
  context.terminal.out(
    `${place}  ${holeWords[result.hole.kind]}  ${targetLine(result.found.goalsBefore, Math.max(20, context.terminal.columns - place.length - 12))}`,
  );
  if (result.problem !== undefined) context.terminal.out(`  nothing to try: ${result.problem}`);
  const { offered, screened, disagreements } = result.found;
  const shown = all ? offered.slice(0, 1) : offered;
  for (const { candidate, verdict, learned } of shown) {
    context.terminal.out(resultLine(candidate, verdict));
    if (learned?.why !== undefined) context.terminal.out(`${" ".repeat(46)}${learned.why}`);
    if (!all)
      for (const goal of goalsAfterOf(verdict) ?? [])
        context.terminal.out(`${" ".repeat(46)}${targetLine([goal], context.terminal.columns - 48)}`);
  }
  if (result.goalsLeft > 0)
    context.terminal.out(
      `  ${result.goalsLeft === 1 ? "one more goal is" : `${result.goalsLeft} more goals are`} left here`,
    );
  if (shown.length === 0 && result.problem === undefined && result.defect === undefined)
    context.terminal.out(
      `  nothing verified in ${Math.round(result.elapsedMs / 1000)} s (${screened} candidates tried)`,
    );
  for (const { tactic, reason } of disagreements)
    context.terminal.remark(`  passed the screen but not the gate: ${tactic} (${reason})`);
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
