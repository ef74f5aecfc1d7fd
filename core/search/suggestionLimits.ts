/** Limits at one hole and for a single question, the same for every door. */
export const suggestionLimits = {
  candidateTimeoutMs: 5000,
  harvestTimeoutMs: 12_000,
  proofsWanted: 3,
  stepsWanted: 5,
} as const;
