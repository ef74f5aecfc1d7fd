import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import type { RankingSnapshot } from "../../../core/ranking/rankingSnapshot.ts";
import { historyAdjustment, historySource } from "../../../core/search/historyMoves.ts";
import type { SearchOptions } from "../../../core/search/searchEvents.ts";

/** What a snapshot adds to a search: moves from history, and its say on every move's cost. */
export function learnedSearch(snapshot: RankingSnapshot): Pick<SearchOptions, "sources" | "adjust"> {
  const ranking = new HistoryRanking();
  ranking.restore(snapshot.content);
  return { sources: [historySource(ranking)], adjust: historyAdjustment(ranking) };
}
