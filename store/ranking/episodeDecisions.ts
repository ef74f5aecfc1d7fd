import type { EpisodeState, EpisodeStep } from "../../core/episode/episodeState.ts";
import { answerOf, isAccepted } from "../../core/episode/episodeState.ts";
import { parseGoal } from "../../core/lean/goal.ts";
import type { Decision } from "../../core/ranking/historyRanking.ts";
import type { Outcome } from "../../core/ranking/preferences.ts";

/** The attempts at one goal of an episode, and the index of the last record about it. */
export interface EpisodeDecision extends Decision {
  readonly lastRecord: number;
}

/**
 * Returns what can be learned from an episode: for each goal the accepted steps, the verified steps that were passed
 * over with their rank in the list, and the steps that Lean rejected. Steps without an answer, and those refused by the
 * gate, are left out.
 */
export function episodeDecisions(state: EpisodeState): readonly EpisodeDecision[] {
  const goals = new Map<string, { readonly text: string; readonly outcomes: Map<string, Outcome> }>();
  const at = (goalBefore: readonly string[]): Map<string, Outcome> | undefined => {
    const [text] = goalBefore;
    if (text === undefined) return undefined;
    const known = goals.get(text) ?? { text, outcomes: new Map<string, Outcome>() };
    goals.set(text, known);
    return known.outcomes;
  };
  for (const { goalBefore, candidates } of state.offered)
    for (const { tactic, shownRank, verdict } of candidates)
      if (verdict.kind === "proved" || verdict.kind === "progress")
        at(goalBefore)?.set(tactic, { tactic, kind: "verified", shownRank });
  for (const step of state.steps) {
    const outcomes = at(step.lean.goalBefore);
    const { tactic } = step.utterance;
    const kind = outcomeOf(step);
    const shownRank = outcomes?.get(tactic)?.shownRank;
    if (kind) outcomes?.set(tactic, { tactic, kind, ...(shownRank === undefined ? {} : { shownRank }) });
  }
  return [...goals.values()].map(({ text, outcomes }) => ({
    goal: parseGoal(text),
    declaration: state.declaration,
    outcomes: [...outcomes.values()],
    lastRecord: lastAbout(state, text),
  }));
}

function outcomeOf({ utterance, lean }: EpisodeStep): Outcome["kind"] | undefined {
  const answer = answerOf(lean.verdict);
  if (answer === "yes") return isAccepted(utterance) ? "accepted" : "verified";
  return answer === "no" && lean.verdict?.kind !== "refused" ? "rejected" : undefined;
}

/** A decision is a separate record that names only the utterance. */
function lastAbout({ records, steps }: EpisodeState, goal: string): number {
  const utterances = new Set(
    steps.filter(({ lean }) => lean.goalBefore[0] === goal).map(({ utterance }) => utterance.id),
  );
  return records.findLastIndex(
    ({ utterance, content }) =>
      content?.lean.goalBefore[0] === goal || (utterance !== null && utterances.has(utterance)),
  );
}
