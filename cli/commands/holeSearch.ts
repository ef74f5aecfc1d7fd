import type { Goal } from "../../core/lean/goal.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { HistoryRanking, LearnedScore } from "../../core/ranking/historyRanking.ts";
import { learnedTotal } from "../../core/ranking/learnedTotal.ts";
import type { Suggestion } from "../../core/search/suggest.ts";
import { suggest } from "../../core/search/suggest.ts";
import type { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import type { CommandContext, OpenFile } from "./context.ts";

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
  readonly problem?: string;
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
  readonly open: OpenFile;
  readonly hole: Hole;
  readonly budget: SearchBudget;
  readonly context: CommandContext;
  readonly history: HistoryRanking | undefined;
}

/** Searches one hole until the budget is spent or enough is found. */
export async function searchHole({ open, hole, budget, context, history }: HoleTask): Promise<HoleSuggestions> {
  const started = performance.now();
  const elapsedMs = (): number => Math.round(performance.now() - started);
  const nothing = { hole, goalsBefore: [], screened: 0, suggestions: [], disagreements: [], failures: [] };
  const opened = await open.document.openHole(hole, context.signal);
  if (opened.kind === "error") return { ...nothing, problem: opened.problem.message, elapsedMs: elapsedMs() };
  const suggestions = new Map<string, Suggestion>();
  const disagreements: { tactic: string; reason: string }[] = [];
  const failures: Suggestion[] = [];
  let screened = 0;
  const options = { ...budget, history, deadline: AbortSignal.timeout(budget.budgetMs) };
  for await (const event of suggest(opened.value, options, context.signal)) {
    if (event.kind === "screened") {
      screened += 1;
      if (isTurnedDown(event.verdict) && failures.length < failuresKept)
        failures.push({ candidate: event.candidate, verdict: event.verdict });
    }
    if (event.kind === "suggested" || event.kind === "raised")
      suggestions.set(event.suggestion.candidate.text, event.suggestion);
    if (event.kind === "withdrawn") {
      const { candidate, verdict } = event.suggestion;
      suggestions.delete(candidate.text);
      disagreements.push({ tactic: candidate.text, reason: verdict.reason ?? verdict.kind });
    }
    if (event.kind === "disagreement")
      disagreements.push({ tactic: event.candidate.text, reason: event.gated.reason ?? event.gated.kind });
  }
  opened.value.dispose();
  return {
    ...nothing,
    checker: opened.value,
    goalsBefore: opened.value.goalsBefore,
    screened,
    elapsedMs: elapsedMs(),
    suggestions: ranked([...suggestions.values()], opened.value.goalsBefore, history).toSorted(bestFirst),
    disagreements,
    failures,
  };
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

function bestFirst(left: RankedSuggestion, right: RankedSuggestion): number {
  const isStep = (suggestion: Suggestion): number => (suggestion.verdict.kind === "proved" ? 0 : 1);
  const goals = (suggestion: Suggestion): number => suggestion.verdict.goalsAfter?.length ?? 0;
  const learned = ({ learned: score }: RankedSuggestion): number => (score ? learnedTotal(score) : 0);
  return (
    isStep(left) - isStep(right) ||
    goals(left) - goals(right) ||
    learned(right) - learned(left) ||
    left.candidate.text.length - right.candidate.text.length
  );
}
