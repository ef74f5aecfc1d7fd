import { answerOf, type EpisodeState } from "../episodeState.ts";
import type { Counts, Measure, MeasureFamily } from "./measure.ts";
import { shareMeasure } from "./measure.ts";

/**
 * As in ProcessBench (arXiv 2412.06559): an episode's steps are taken in order, Lean's verdicts give the first wrong
 * one, and the first critique is the guess. Critiques are also compared with Lean one by one.
 */
export const errorDetection: MeasureFamily = { counts: errorCounts, measures: errorMeasures };

function errorCounts(episode: EpisodeState): Counts {
  const answered = episode.steps.filter(({ lean }) => answerOf(lean.verdict) !== "unknown");
  const critiques = critiqueTargets(episode);
  const firstWrong = answered.findIndex(({ lean }) => answerOf(lean.verdict) === "no");
  const predicted = answered.findIndex(({ utterance }) => critiques.has(utterance.id));
  const isWrong = firstWrong !== -1;
  const isFound = firstWrong === predicted;
  const refuted = new Set(
    answered.filter(({ lean }) => answerOf(lean.verdict) === "no").map(({ utterance }) => utterance.id),
  );
  const aimed = answered.filter(({ utterance }) => critiques.has(utterance.id));
  const confirmed = aimed.filter(({ utterance }) => refuted.has(utterance.id));
  return {
    "episodes with an error": answered.length > 0 && isWrong ? 1 : 0,
    "errors found": answered.length > 0 && isWrong && isFound ? 1 : 0,
    "episodes without": answered.length > 0 && !isWrong ? 1 : 0,
    "left in peace": answered.length > 0 && !isWrong && isFound ? 1 : 0,
    criticised: aimed.length,
    refuted: refuted.size,
    confirmed: confirmed.length,
    "ahead of Lean": confirmed.filter(({ utterance }) => critiques.get(utterance.id) === "before Lean").length,
  };
}

/** The criticised utterances, with the order of the first critique and Lean's first word. */
function critiqueTargets({ records }: EpisodeState): ReadonlyMap<string, "before Lean" | "after Lean"> {
  const judged = new Set<string>();
  const targets = new Map<string, "before Lean" | "after Lean">();
  for (const { event, utterance, types } of records) {
    if (event === "judged" && utterance !== null) judged.add(utterance);
    for (const { type, target } of types)
      if (type === "critique" && target !== null && !targets.has(target))
        targets.set(target, judged.has(target) ? "after Lean" : "before Lean");
  }
  return targets;
}

function errorMeasures(sums: Counts): readonly Measure[] {
  const wrong = shareMeasure("error detection: accuracy where there is an error", sums, [
    "errors found",
    "episodes with an error",
  ]);
  const clean = shareMeasure("error detection: accuracy where there is none", sums, [
    "left in peace",
    "episodes without",
  ]);
  return [
    wrong,
    clean,
    harmonicMean("error detection: F1", wrong, clean),
    shareMeasure("critique precision", sums, ["confirmed", "criticised"]),
    shareMeasure("critique recall", sums, ["confirmed", "refuted"]),
    shareMeasure("critiques ahead of Lean", sums, ["ahead of Lean", "confirmed"]),
  ];
}

function harmonicMean(name: string, one: Measure, other: Measure): Measure {
  const cases = one.cases + other.cases;
  if (one.value === null || other.value === null) return { name, value: null, cases };
  const sum = one.value + other.value;
  return { name, value: sum === 0 ? 0 : (2 * one.value * other.value) / sum, cases };
}
