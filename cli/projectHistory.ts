import type { HistoryRanking } from "../core/ranking/historyRanking.ts";
import { openRanking } from "../store/ranking/projectRanking.ts";
import { recordingFolder } from "./recordingFolder.ts";

export interface HistoryOptions {
  /** False with `--no-learning`. */
  readonly learning: boolean;
  /** See `recordingFolder`. */
  readonly record: string | boolean | undefined;
}

/** What the episodes of the project around a file have taught; undefined where nothing is recorded or learning is off. */
export async function projectHistory(
  file: string,
  { learning, record }: HistoryOptions,
  signal: AbortSignal,
): Promise<HistoryRanking | undefined> {
  // Noting nothing of one call is no reason to forget what was noted before.
  const place = learning ? recordingFolder(record === false ? undefined : record, file) : undefined;
  if (!place) return undefined;
  const { ranking, decisions } = await openRanking(place.folder, { isOn: true, signal });
  return decisions > 0 ? ranking : undefined;
}
