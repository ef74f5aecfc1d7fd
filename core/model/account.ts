import type { TokenUsage } from "./chatModel.ts";

/** Prices of a model for a million tokens, in any currency. */
export interface Price {
  readonly promptPerMillion: number;
  readonly completionPerMillion: number;
}

export interface Budget {
  /** For prompts and answers together. */
  readonly maxTokens?: number;
  /** In the currency of the prices; only models with a known price count. */
  readonly maxCost?: number;
}

export interface AccountLine {
  readonly model: string;
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Undefined if the price is unknown. */
  readonly cost: number | undefined;
  /** At least one count is our estimate and not the server's figure. */
  readonly isEstimated: boolean;
}

/** Tokens and cost of one episode. A budget prevents further calls; a call in progress is not cut off. */
export class Account {
  #budget: Budget;
  #prices: Readonly<Record<string, Price>>;
  readonly #lines = new Map<string, AccountLine>();

  constructor(budget: Budget = {}, prices: Readonly<Record<string, Price>> = {}) {
    this.#budget = budget;
    this.#prices = prices;
  }

  /** Sets the budget and prices for later calls, such as after a change of settings; earlier costs stay. */
  setTerms(budget: Budget, prices: Readonly<Record<string, Price>>): void {
    this.#budget = budget;
    this.#prices = prices;
  }

  add(model: string, usage: TokenUsage): void {
    const price = Object.hasOwn(this.#prices, model) ? this.#prices[model] : undefined;
    const before = this.#lines.get(model);
    const cost =
      price &&
      (usage.promptTokens * price.promptPerMillion + usage.completionTokens * price.completionPerMillion) / 1e6;
    this.#lines.set(model, {
      model,
      calls: (before?.calls ?? 0) + 1,
      promptTokens: (before?.promptTokens ?? 0) + usage.promptTokens,
      completionTokens: (before?.completionTokens ?? 0) + usage.completionTokens,
      cost: cost === undefined ? undefined : (before?.cost ?? 0) + cost,
      isEstimated: (before?.isEstimated ?? false) || usage.isEstimated,
    });
  }

  get lines(): readonly AccountLine[] {
    return [...this.#lines.values()];
  }

  get tokens(): number {
    return this.lines.reduce((sum, line) => sum + line.promptTokens + line.completionTokens, 0);
  }

  get cost(): number {
    return this.lines.reduce((sum, line) => sum + (line.cost ?? 0), 0);
  }

  /** The reason that no further call may be made; undefined while the budget lasts. */
  get spent(): string | undefined {
    const { maxTokens, maxCost } = this.#budget;
    if (maxTokens !== undefined && this.tokens >= maxTokens) return `${this.tokens} of ${maxTokens} tokens`;
    if (maxCost !== undefined && this.cost >= maxCost) return `${this.cost.toFixed(4)} of ${maxCost}`;
    return undefined;
  }
}
