import type { EpisodeState, OfferedList } from "../episodeState.ts";
import { isAccepted } from "../episodeState.ts";
import type { Counts, Measure, MeasureFamily } from "./measure.ts";
import { shareMeasure } from "./measure.ts";

/**
 * The rank of the chosen step, in the order shown and in the fixed order of the same list. The order was shown before
 * the choice was known, so the evaluation is prequential: predict first, learn afterwards.
 */
export const ranking: MeasureFamily = { counts: rankCounts, measures: rankMeasures };

function rankCounts({ steps, offered }: EpisodeState): Counts {
  const ranks = steps.flatMap(({ utterance, lean }) => {
    if (!isAccepted(utterance)) return [];
    const list = offered.findLast(({ goalHash }) => goalHash === lean.goalHash);
    const shown = list?.candidates.find(({ tactic }) => tactic === utterance.tactic)?.shownRank;
    return list && shown !== undefined ? [{ shown, fixed: fixedRank(list, utterance.tactic) }] : [];
  });
  const sum = (value: (rank: (typeof ranks)[number]) => number): number =>
    ranks.reduce((total, rank) => total + value(rank), 0);
  return {
    taken: ranks.length,
    "1 / shown": sum(({ shown }) => 1 / shown),
    "1 / fixed": sum(({ fixed }) => 1 / fixed),
    "shown first": sum(({ shown }) => +(shown === 1)),
    "fixed first": sum(({ fixed }) => +(fixed === 1)),
    "shown in five": sum(({ shown }) => +(shown <= 5)),
    "fixed in five": sum(({ fixed }) => +(fixed <= 5)),
    "calls saved": sum(({ shown, fixed }) => fixed - shown),
  };
}

/** The rank by the score without history; if none was recorded, the order shown was the fixed one. */
function fixedRank({ candidates }: OfferedList, tactic: string): number {
  const fixed = candidates.toSorted(
    (one, other) => (other.scorePrior ?? 0) - (one.scorePrior ?? 0) || one.shownRank - other.shownRank,
  );
  return fixed.findIndex((candidate) => candidate.tactic === tactic) + 1;
}

function rankMeasures(sums: Counts): readonly Measure[] {
  return [
    shareMeasure("ranker: mean reciprocal rank", sums, ["1 / shown", "taken"]),
    shareMeasure("fixed order: mean reciprocal rank", sums, ["1 / fixed", "taken"]),
    shareMeasure("ranker: hit at 1", sums, ["shown first", "taken"]),
    shareMeasure("fixed order: hit at 1", sums, ["fixed first", "taken"]),
    shareMeasure("ranker: hit at 5", sums, ["shown in five", "taken"]),
    shareMeasure("fixed order: hit at 5", sums, ["fixed in five", "taken"]),
    shareMeasure("Lean calls saved by the ranker for each step taken", sums, ["calls saved", "taken"]),
  ];
}
