/** A proof of which a step may be wrong: where the first wrong one is (-1: none), and what was guessed. */
export interface FirstErrorItem {
  readonly truth: number;
  /** Undefined: no answer that could be read; it counts as wrong. */
  readonly guess: number | undefined;
}

export interface FirstErrorScores {
  readonly erroneous: number;
  readonly clean: number;
  /** Of the erroneous, with exactly the right step. */
  readonly erroneousAccuracy: number | undefined;
  readonly cleanAccuracy: number | undefined;
  /** Harmonic mean of both, as ProcessBench has it (arXiv 2412.06559). */
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

/** A situation with what the floor decides and what the model would do. */
export interface TurnItem {
  readonly truth: "speak" | "wait";
  /** The person is busy: speaking would be a barge-in. */
  readonly isPersonBusy: boolean;
  readonly guess: "speak" | "wait" | undefined;
}

export interface TurnScores {
  /** Of the situations in which the person is busy, those in which the model speaks. */
  readonly bargeIn: number | undefined;
  /** Of the others in which nobody needs a turn, those in which it speaks. */
  readonly unneeded: number | undefined;
  /** Of those in which a turn is due, those in which it is silent. */
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
