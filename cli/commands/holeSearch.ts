import type { Goal } from "../../core/lean/goal.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { goalsAfterOf } from "../../core/lean/verdict.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { HistoryRanking, LearnedScore } from "../../core/ranking/historyRanking.ts";
import { learnedTotal } from "../../core/ranking/learnedTotal.ts";
import type { SuggestEvent, Suggestion } from "../../core/search/suggest.ts";
import { suggest } from "../../core/search/suggest.ts";
import { workTime } from "../../lean-bridge/search/workTime.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import { goalsBehind } from "./prove/proofRun.ts";
import type { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import type { CommandContext } from "../command.ts";

/** How much is looked for at one hole. */
export interface SearchBudget {
  readonly budgetMs: number;
  readonly candidateTimeoutMs: number;
  readonly harvestTimeoutMs: number;
  readonly proofsWanted: number;
  readonly stepsWanted: number;
}

export interface HoleSuggestions {
  readonly hole: Hole;
  readonly checker?: DocumentHoleChecker;
  /** What puts the best proof into the file, behind those of the goals before it. */
  readonly edit?: TextEdit;
  /** How many goals of the hole are left behind the best proof. */
  readonly goalsLeft: number;
  readonly problem?: string;
  /** What was thrown where nothing should be; the suggestions are those found by then. */
  readonly defect?: unknown;
  readonly goalsBefore: readonly Goal[];
  readonly screened: number;
  readonly elapsedMs: number;
  /** Verified, proofs first; then what history speaks for, and short before long. */
  readonly suggestions: readonly RankedSuggestion[];
  readonly disagreements: readonly { readonly tactic: string; readonly reason: string }[];
  /** The first few that Lean turned down. */
  readonly failures: readonly Suggestion[];
}

export interface RankedSuggestion extends Suggestion {
  /** What this project's history says about it; absent where nothing is learned from. */
  readonly learned?: LearnedScore;
}

/** So many show what does not work here; more would only say the same again. */
const failuresKept = 8;

interface HoleTask {
  /** The text in which the hole stands. */
  readonly document: ProofDocument;
  readonly hole: Hole;
  readonly budget: SearchBudget;
  readonly context: CommandContext;
  readonly history: HistoryRanking | undefined;
}

/**
 * Searches one hole, and where a proof of its first goal leaves other goals of the same block, these behind it. A defect
 * ends the search at the hole and is in the last result.
 */
export async function* searchGoals(
  task: HoleTask & { readonly goesOn: boolean },
): AsyncGenerator<HoleSuggestions, undefined> {
  const { hole, document: first } = task;
  let [document, here] = [first, hole];
  for (;;) {
    const result = await searchOrDefect({ ...task, document, hole: here });
    const { edit } = result;
    const { options } = document;
    if (!edit) return void (yield { ...result, hole });
    const text = applyEdits(options.text, [edit]);
    yield { ...result, hole, edit: wholeEdit(first.options.text, text, hole) };
    if (!task.goesOn || result.goalsLeft === 0 || task.context.signal.aborted) return;
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

async function searchOrDefect(task: HoleTask): Promise<HoleSuggestions> {
  try {
    return await searchHole(task);
  } catch (defect) {
    const nothing = { goalsBefore: [], goalsLeft: 0, screened: 0, elapsedMs: 0 };
    return { hole: task.hole, defect, ...nothing, suggestions: [], disagreements: [], failures: [] };
  }
}

/** Searches one hole until the budget is spent or enough is found. */
async function searchHole({ document, hole, budget, context, history }: HoleTask): Promise<HoleSuggestions> {
  const nothing = {
    hole,
    goalsBefore: [],
    goalsLeft: 0,
    screened: 0,
    suggestions: [],
    disagreements: [],
    failures: [],
  };
  const opening = performance.now();
  const opened = await document.openHole(hole, context.signal);
  if (opened.kind === "error") return { ...nothing, problem: opened.problem.message, elapsedMs: msSince(opening) };
  const checker = opened.value;
  // Reading the file up to the hole is not the search's time.
  const started = performance.now();
  const options = { ...budget, history, ...workTime(budget.budgetMs) };
  const { suggestions, ...found } = await heard(suggest(checker, options, context.signal));
  checker.dispose();
  const sorted = ranked(suggestions, checker.goalsBefore, history).toSorted(bestFirst);
  const [best] = sorted;
  const proof = best?.verdict.kind === "proved" ? best : undefined;
  return {
    hole,
    checker,
    goalsBefore: checker.goalsBefore,
    elapsedMs: msSince(started),
    suggestions: sorted,
    ...found,
    ...(proof ? { edit: checker.insertion(proof.candidate.text, 0) } : {}),
    goalsLeft: proof ? goalsBehind(hole, checker.goalsBefore, proof.verdict) : 0,
  };
}

function msSince(started: number): number {
  return Math.round(performance.now() - started);
}

type Heard = Pick<HoleSuggestions, "screened" | "suggestions" | "disagreements" | "failures" | "defect">;

/** What a search says until it ends; where a defect ends it, what was verified before stays verified. */
async function heard(events: AsyncIterable<SuggestEvent>): Promise<Heard> {
  const suggestions = new Map<string, Suggestion>();
  const disagreements: { tactic: string; reason: string }[] = [];
  const failures: Suggestion[] = [];
  let screened = 0;
  const noted = (): Heard => ({ screened, suggestions: [...suggestions.values()], disagreements, failures });
  try {
    for await (const event of events) {
      if (event.kind === "screened") {
        screened += 1;
        if (isTurnedDown(event.verdict) && failures.length < failuresKept)
          failures.push({ candidate: event.candidate, verdict: event.verdict });
      } else if (event.kind === "disagreement") {
        disagreements.push({ tactic: event.candidate.text, reason: event.gated.reason ?? event.gated.kind });
      } else if (event.kind === "withdrawn") {
        const { candidate, verdict } = event.suggestion;
        suggestions.delete(candidate.text);
        disagreements.push({ tactic: candidate.text, reason: verdict.reason ?? verdict.kind });
      } else suggestions.set(event.suggestion.candidate.text, event.suggestion);
    }
    return noted();
  } catch (defect) {
    return { ...noted(), defect };
  }
}

/** Lean had its say, and it was no; a timeout says nothing. */
function isTurnedDown({ kind }: Verdict): boolean {
  return kind === "failed" || kind === "refused" || kind === "noProgress";
}

function ranked(
  suggestions: readonly Suggestion[],
  [goal]: readonly Goal[],
  history: HistoryRanking | undefined,
): readonly RankedSuggestion[] {
  if (!goal || !history) return suggestions;
  const score = history.at(goal);
  return suggestions.map((suggestion) => ({ ...suggestion, learned: score(suggestion.candidate.text) }));
}

/** The texts in the order in which they would stand if nothing had been learned. */
export function fixedOrder(suggestions: readonly RankedSuggestion[]): readonly string[] {
  const plain = suggestions.map(({ candidate, verdict }) => ({ candidate, verdict }));
  return plain.toSorted(bestFirst).map(({ candidate }) => candidate.text);
}

function bestFirst(left: RankedSuggestion, right: RankedSuggestion): number {
  const isStep = (suggestion: Suggestion): number => (suggestion.verdict.kind === "proved" ? 0 : 1);
  const goals = (suggestion: Suggestion): number => goalsAfterOf(suggestion.verdict)?.length ?? 0;
  const learned = ({ learned: score }: RankedSuggestion): number => (score ? learnedTotal(score) : 0);
  return (
    isStep(left) - isStep(right) ||
    goals(left) - goals(right) ||
    learned(right) - learned(left) ||
    left.candidate.text.length - right.candidate.text.length
  );
}
