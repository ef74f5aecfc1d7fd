import type { HistoryRanking } from "../core/ranking/historyRanking.ts";
import { LearnedFile } from "../store/ranking/learnedFile.ts";
import { learnedOrderOf, learnFromLog } from "../store/ranking/logLessons.ts";
import { recordingFolder } from "./recordingFolder.ts";

export interface HistoryOptions {
  /** False with `--no-learning`. */
  readonly learning: boolean;
  /** See `recordingFolder`. */
  readonly record: string | boolean | undefined;
}

/**
 * What was learned in the workspace around a file, here or in the editor, and what the episodes of its log add to it;
 * undefined where there is nothing, or learning is off.
 */
export async function projectHistory(
  file: string,
  { learning, record }: HistoryOptions,
  signal: AbortSignal,
): Promise<HistoryRanking | undefined> {
  if (!learning) return undefined;
  // Noting nothing of one call is no reason to forget what was noted before.
  const recorded = recordingFolder(record === false ? undefined : record, file)?.folder;
  const folder = recorded ?? LearnedFile.folderAbove(file);
  if (folder === undefined) return undefined;
  const order = learnedOrderOf(folder);
  if (recorded !== undefined) await learnFromLog(order, recorded, signal);
  const ranking = await order.ranking();
  return ranking.isOn && ranking.storedSteps + ranking.preferences > 0 ? ranking : undefined;
}
