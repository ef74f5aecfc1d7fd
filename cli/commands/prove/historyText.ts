import { parseGoal } from "../../../core/lean/goal.ts";
import type { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import type { SearchRecord } from "../../../core/search/searchEvents.ts";

const mostReasons = 3;

/** Which steps of a proof history had a say in, and why. */
export function historyLines({ steps, goals }: SearchRecord, history: HistoryRanking): readonly string[] {
  const lines = steps.flatMap(({ state, parent, move }) => {
    const goal = goals[parent];
    const why = state === "solved" && goal ? history.at(parseGoal(goal.text))(move.text).why : undefined;
    return why === undefined ? [] : [`${move.text.split("\n")[0]}: ${why}`];
  });
  return [...new Set(lines)].slice(0, mostReasons);
}
