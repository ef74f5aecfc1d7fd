import type { EpisodeRecord } from "../core/episode/episodeRecord.ts";

/**
 * The records of several files as one list, by time. Within a file their order is the order in which they were written,
 * whatever the clock said: a record counts as no earlier than those before it.
 */
export function inWrittenOrder(files: readonly (readonly EpisodeRecord[])[]): readonly EpisodeRecord[] {
  if (files.length <= 1) return files[0] ?? [];
  const timed = files.flatMap((records) => {
    let latest = Number.NEGATIVE_INFINITY;
    return records.map((record) => {
      latest = Math.max(latest, record.timeMs);
      return { record, latest };
    });
  });
  // The sort is stable, so that the file that was begun first comes first where the times are equal.
  return timed.toSorted((one, other) => one.latest - other.latest).map(({ record }) => record);
}
