/** Search, ranking and the lookup of lemmas: as large as a fifth of the rest, and loaded when somebody asks. */
export { HistoryRanking } from "../../core/ranking/historyRanking.ts";
export { searchWithHistory } from "../../core/search/historyMoves.ts";
export { ProofSearch } from "../../core/search/proofSearch.ts";
export { decisionsOf } from "../../core/search/searchDecisions.ts";
export { defaultSearch } from "../../core/search/searchEvents.ts";
export { suggest } from "../../core/search/suggest.ts";
export { LemmaFinder } from "../../lean-bridge/search/lemmaFinder.ts";
