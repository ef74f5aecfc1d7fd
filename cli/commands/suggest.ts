import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { goalJson, checkedJson, type Output } from "../jsonOutput.ts";
import { holeJson, holeWords, placeText } from "../holeText.ts";
import { targetLine } from "../goalText.ts";
import { holeAt } from "../location.ts";
import { projectHistory } from "../projectHistory.ts";
import { recordingFolder } from "../recordingFolder.ts";
import { resultLine } from "../resultText.ts";
import type { CommandContext, CommandOutcome, OpenFile } from "./context.ts";
import { noAnswer, openFile } from "./context.ts";
import { noPlace } from "./goals.ts";
import type { HoleSuggestions, SearchBudget } from "./holeSearch.ts";
import { searchHole } from "./holeSearch.ts";
import { recordSuggestions } from "./recordSuggestions.ts";
import type { Written } from "./writeSuggestions.ts";
import { writeSuggestions, writtenText } from "./writeSuggestions.ts";

export interface SuggestCommandOptions extends SearchBudget {
  readonly all: boolean;
  readonly write: boolean;
  readonly output: string | undefined;
  /** See `recordingFolder`. */
  readonly record: string | boolean | undefined;
  readonly learning: boolean;
}

/** `colloquy suggest FILE:PLACE` or `FILE --all`: verified suggestions, and on request the file with them in place. */
export async function suggestCommand(
  argument: string,
  options: SuggestCommandOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
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
  const results: HoleSuggestions[] = [];
  for (const [at, hole] of chosen.value.entries()) {
    context.terminal.progress(
      `hole ${at + 1} of ${chosen.value.length}: ${placeText(open.file.shown, open.file.text, hole.start)}`,
    );
    const result = await searchHole({ open, hole, budget: options, context, history });
    context.signal.throwIfAborted();
    results.push(result);
    if (!context.options.json) showHole({ open, result, all: options.all }, context);
  }
  const written =
    options.write || options.output !== undefined
      ? await writeSuggestions(open, results, { ...options, context })
      : undefined;
  if (written?.kind === "error") return written;
  // Unasked only where something was taken; that is what the person's consent speaks of.
  const recording =
    options.record !== undefined || written ? recordingFolder(options.record, open.file.path) : undefined;
  if (recording) {
    const recorded = await recordSuggestions(recording, { open, results, written: written !== undefined });
    if (recorded.kind === "error") return recorded;
  }
  finish({ open, results, written: written?.value, all: options.all }, context);
  if (written?.value && written.value.recheck !== "ok")
    return ok(written.value.recheck === "errors" ? exitCodes.leanSaysNo : exitCodes.noAnswer);
  return ok(
    results.some((result) => result.suggestions.length > 0) || results.length === 0
      ? exitCodes.ok
      : exitCodes.leanSaysNo,
  );
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
    `${place}  ${holeWords[result.hole.kind]}  ${targetLine(result.goalsBefore, Math.max(20, context.terminal.columns - place.length - 12))}`,
  );
  if (result.problem !== undefined) context.terminal.out(`  nothing to try: ${result.problem}`);
  const shown = all ? result.suggestions.slice(0, 1) : result.suggestions;
  for (const { candidate, verdict, learned } of shown) {
    context.terminal.out(resultLine(candidate, verdict));
    if (learned?.why !== undefined) context.terminal.out(`${" ".repeat(46)}${learned.why}`);
    if (!all)
      for (const goal of verdict.goalsAfter ?? [])
        context.terminal.out(`${" ".repeat(46)}${targetLine([goal], context.terminal.columns - 48)}`);
  }
  if (shown.length === 0 && result.problem === undefined)
    context.terminal.out(
      `  nothing verified in ${Math.round(result.elapsedMs / 1000)} s (${result.screened} candidates tried)`,
    );
  for (const { tactic, reason } of result.disagreements)
    context.terminal.err(`  passed the screen but not the gate: ${tactic} (${reason})`);
}

interface Finished {
  readonly open: OpenFile;
  readonly results: readonly HoleSuggestions[];
  readonly written: Written | undefined;
  readonly all: boolean;
}

function finish({ open, results, written, all }: Finished, context: CommandContext): void {
  const closed = results.filter((result) => result.suggestions[0]?.verdict.kind === "proved").length;
  if (context.options.json) {
    const output: Output<"suggest"> = {
      schemaVersion: 1,
      command: "suggest",
      file: open.file.path,
      engine: open.lean.engine,
      holes: results.map((result) => ({
        hole: holeJson(result.hole, open.file.text),
        problem: result.problem ?? null,
        goalsBefore: result.goalsBefore.map(goalJson),
        screened: result.screened,
        elapsedMs: result.elapsedMs,
        suggestions: result.suggestions.map(({ candidate, verdict }) => checkedJson(candidate, verdict)),
        disagreements: result.disagreements.map(({ tactic, reason }) => ({ tactic, reason })),
      })),
      closed,
      written: written ?? null,
    };
    context.terminal.out(JSON.stringify(output));
    return;
  }
  if (all)
    context.terminal.out(`${closed} of ${results.length} holes closed with verified proofs (${open.lean.engine})`);
  if (!written) return;
  context.terminal.out(writtenText(written));
}
