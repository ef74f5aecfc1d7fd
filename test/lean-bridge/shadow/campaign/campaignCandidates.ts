import fc from "fast-check";
import { noTactics } from "../../../fakes/noTactics.ts";
import type { Goal } from "../../../../core/lean/goal.ts";
import { chooseMutations, stepMutations } from "../../../../core/lean/stepMutation.ts";
import { stepCandidates } from "../../../../core/search/stepCandidates.ts";
import { trapCandidates } from "./campaignTexts.ts";

export interface PlaceForCandidates {
  /** The original steps at the place. */
  readonly own: readonly string[];
  /** Steps of other places of the file. */
  readonly others: readonly string[];
  readonly goal: Goal;
  readonly documentBefore: string;
}

/** Random candidates of each kind, each of which may be right or wrong at the place; the same for one seed. */
export function campaignCandidates(place: PlaceForCandidates, count: number, seed: number): readonly string[] {
  const { own, others, goal, documentBefore } = place;
  const names = goal.hypotheses.flatMap((hypothesis) => hypothesis.names).filter((name) => !name.includes("✝"));
  const mutants = own.flatMap((text, at) => chooseMutations(stepMutations(text, names), 3, seed + at));
  const usual = stepCandidates({ goal, documentBefore, tactics: noTactics }).candidates.map(({ text }) => text);
  const pool = [
    ...own,
    ...mutants.map(({ text }) => text),
    ...sample(usual, 3, seed),
    ...sample(others, 2, seed),
    ...sample(trapCandidates, 1, seed),
  ];
  return sample([...new Set(pool)], count, seed);
}

export function sample<Item>(items: readonly Item[], count: number, seed: number): readonly Item[] {
  const length = Math.min(count, items.length);
  const chosen = fc.shuffledSubarray([...items], { minLength: length, maxLength: length });
  return fc.sample(chosen, { numRuns: 1, seed })[0] ?? [];
}
