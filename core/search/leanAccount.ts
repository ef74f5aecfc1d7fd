/** Counts questions to Lean, and the time in which at least one of them is open. */
export class LeanAccount {
  calls = 0;
  readonly #now: () => number;
  #finishedMs = 0;
  #open = 0;
  #sinceMs = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get busyMs(): number {
    return this.#finishedMs + (this.#open > 0 ? this.#now() - this.#sinceMs : 0);
  }

  async during<Value>(ask: () => Promise<Value>): Promise<Value> {
    if (this.#open === 0) this.#sinceMs = this.#now();
    this.#open += 1;
    try {
      return await ask();
    } finally {
      this.#open -= 1;
      if (this.#open === 0) this.#finishedMs += this.#now() - this.#sinceMs;
    }
  }
}
