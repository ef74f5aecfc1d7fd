/** A proof with the index of its first wrong step (-1 if none) and the guess. */
export interface FirstErrorItem {
  readonly truth: number;
  /** Undefined if the answer could not be read; it counts as wrong. */
  readonly guess: number | undefined;
}

export interface FirstErrorScores {
  readonly erroneous: number;
  readonly clean: number;
  /** The share of wrong proofs whose first wrong step was found. */
  readonly erroneousAccuracy: number | undefined;
  readonly cleanAccuracy: number | undefined;
  /** Harmonic mean of both, as in ProcessBench (arXiv 2412.06559). */
  readonly f1: number | undefined;
}

export function firstErrorScores(items: readonly FirstErrorItem[]): FirstErrorScores {
  const erroneous = items.filter(({ truth }) => truth >= 0);
  const clean = items.filter(({ truth }) => truth < 0);
  const accuracy = (list: readonly FirstErrorItem[]): number | undefined =>
    list.length === 0 ? undefined : list.filter(({ truth, guess }) => truth === guess).length / list.length;
  const [ofErroneous, ofClean] = [accuracy(erroneous), accuracy(clean)];
  const sum = (ofErroneous ?? 0) + (ofClean ?? 0);
  const f1 =
    ofErroneous === undefined || ofClean === undefined ? undefined : sum === 0 ? 0 : (2 * ofErroneous * ofClean) / sum;
  return {
    erroneous: erroneous.length,
    clean: clean.length,
    erroneousAccuracy: ofErroneous,
    cleanAccuracy: ofClean,
    f1,
  };
}

/** A situation with the floor's decision and the model's choice. */
export interface TurnItem {
  readonly truth: "speak" | "wait";
  /** The person is busy: speaking would be a barge-in. */
  readonly isPersonBusy: boolean;
  readonly guess: "speak" | "wait" | undefined;
}

export interface TurnScores {
  /** The share of situations with a busy person in which the model speaks. */
  readonly bargeIn: number | undefined;
  /** The share of the other situations without need of a turn in which it speaks. */
  readonly unneeded: number | undefined;
  /** The share of situations in which a turn is due and it is silent. */
  readonly missed: number | undefined;
}

export function turnScores(items: readonly TurnItem[]): TurnScores {
  const rate = (list: readonly TurnItem[], guess: TurnItem["guess"]): number | undefined =>
    list.length === 0 ? undefined : list.filter((item) => item.guess === guess).length / list.length;
  const waiting = items.filter(({ truth }) => truth === "wait");
  const due = items.filter(({ truth }) => truth === "speak");
  const spoken = rate(due, "speak");
  return {
    bargeIn: rate(
      waiting.filter(({ isPersonBusy }) => isPersonBusy),
      "speak",
    ),
    unneeded: rate(
      waiting.filter(({ isPersonBusy }) => !isPersonBusy),
      "speak",
    ),
    missed: spoken === undefined ? undefined : 1 - spoken,
  };
}
