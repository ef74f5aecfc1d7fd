import type { EpisodeRecord } from "../core/episode/episodeRecord.ts";

/**
 * Merges the records of several files by time. Within a file the written order is kept, even if the clock ran
 * backwards: a record counts as no earlier than those before it.
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
  // The sort is stable, so that the file that was begun first comes first at equal times.
  return timed.toSorted((one, other) => one.latest - other.latest).map(({ record }) => record);
}
