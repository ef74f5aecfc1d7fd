import { WorkerConnection } from "./workerConnection.ts";
import type { WatchdogPorts } from "./watchdogPorts.ts";

interface PoolSettings {
  readonly startWorker: WatchdogPorts["startWorker"];
  readonly stopGraceMs: number;
  readonly prewarm: boolean;
  readonly log: (line: string) => void;
}

/** All worker processes of one watchdog, so that none outlives it; at most one of them waits prewarmed. */
export class WorkerPool {
  readonly #settings: PoolSettings;
  readonly #living = new Set<WorkerConnection>();
  #waiting: { readonly folder: string | undefined; readonly worker: WorkerConnection } | undefined;
  #closed = false;

  constructor(settings: PoolSettings) {
    this.#settings = settings;
  }

  /** The prewarmed worker if it sees the right project, else a new one. */
  take(folder: string | undefined, uri: string): WorkerConnection {
    const waiting = this.#waiting;
    if (waiting !== undefined && waiting.folder === folder && !waiting.worker.ended) {
      this.#waiting = undefined;
      return waiting.worker;
    }
    return this.#start(folder, uri);
  }

  /** Starts a worker ahead of need; one that waits for another project gives way. */
  prewarm(folder: string | undefined): void {
    if (!this.#settings.prewarm || this.#closed) return;
    const waiting = this.#waiting;
    if (waiting?.folder === folder && waiting !== undefined) return;
    if (waiting !== undefined) this.release(waiting.worker);
    this.#waiting = { folder, worker: this.#start(folder, "file:///prewarmed.lean") };
  }

  /** Ends a worker in the background. */
  release(worker: WorkerConnection): void {
    void this.#stop(worker);
  }

  /**
   * Ends all workers; resolves when none is left. They are killed: a worker has nothing to save, and one that is still
   * starting does not hear a request to end before it has started.
   */
  async close(): Promise<void> {
    this.#closed = true;
    this.killAll();
    await Promise.all([...this.#living].map((worker) => this.#stop(worker)));
  }

  /** Kills all workers at once: for the last moment of the process. */
  killAll(): void {
    for (const worker of this.#living) worker.kill();
  }

  #start(folder: string | undefined, uri: string): WorkerConnection {
    const worker = new WorkerConnection(this.#settings.startWorker(folder, uri), this.#settings.log);
    this.#living.add(worker);
    void worker.exited.then(() => this.#living.delete(worker));
    return worker;
  }

  async #stop(worker: WorkerConnection): Promise<void> {
    if (!worker.ended) await worker.stop(this.#settings.stopGraceMs);
  }
}
