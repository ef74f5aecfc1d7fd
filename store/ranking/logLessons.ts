import { rm } from "node:fs/promises";
import { join } from "node:path";
import { episodeStateOf } from "../../core/episode/episodeState.ts";
import { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import { EpisodeIndex } from "../episodeIndex.ts";
import { episodeDecisions } from "./episodeDecisions.ts";
import { LearnedFile } from "./learnedFile.ts";
import type { Lesson } from "./learnedOrder.ts";
import { LearnedOrder } from "./learnedOrder.ts";

/** The oldest episodes of a larger log are ignored; the ranking keeps at most 20,000 steps. */
const mostEpisodes = 5000;

/** The learned order of a workspace folder, for callers that may load the ranking's code from the start. */
export function learnedOrderOf(folder: string, warn: (words: string) => void = () => undefined): LearnedOrder {
  return new LearnedOrder({ file: new LearnedFile(folder), newRanking: () => new HistoryRanking(), warn });
}

/**
 * Brings the learned order of a workspace folder up to date with its log. An unreadable log teaches nothing; this is
 * not an error for a person who asked for suggestions.
 */
export async function learnFromLog(order: LearnedOrder, folder: string, signal: AbortSignal): Promise<void> {
  using index = await EpisodeIndex.open(folder, signal);
  await order.learnLessons((episodes) =>
    index.ids.slice(-mostEpisodes).flatMap((id) => {
      signal.throwIfAborted();
      return lessonsOf(index, id, episodes.get(id) ?? 0);
    }),
  );
}

function lessonsOf(index: EpisodeIndex, episode: string, known: number): readonly Lesson[] {
  const records = index.records(episode);
  if (records.length <= known) return [];
  const decisions = episodeDecisions(episodeStateOf(episode, records)).filter(({ lastRecord }) => lastRecord >= known);
  return [{ episode, records: records.length, decisions }];
}

/** Forgets what was learned; the next opening learns from the remaining log. */
export async function forgetLearned(folder: string): Promise<void> {
  await learnedOrderOf(folder).forgetWithLog();
  // The file of earlier versions.
  await rm(join(folder, ".colloquy", "ranking.json"), { force: true });
}
