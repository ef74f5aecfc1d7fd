import type { Goal } from "../lean/goal.ts";
import type { Verdict } from "../lean/verdict.ts";
import type { HistoryRanking } from "../ranking/historyRanking.ts";
import type { SuggestEvent, Suggestion } from "./suggest.ts";
import type { OfferedSuggestion, ScoreOfTactic } from "./suggestionOrder.ts";
import { fixedOrder, offeredOrder } from "./suggestionOrder.ts";

/** The screen said yes and the gate no, or the axioms of a suggestion took it back. */
export interface Disagreement {
  readonly tactic: string;
  readonly reason: string;
}

/** A person learns nothing new from more of them. */
const failuresKept = 8;

/** The list of suggestions as a person is to see it, kept up to date by a search's events, and the rejected candidates. */
export class SuggestionList {
  readonly goalsBefore: readonly Goal[];
  readonly disagreements: Disagreement[] = [];
  /** The first few that Lean rejected. */
  readonly failures: Suggestion[] = [];
  readonly #score: ScoreOfTactic | undefined;
  readonly #suggestions = new Map<string, Suggestion>();
  screened = 0;

  constructor(goalsBefore: readonly Goal[], history?: HistoryRanking) {
    this.goalsBefore = goalsBefore;
    const [goal] = goalsBefore;
    this.#score = goal && history?.at(goal);
  }

  take(event: SuggestEvent): void {
    switch (event.kind) {
      case "screened":
        return this.#screened(event);
      case "disagreement":
        return this.#disagreed(event.candidate.text, event.gated);
      case "withdrawn":
        this.#suggestions.delete(event.suggestion.candidate.text);
        return this.#disagreed(event.suggestion.candidate.text, event.suggestion.verdict);
      case "suggested":
      case "raised":
        this.#suggestions.set(event.suggestion.candidate.text, event.suggestion);
    }
  }

  #screened(screened: Suggestion): void {
    this.screened += 1;
    const { candidate, verdict } = screened;
    if (isRejected(verdict) && this.failures.length < failuresKept) this.failures.push({ candidate, verdict });
  }

  #disagreed(tactic: string, verdict: Verdict): void {
    this.disagreements.push({ tactic, reason: verdict.reason ?? verdict.kind });
  }

  /** The suggestions that hold, the best first. */
  get offered(): readonly OfferedSuggestion[] {
    return offeredOrder([...this.#suggestions.values()], this.#score);
  }

  get fixedOrder(): readonly string[] {
    return fixedOrder([...this.#suggestions.values()]);
  }
}

/** True if Lean answered no; a timeout is no answer. */
function isRejected({ kind }: Verdict): boolean {
  return kind === "failed" || kind === "refused" || kind === "noProgress";
}
