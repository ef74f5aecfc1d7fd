import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { openProcessConnection } from "../lean-bridge/connection/processConnection.ts";
import type { MemoryLimit } from "../lean-bridge/session/memoryWatch.ts";
import { LeanSession } from "../lean-bridge/session/leanSession.ts";

const script = resolve(import.meta.dirname, "../dist/cli/colloquy-lean.js");

export function embeddedCommandLine(args: readonly string[]): {
  readonly command: string;
  readonly args: readonly string[];
} {
  return { command: process.execPath, args: [script, ...args] };
}

/** A session on the embedded Lean in a server of its own. `reportDelayMs` is Lean's floor under every edit (its default is 200). */
export function embeddedSession(options: {
  readonly cwd: string;
  readonly reportDelayMs: number;
  readonly memory?: MemoryLimit;
}): LeanSession {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const launch = embeddedCommandLine([`-Dserver.reportDelayMs=${options.reportDelayMs}`, "--server"]);
  return new LeanSession(
    (signal) => openProcessConnection({ ...launch, cwd: options.cwd, env, engine: "embedded Lean" }, null, signal),
    options.memory,
  );
}

/** Ids of the Lean processes below this test process (Linux). */
export function leanProcesses(): readonly number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/u.test(entry)) continue;
    const parent = parentOf(entry);
    if (parent !== undefined) parents.set(Number(entry), parent);
  }
  const isOurs = (pid: number): boolean => {
    for (let at = parents.get(pid); at !== undefined && at > 1; at = parents.get(at))
      if (at === process.pid) return true;
    return false;
  };
  return [...parents.keys()].filter((pid) => isOurs(pid) && commandLine(pid).includes("host.cjs"));
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /su, "")
        .split(" ")[1],
    );
  } catch {
    return undefined;
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
