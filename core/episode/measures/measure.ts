import type { EpisodeState } from "../episodeState.ts";

/** Sums of one episode or of many, by name; they add up, so that a log of any length is measured in one pass. */
export type Counts = Readonly<Record<string, number>>;

/** A measured value with how many cases it rests on; null where there was no case. docs/EPISODES.md defines each. */
export interface Measure {
  readonly name: string;
  readonly value: number | null;
  readonly cases: number;
}

/** What belongs together: how one episode counts, and what the sums say. */
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

/** `part` of `whole`, each by its name among the sums. */
export function shareMeasure(
  name: string,
  sums: Counts,
  [part, whole]: readonly [part: string, whole: string],
): Measure {
  const cases = countOf(sums, whole);
  return { name, value: cases === 0 ? null : countOf(sums, part) / cases, cases };
}
