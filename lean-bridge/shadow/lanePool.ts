import type { LeanSession } from "../session/leanSession.ts";
import { ShadowLane } from "./shadowLane.ts";

/** A few lanes for one real document. Work goes to a lane that is free, else it waits for the next one. */
export class LanePool {
  readonly #lanes: ShadowLane[] = [];
  readonly #free: ShadowLane[] = [];
  readonly #waiting: ((lane: ShadowLane) => void)[] = [];
  readonly session: LeanSession;
  readonly #uri: string;
  readonly size: number;

  constructor(session: LeanSession, uri: string, size: number) {
    this.session = session;
    this.#uri = uri;
    this.size = size;
  }

  /** Runs `work` with a lane of its own. Lanes are started when they are first needed. */
  async withLane<Value>(work: (lane: ShadowLane) => Promise<Value>): Promise<Value> {
    const lane = await this.#take();
    try {
      return await work(lane);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(lane);
      else this.#free.push(lane);
    }
  }

  #take(): Promise<ShadowLane> {
    const free = this.#free.pop();
    if (free) return Promise.resolve(free);
    if (this.#lanes.length < this.size) {
      const lane = new ShadowLane(this.session, shadowUri(this.#uri, this.#lanes.length + 1));
      this.#lanes.push(lane);
      return Promise.resolve(lane);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Which Lean answers, for verdicts. */
  get engine(): string {
    return this.session.engine;
  }

  get restarts(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.restarts, 0);
  }

  close(): void {
    for (const lane of this.#lanes) lane.close();
  }
}

/** Beside the real file, so that Lean resolves it like its neighbour; the name cannot be a module of the project. */
function shadowUri(uri: string, number: number): string {
  return uri.replace(/(\.lean)?$/u, `.colloquy-shadow-${number}.lean`);
}
