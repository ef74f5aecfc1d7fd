/**
 * Those that share an edit share its time, and one edit that runs out of it is asked again candidate by candidate, which
 * costs far more. Heartbeats bound each of them; the clock is for what does not count them.
 */
export const shareMs = 700;
/** So many questions without an answer, one after the other, mean that there is no Lean any more. */
export const silenceMeansGone = 24;
/** A move that ran out of heartbeats is tried again later, with more. */
export const allowances = [
  { factor: 4, cost: 1 },
  { factor: 16, cost: 2.5 },
] as const;
/** A move that got no answer is tried again, behind those of the same cost. */
export const unansweredCost = 0.01;
/** A whole proof has all that its steps had. */
export const wholeFactor = 32;

const usualBatch = 12;
/** The closers that answer at once are asked by themselves: beside something slow they would have to wait. */
const firstBatches = [
  { untilCalls: 1, size: 1 },
  { untilCalls: 8, size: 6 },
] as const;

/** The number of moves that may share the next edit, after `calls` questions. */
export function batchSize(calls: number): number {
  return firstBatches.find(({ untilCalls }) => calls < untilCalls)?.size ?? usualBatch;
}
