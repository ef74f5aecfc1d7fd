/** One thing was better than another at the same goal; both as words (`pairFeatures`). */
export interface Preference {
  readonly better: readonly string[];
  readonly worse: readonly string[];
  /** 1 for a plain one; less where position or chance may have decided. */
  readonly weight: number;
}

const rate = 0.25;
const decay = 0.0005;
/** With so many preferences seen, the learned order counts half; before that the prior decides. */
const halfway = 50;
/** Words that have come to mean nothing are forgotten, so that the memory stays bounded. */
const mostWords = 40_000;

/** Bradley-Terry by logistic regression on the difference of two sets of words, learned one preference at a time. */
export class PairwiseRanker {
  readonly #weights = new Map<string, number>();
  #seen = 0;

  get seen(): number {
    return this.#seen;
  }

  get weights(): ReadonlyMap<string, number> {
    return this.#weights;
  }

  /** Between 0 (nothing learned) and 1. */
  get trust(): number {
    return this.#seen / (this.#seen + halfway);
  }

  restore(weights: ReadonlyMap<string, number>, seen: number): void {
    this.#weights.clear();
    for (const [word, weight] of weights) this.#weights.set(word, weight);
    this.#seen = seen;
  }

  learn({ better, worse, weight }: Preference): void {
    const probability = 1 / (1 + Math.exp(this.score(worse) - this.score(better)));
    const step = rate * weight * (1 - probability);
    for (const word of better) this.#move(word, step);
    for (const word of worse) this.#move(word, -step);
    this.#seen += 1;
    if (this.#weights.size > mostWords) this.#forget();
  }

  #move(word: string, by: number): void {
    const now = this.#weights.get(word) ?? 0;
    this.#weights.set(word, now * (1 - decay) + by);
  }

  #forget(): void {
    const sizes = [...this.#weights.values()].map(Math.abs).toSorted((left, right) => left - right);
    const least = sizes[Math.floor(sizes.length / 4)] ?? 0;
    for (const [word, weight] of this.#weights) if (Math.abs(weight) <= least) this.#weights.delete(word);
  }

  /** Log odds against a thing of which nothing is known. */
  score(words: readonly string[]): number {
    return words.reduce((sum, word) => sum + (this.#weights.get(word) ?? 0), 0);
  }

  /** The words that speak most for or against. */
  reasons(words: readonly string[], count: number): readonly string[] {
    return words
      .filter((word) => this.#weights.has(word))
      .toSorted((left, right) => Math.abs(this.#weights.get(right) ?? 0) - Math.abs(this.#weights.get(left) ?? 0))
      .slice(0, count);
  }
}
