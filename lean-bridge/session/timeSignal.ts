/** A timer takes no more; longer than three weeks nothing of ours waits. */
const longestTimeMs = 2 ** 31 - 1;

/** Fires after a time, which may be a fraction of a millisecond or longer than a timer can be. */
export function timeSignal(ms: number): AbortSignal {
  return AbortSignal.timeout(Math.min(Math.max(Math.ceil(ms), 0), longestTimeMs));
}
