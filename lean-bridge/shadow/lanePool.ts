import type { Subscription } from "../connection/leanConnection.ts";
import type { LeanSession } from "../session/leanSession.ts";
import { FindingCache } from "./findingCache.ts";
import { ShadowLane } from "./shadowLane.ts";

/** A few lanes for one real document. Work goes to a lane that is free, else it waits for the next one. */
export class LanePool {
  readonly #lanes: ShadowLane[] = [];
  readonly #free: ShadowLane[] = [];
  readonly #waiting: ((lane: ShadowLane) => void)[] = [];
  readonly session: LeanSession;
  readonly #uri: string;
  readonly #subscription: Subscription;
  readonly size: number;
  /** What has been found out on these lanes and still holds. */
  readonly findings = new FindingCache();
  #importsChanged = 0;

  constructor(session: LeanSession, uri: string, size: number) {
    this.session = session;
    this.#uri = uri;
    this.size = size;
    this.#subscription = session.onEvent((event) => {
      if (event.kind === "stale-dependency" && this.#lanes.some((lane) => lane.uri === event.uri)) {
        this.#importsChanged += 1;
      }
      if (event.kind !== "unreadable") this.findings.clear();
    });
  }

  /** Counts how often Lean has said that something imported is no longer what it was. */
  get importsChanged(): number {
    return this.#importsChanged;
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
      const lane = new ShadowLane(this.session, shadowUri(this.#uri, this.#lanes.length + 1));
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

  /** Which Lean answers, for verdicts. */
  get engine(): string {
    return this.session.engine;
  }

  get restarts(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.restarts, 0);
  }

  close(): void {
    this.#subscription.dispose();
    for (const lane of this.#lanes) lane.close();
  }
}

/** Beside the real file, so that Lean resolves it like its neighbour; the name cannot be a module of the project. */
function shadowUri(uri: string, number: number): string {
  return uri.replace(/(\.lean)?$/u, `.colloquy-shadow-${number}.lean`);
}
