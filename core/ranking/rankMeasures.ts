/** Measures of how early the right one stood in the lists that were offered. */
export interface RankMeasures {
  readonly lists: number;
  /** Mean of 1 / rank; a list without the right one counts 0. */
  readonly mrr: number;
  readonly hitAt1: number;
  readonly hitAt5: number;
}

/** `ranks` count from 1; undefined where the right one was not in the list. */
export function rankMeasures(ranks: readonly (number | undefined)[]): RankMeasures {
  const mean = (value: (rank: number) => number): number =>
    ranks.length === 0
      ? 0
      : ranks.reduce<number>((sum, rank) => sum + (rank === undefined ? 0 : value(rank)), 0) / ranks.length;
  return {
    lists: ranks.length,
    mrr: mean((rank) => 1 / rank),
    hitAt1: mean((rank) => (rank <= 1 ? 1 : 0)),
    hitAt5: mean((rank) => (rank <= 5 ? 1 : 0)),
  };
}
