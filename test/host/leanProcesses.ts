import { execFileSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** The ids of the Lean servers that this extension host has started, directly or through another process. */
export function leanServers(): readonly number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8", maxBuffer: 1e8 });
  const rows = table.split("\n").flatMap((line) => {
    const found = /^\s*(?<pid>\d+)\s+(?<parent>\d+)\s+(?<command>.*)$/u.exec(line)?.groups;
    return found
      ? [{ pid: Number(found["pid"]), parent: Number(found["parent"]), command: found["command"] ?? "" }]
      : [];
  });
  const parents = new Map(rows.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === process.pid) return true;
    return false;
  };
  return rows
    .filter(({ pid, command }) => /colloquy-lean\.js.*--server/u.test(command) && isOurs(pid))
    .map(({ pid }) => pid);
}

/** Waits until a condition holds, or fails with its description. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 45_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (await holds()) return;
    await wait(50);
  }
  throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
}
