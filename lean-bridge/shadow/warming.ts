import type { DeclarationWord } from "./declarationWord.ts";
import { firstUse, firstUseCommand } from "./firstUse.ts";
import type { HoleContext } from "./holeContext.ts";
import { textBefore } from "./holeContext.ts";
import type { Screening } from "./screening.ts";

/** Questions that are asked ahead of the first candidate at a hole. */
export class Warming {
  readonly #context: HoleContext;
  readonly #screening: Screening;
  readonly #word: DeclarationWord;

  constructor(context: HoleContext, screening: Screening, word: DeclarationWord) {
    this.#context = context;
    this.#screening = screening;
    this.#word = word;
  }

  /** Begins, on the lane that is not asked for candidates, what the first gate would have to wait for. */
  async lookAhead(signal: AbortSignal): Promise<void> {
    const { clean, screening } = this.#context.pool;
    if (clean !== screening) await this.#standAtGate(signal);
  }

  /**
   * Resolves when Lean stands at the hole on the lanes for candidates and for the gate. Of the lanes for candidates so
   * many as are asked for are made ready.
   */
  async ready(signal: AbortSignal, lanes: number): Promise<void> {
    const { pool, settings } = this.#context;
    const limits = { timeoutMs: settings.baselineTimeoutMs };
    const step = pool.hasUsedTactics ? "skip" : firstUse;
    const atGate = this.lookAhead(signal);
    // Texts that are all different, so that each is a question of its own and takes a lane.
    const size = Math.min(lanes, pool.screening.size);
    const texts = Array.from({ length: size }, (_, at) => `${step}${"\nskip".repeat(at)}`);
    await Promise.all([...texts.map((text) => this.#screening.screen([text], limits, signal)), atGate]);
    pool.hasUsedTactics = true;
  }

  async #standAtGate(signal: AbortSignal): Promise<void> {
    const { situation, settings, pool } = this.#context;
    await pool.clean.withLane(
      async (lane) => {
        if (!pool.hasUsedTactics)
          await lane.settle(textBefore(situation) + firstUseCommand, settings.baselineTimeoutMs, signal);
        await this.#word.before(lane, signal);
      },
      { signal, ifCancelled: undefined },
    );
  }
}
