import type { HistoryRanking, RankingParts } from "../ranking/historyRanking.ts";
import { learnedTotal } from "../ranking/learnedTotal.ts";
import { tagsOfText } from "./moves/foreignMoves.ts";
import type { GoalContext, Move, MoveSource } from "./moves/move.ts";
import type { SearchOptions } from "./searchEvents.ts";

const proposalsMade = 4;
/** History proposes among the first steps after the quick closing ones. */
const proposalCost = 0.7;

/** A ranking as options of a search: moves from history, and an adjustment of every move's cost. */
export function searchWithHistory(ranking: HistoryRanking): Pick<SearchOptions, "sources" | "adjust"> {
  return { sources: [historySource(ranking)], adjust: historyAdjustment(ranking) };
}

/** Steps that worked at similar goals, as a source of moves. */
function historySource(ranking: HistoryRanking): MoveSource {
  return ({ printed }) =>
    ranking.proposals(printed, proposalsMade).map(({ text, why }, at) => ({
      text,
      row: "history",
      tags: tagsOfText(text),
      cost: proposalCost + at * 0.1,
      why,
    }));
}

/** Adds to the prior cost of a move: less than 0 where it worked before, more where it was passed over. */
export function historyAdjustment(
  ranking: HistoryRanking,
  parts: RankingParts = "both",
): (context: Pick<GoalContext, "printed">, move: Pick<Move, "text">) => number {
  let known: { readonly goal: GoalContext["printed"]; readonly score: ReturnType<HistoryRanking["at"]> } | undefined;
  return ({ printed: goal }, { text }) => {
    if (known?.goal !== goal) known = { goal, score: ranking.at(goal, parts) };
    return -learnedTotal(known.score(text));
  };
}
