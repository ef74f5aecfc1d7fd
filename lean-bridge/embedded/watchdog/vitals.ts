import { readFileSync } from "node:fs";

/** Figures of a process by the system: the processor time it used in all, and the memory it has. */
export interface Vitals {
  readonly cpuSeconds: number;
  readonly rssMb: number;
}

const ticksPerSecond = 100;

/**
 * Reads Linux's /proc; undefined for a process that is gone and on other systems, where workers are therefore
 * watched neither for memory nor for an abandoned elaboration (the 2 GB limit of 32-bit memory still ends them).
 */
export function readVitals(pid: number): Vitals | undefined {
  try {
    return parseVitals(readFileSync(`/proc/${pid}/stat`, "utf8"), readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * From the texts of /proc/PID/stat and /proc/PID/status. The name in `stat` may hold blanks and parentheses.
 * @internal
 */
export function parseVitals(stat: string, status: string): Vitals | undefined {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const rssKb = /^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1];
  if (!Number.isFinite(ticks) || rssKb === undefined) return undefined;
  return { cpuSeconds: ticks / ticksPerSecond, rssMb: Number(rssKb) / 1024 };
}

/** Notices a process that keeps a core busy for `graceMs` of observations in a row during which it had no reason to. */
export class BusyWatch {
  readonly #graceMs: number;
  #since: { readonly atMs: number; readonly cpuSeconds: number } | undefined;

  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  /** `idle`: whether the process has nothing to do as far as we know. Returns true when it should be ended. */
  observe(observation: { readonly nowMs: number; readonly cpuSeconds: number; readonly idle: boolean }): boolean {
    const { nowMs, cpuSeconds, idle } = observation;
    const since = this.#since;
    if (!idle || since === undefined) {
      this.#since = idle ? { atMs: nowMs, cpuSeconds } : undefined;
      return false;
    }
    const elapsedMs = nowMs - since.atMs;
    if (elapsedMs < this.#graceMs) return false;
    this.#since = { atMs: nowMs, cpuSeconds };
    // A worker with nothing to do uses none at all; a busy one may have to share its core with others.
    return (cpuSeconds - since.cpuSeconds) * 1000 > 0.3 * elapsedMs;
  }
}

/** Notices a process that does nothing at all for `graceMs` of observations in a row although something is wanted of it. */
export class StallWatch {
  readonly #graceMs: number;
  #since: { readonly atMs: number; readonly cpuSeconds: number } | undefined;

  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  /** `waiting`: whether the process owes an answer. Returns true when it should be replaced. */
  observe(observation: { readonly nowMs: number; readonly cpuSeconds: number; readonly waiting: boolean }): boolean {
    const { nowMs, cpuSeconds, waiting } = observation;
    const since = this.#since;
    // One that has to share its core with many others still gets more than that; timers of its runtime take less.
    const works = since !== undefined && cpuSeconds - since.cpuSeconds > 0.03;
    if (!waiting || since === undefined || works) {
      this.#since = waiting ? { atMs: nowMs, cpuSeconds } : undefined;
      return false;
    }
    return nowMs - since.atMs >= this.#graceMs;
  }
}
