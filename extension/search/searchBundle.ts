/** Search and ranking: as large as a fifth of the rest, and loaded when somebody asks. */
export { HistoryRanking } from "../../core/ranking/historyRanking.ts";
export { historyAdjustment, historySource } from "../../core/search/historyMoves.ts";
export { ProofSearch } from "../../core/search/proofSearch.ts";
export { decisionsOf } from "../../core/search/searchDecisions.ts";
export { defaultSearch } from "../../core/search/searchEvents.ts";
