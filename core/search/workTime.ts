/** Fires after so many milliseconds; time comes from outside of core. */
export type Timer = (afterMs: number) => AbortSignal;

/** The time for one hole, as signals that every question to Lean below it takes. */
export interface WorkTime {
  /** From here on nothing new is tried; a part of the time is left to verify what has been found. */
  readonly deadline: AbortSignal;
  /** From here on nothing is verified either: soon behind the budget. */
  readonly end: AbortSignal;
}

const verifyingShare = 0.12;
const mostVerifyingMs = 3000;
/** A proof that is at the gate when the time is over may still pass it. */
export const graceMs = 1500;

/** Begins now. */
export function workTime(budgetMs: number, timer: Timer): WorkTime {
  const forVerifying = Math.min(budgetMs * verifyingShare, mostVerifyingMs);
  return { deadline: timer(budgetMs - forVerifying), end: timer(budgetMs + graceMs) };
}
