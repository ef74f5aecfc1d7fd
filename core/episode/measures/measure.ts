import type { EpisodeState } from "../episodeState.ts";

/** Sums over one episode or many, by name. They add up, so a log of any length is measured in one pass. */
export type Counts = Readonly<Record<string, number>>;

/** A measured value with its number of cases; null if there was no case. docs/EPISODES.md defines each. */
export interface Measure {
  readonly name: string;
  readonly value: number | null;
  readonly cases: number;
}

/** A group of measures: the counts of one episode, and the values computed from the sums. */
export interface MeasureFamily {
  readonly counts: (episode: EpisodeState) => Counts;
  readonly measures: (sums: Counts) => readonly Measure[];
}

export function withCounts(sums: Counts, more: Counts): Counts {
  const added: Record<string, number> = { ...sums };
  for (const [name, count] of Object.entries(more)) added[name] = (added[name] ?? 0) + count;
  return added;
}

export function countOf(sums: Counts, name: string): number {
  return sums[name] ?? 0;
}

/** The share of `part` in `whole`, both named among the sums. */
export function shareMeasure(
  name: string,
  sums: Counts,
  [part, whole]: readonly [part: string, whole: string],
): Measure {
  const cases = countOf(sums, whole);
  return { name, value: cases === 0 ? null : countOf(sums, part) / cases, cases };
}
