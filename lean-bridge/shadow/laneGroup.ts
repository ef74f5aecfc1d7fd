import type { LeanSession } from "../session/leanSession.ts";
import { ShadowLane } from "./shadowLane.ts";

export interface LaneGroupOptions {
  readonly session: LeanSession;
  /** Of the real document. */
  readonly uri: string;
  /** The number of the first lane; no two lanes of a document may have the same. */
  readonly first: number;
  readonly size: number;
}

/** Lanes that do the same kind of work. A question goes to a lane that is free, else it waits for the next one. */
export class LaneGroup {
  readonly #lanes: ShadowLane[] = [];
  readonly #free: ShadowLane[] = [];
  readonly #waiting: ((lane: ShadowLane) => void)[] = [];
  readonly #options: LaneGroupOptions;

  constructor(options: LaneGroupOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#options.size;
  }

  has(uri: string): boolean {
    return this.#lanes.some((lane) => lane.uri === uri);
  }

  /**
   * Runs `work` with a lane of its own. Lanes are started when they are first needed. Who takes a question back while
   * it waits for a lane gets `ifCancelled` at once.
   */
  async withLane<Value>(
    work: (lane: ShadowLane) => Promise<Value>,
    cancelling?: { readonly signal: AbortSignal; readonly ifCancelled: Value },
  ): Promise<Value> {
    const lane = await this.#take(cancelling?.signal);
    if (!lane && cancelling) return cancelling.ifCancelled;
    if (!lane) throw new Error("no lane was given");
    try {
      return await work(lane);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(lane);
      else this.#free.push(lane);
    }
  }

  #take(signal: AbortSignal | undefined): Promise<ShadowLane | undefined> {
    if (signal?.aborted) return Promise.resolve(undefined);
    const free = this.#free.pop();
    if (free) return Promise.resolve(free);
    if (this.#lanes.length < this.size) {
      const { session, uri, first } = this.#options;
      const lane = new ShadowLane(session, shadowUri(uri, first + this.#lanes.length));
      this.#lanes.push(lane);
      return Promise.resolve(lane);
    }
    return new Promise((resolve) => {
      const give = (lane: ShadowLane): void => {
        signal?.removeEventListener("abort", giveUp);
        resolve(lane);
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(give), 1);
        resolve(undefined);
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(give);
    });
  }

  close(): void {
    for (const lane of this.#lanes) lane.close();
  }
}

/** Beside the real file, so that Lean resolves it like its neighbour; the name cannot be a module of the project. */
function shadowUri(uri: string, number: number): string {
  return uri.replace(/(\.lean)?$/u, `.colloquy-shadow-${number}.lean`);
}
