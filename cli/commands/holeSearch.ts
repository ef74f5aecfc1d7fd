import type { Hole } from "../../core/lean/hole.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import type { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import type { SuggestOptions } from "../../core/search/suggest.ts";
import { suggest } from "../../core/search/suggest.ts";
import { suggestionLimits } from "../../core/search/suggestionLimits.ts";
import { SuggestionList } from "../../core/search/suggestionList.ts";
import { workTime } from "../../core/search/workTime.ts";
import { timeSignal } from "../../lean-bridge/session/timeSignal.ts";
import type { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";
import { goalsBehind } from "./prove/proofRun.ts";

/** The limits of the search at one hole. */
export interface SearchBudget extends Pick<SuggestOptions, "proofsWanted" | "stepsWanted"> {
  readonly budgetMs: number;
}

export interface HoleSuggestions {
  readonly hole: Hole;
  readonly checker?: DocumentHoleChecker;
  readonly found: SuggestionList;
  /** The edit that puts the best proof into the file, after the proofs of earlier goals. */
  readonly edit?: TextEdit;
  /** The number of the hole's goals that are left after the best proof. */
  readonly goalsLeft: number;
  readonly problem?: string;
  /** An exception that ended the search; the suggestions are those found by then. */
  readonly defect?: unknown;
  readonly elapsedMs: number;
}

interface HoleTask {
  /** The text in which the hole stands. */
  readonly document: ProofDocument;
  readonly hole: Hole;
  readonly budget: SearchBudget;
  readonly history: HistoryRanking | undefined;
}

/**
 * Searches one hole, and where a proof of its first goal leaves other goals of the same block, these behind it. A defect
 * ends the search at the hole and is in the last result.
 */
export async function* searchGoals(
  task: HoleTask & { readonly goesOn: boolean },
  signal: AbortSignal,
): AsyncGenerator<HoleSuggestions, undefined> {
  const { hole, document: first } = task;
  let [document, here] = [first, hole];
  for (;;) {
    const result = await searchHole({ ...task, document, hole: here }, signal);
    const { edit } = result;
    const { options } = document;
    if (!edit) return void (yield { ...result, hole });
    const text = applyEdits(options.text, [edit]);
    yield { ...result, hole, edit: wholeEdit(first.options.text, text, hole) };
    if (!task.goesOn || result.goalsLeft === 0 || signal.aborted) return;
    document = new ProofDocument({ ...options, pool: first.pool, text, version: options.version + 1 });
    const end = edit.start + edit.newText.length;
    here = { ...hole, start: end, end };
  }
}

/** One edit that makes `after` of `before`, at the hole at which they differ. */
function wholeEdit(before: string, after: string, { start, end }: Hole): TextEdit {
  const added = after.length - before.length;
  // A proof may go to a line of its own behind blanks that stand there.
  let from = start;
  while (before.slice(0, from) !== after.slice(0, from)) from -= 1;
  let to = end;
  while (before.slice(to) !== after.slice(to + added)) to += 1;
  return { start: from, end: to, newText: after.slice(from, to + added) };
}

/** Searches one hole until the budget is spent or enough is found; reading the file up to it is not the search's time. */
async function searchHole(
  { document, hole, budget, history }: HoleTask,
  signal: AbortSignal,
): Promise<HoleSuggestions> {
  let found = new SuggestionList([]);
  let checker: DocumentHoleChecker | undefined;
  let started = performance.now();
  const ended = (): HoleSuggestions => {
    const elapsedMs = Math.round(performance.now() - started);
    return { hole, found, goalsLeft: 0, elapsedMs, ...(checker && withProof(hole, checker, found)) };
  };
  try {
    const opened = await document.openHole(hole, signal);
    if (opened.kind === "error") return { ...ended(), problem: opened.problem.message };
    checker = opened.value;
    started = performance.now();
    found = new SuggestionList(checker.goalsBefore, history);
    const options = { ...suggestionLimits, ...budget, history, ...workTime(budget.budgetMs, timeSignal) };
    for await (const event of suggest(checker, options, signal)) found.take(event);
    return ended();
  } catch (defect) {
    return { ...ended(), defect };
  } finally {
    checker?.dispose();
  }
}

/** The edit of the best suggestion, if that is a proof. */
function withProof(
  hole: Hole,
  checker: DocumentHoleChecker,
  { offered: [best], goalsBefore }: SuggestionList,
): Pick<HoleSuggestions, "checker" | "edit"> & { readonly goalsLeft?: number } {
  if (best?.verdict.kind !== "proved") return { checker };
  const edit = checker.insertion(best.candidate.text, 0);
  return { checker, edit, goalsLeft: goalsBehind(hole, goalsBefore, best.verdict) };
}
