/**
 * Those that share an edit share its time, and one edit that runs out of it is asked again candidate by candidate, which
 * costs far more. Heartbeats bound each of them; the clock is for what does not count them.
 */
export const shareMs = 700;
/** So many questions without an answer, one after the other, mean that there is no Lean any more. */
export const silenceMeansGone = 24;
/** What ran out of its heartbeats is tried again with more, later. */
export const allowances = [
  { factor: 4, cost: 1 },
  { factor: 16, cost: 2.5 },
] as const;
/** What got no answer is tried again among its like. */
export const unansweredCost = 0.01;
/** A whole proof has all that its steps had. */
export const wholeFactor = 32;

const usualBatch = 12;
/** What closes a goal at once is asked for by itself: beside something slow its answer would have to wait. */
const firstBatches = [
  { untilCalls: 1, size: 1 },
  { untilCalls: 8, size: 6 },
] as const;

/** How many moves may share the next edit, when so many questions have been asked. */
export function batchSize(calls: number): number {
  return firstBatches.find(({ untilCalls }) => calls < untilCalls)?.size ?? usualBatch;
}
