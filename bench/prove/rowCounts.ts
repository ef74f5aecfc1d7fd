import * as z from "zod";
import { moveRows } from "../../core/search/moves/table.ts";
import type { ProofSearch } from "../../core/search/proofSearch.ts";
import type { ProofEvent } from "../../core/search/proofAttempt.ts";
import { solvedBelow } from "../../core/search/tree/stepGoals.ts";

/**
 * For one row of the table of moves: the number of times it was tried, made a step, and was part of the proof found.
 */
const RowCountSchema = z.strictObject({ tried: z.int(), accepted: z.int(), onPath: z.int(), ms: z.number() });
type RowCount = z.infer<typeof RowCountSchema>;

/** Keyed by the row's id; `ms` is the move's share of the questions that included it. */
export const RowCountsSchema = z.record(z.string(), RowCountSchema);
export type RowCounts = z.infer<typeof RowCountsSchema>;

/** Counts the events of a search. */
export class RowCounter {
  readonly counts: RowCounts = {};

  hear(event: ProofEvent, search: ProofSearch): void {
    if (event.kind === "tried") {
      const count = this.#of(event.move.row);
      count.tried += 1;
      count.ms += event.elapsedMs;
      if (event.step !== undefined) count.accepted += 1;
    }
    if (event.kind !== "ended" || event.end.kind !== "proved") return;
    for (const { solution } of solvedBelow(search.tree.root)) if (solution) this.#of(solution.move.row).onPath += 1;
  }

  #of(row: string): RowCount {
    return (this.counts[row] ??= { tried: 0, accepted: 0, onPath: 0, ms: 0 });
  }
}

/** The lines of the table, most useful rows first; rows that were never tried are included. */
export function rowLines(all: readonly RowCounts[]): readonly string[] {
  const cells = (row: string, values: readonly string[]): string =>
    [row.padEnd(32), ...values.map((value) => value.padStart(9))].join(" ");
  const sums = [...summed(all)].toSorted(
    ([, one], [, other]) => other.onPath - one.onPath || other.accepted - one.accepted,
  );
  return [
    cells("row", ["tried", "accepted", "on path", "seconds"]),
    ...sums.map(([row, { tried, accepted, onPath, ms }]) =>
      cells(row, [String(tried), String(accepted), String(onPath), (ms / 1000).toFixed(1)]),
    ),
  ];
}

function summed(all: readonly RowCounts[]): ReadonlyMap<string, RowCount> {
  const none: RowCount = { tried: 0, accepted: 0, onPath: 0, ms: 0 };
  const rows = moveRows.filter(({ door }) => door !== "suggest");
  const sums = new Map<string, RowCount>(rows.map(({ id }) => [id, none]));
  for (const [row, count] of all.flatMap((counts) => Object.entries(counts))) {
    const { tried, accepted, onPath, ms } = sums.get(row) ?? none;
    sums.set(row, {
      tried: tried + count.tried,
      accepted: accepted + count.accepted,
      onPath: onPath + count.onPath,
      ms: ms + count.ms,
    });
  }
  return sums;
}
