/** Search, ranking and the lookup of lemmas: as large as a fifth of the rest, and loaded on first use. */
export { HistoryRanking } from "../../core/ranking/historyRanking.ts";
export { ProofAttempt, usualSearch } from "../../core/search/proofAttempt.ts";
export { decisionsOf } from "../../core/search/searchDecisions.ts";
export { suggest } from "../../core/search/suggest.ts";
export { LemmaFinder } from "../../lean-bridge/search/lemmaFinder.ts";
