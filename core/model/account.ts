import type { TokenUsage } from "./chatModel.ts";

/** What a model costs, in any currency, for a million tokens. */
export interface Price {
  readonly promptPerMillion: number;
  readonly completionPerMillion: number;
}

export interface Budget {
  /** Prompts and answers together. */
  readonly maxTokens?: number;
  /** In the currency of the prices; counts only models whose price is known. */
  readonly maxCost?: number;
}

export interface AccountLine {
  readonly model: string;
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Undefined where the price is not known. */
  readonly cost: number | undefined;
  /** At least one count is ours and not the server's. */
  readonly isEstimated: boolean;
}

/** Tokens and cost of one episode. A budget stops further calls; a call that has begun is not cut off. */
export class Account {
  #budget: Budget;
  #prices: Readonly<Record<string, Price>>;
  readonly #lines = new Map<string, AccountLine>();

  constructor(budget: Budget = {}, prices: Readonly<Record<string, Price>> = {}) {
    this.#budget = budget;
    this.#prices = prices;
  }

  /** What holds from now on, as when a setting is changed; what was spent before stays, at the prices of then. */
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

  /** Why no further call may be made, if that is so. */
  get spent(): string | undefined {
    const { maxTokens, maxCost } = this.#budget;
    if (maxTokens !== undefined && this.tokens >= maxTokens) return `${this.tokens} of ${maxTokens} tokens`;
    if (maxCost !== undefined && this.cost >= maxCost) return `${this.cost.toFixed(4)} of ${maxCost}`;
    return undefined;
  }
}
