import type { ProcessRow } from "../connection/processTable.ts";
import { descendants, readProcessTable } from "../connection/processTable.ts";

/** How much memory a worker may take, and what reads and ends processes; the defaults are this computer's. */
export interface MemoryLimit {
  /** Asked at each look, in MB. */
  readonly maxWorkerMb: () => number;
  readonly intervalMs: number;
  readonly readTable?: () => Promise<readonly ProcessRow[]>;
  readonly kill?: (pid: number) => void;
}

interface Watched {
  readonly serverPid: number;
  /** The documents whose workers may be ended; a person's own documents are not among them. */
  readonly uris: () => readonly string[];
  /** Called before the worker is ended, so that what it leaves unanswered can be explained. */
  readonly onExceeded: (uri: string, reason: string) => void;
}

/**
 * Lean's own limits count allocations, not what is held, and a worker that swallows the computer's memory takes the
 * editor with it. Lean starts one process for each document, below its server and with the document's URI as the last
 * argument (`startFileWorker` in Lean/Server/Watchdog.lean), so that the process table shows which of them is whose.
 */
export class MemoryWatch {
  readonly #limit: MemoryLimit;
  readonly #watched: Watched;
  readonly #timer: NodeJS.Timeout;
  #isLooking = false;

  constructor(limit: MemoryLimit, watched: Watched) {
    this.#limit = limit;
    this.#watched = watched;
    this.#timer = setInterval(() => {
      // A table that cannot be read is no reason to end anything.
      this.look().catch(() => undefined);
    }, limit.intervalMs);
    this.#timer.unref();
  }

  /** Ends the workers that are above the limit now. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const table = await (this.#limit.readTable ?? thisComputer)();
      for (const row of descendants(table, this.#watched.serverPid)) this.#judge(row);
    } finally {
      this.#isLooking = false;
    }
  }

  #judge({ pid, memoryMb, commandLine }: ProcessRow): void {
    const maxMb = this.#limit.maxWorkerMb();
    const uri = this.#watched.uris().find((watched) => isWorkerOf(commandLine, watched));
    if (uri === undefined || memoryMb <= maxMb) return;
    this.#watched.onExceeded(uri, `Lean used more than ${Math.round(maxMb)} MB of memory`);
    (this.#limit.kill ?? end)(pid);
  }

  dispose(): void {
    clearInterval(this.#timer);
  }
}

function isWorkerOf(commandLine: string, uri: string): boolean {
  return commandLine.includes("--worker") && commandLine.endsWith(` ${uri}`);
}

const thisComputer = (): Promise<readonly ProcessRow[]> => readProcessTable(process.platform);

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Half of a computer's memory: room for a worker with a large library, and for everything else that runs. */
export function usualMemoryLimit(totalBytes: number): MemoryLimit {
  const maxMb = Math.max(3000, totalBytes / 2 ** 20 / 2);
  return { maxWorkerMb: () => maxMb, intervalMs: 2000 };
}
