/** How much is looked for at one hole, and how long a single question may take, whoever asks. */
export const suggestionLimits = {
  candidateTimeoutMs: 5000,
  harvestTimeoutMs: 12_000,
  proofsWanted: 3,
  stepsWanted: 5,
} as const;
