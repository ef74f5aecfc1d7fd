import { execFile } from "node:child_process";
import { promisify } from "node:util";

const isLean = /\b(?:lean|lake|colloquy-lean)\b/u;

/**
 * The resident memory, in bytes, of the Lean servers and workers of this window, including those of the Lean 4
 * extension; undefined if the system has no `ps`.
 */
export async function leanMemory(): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,rss=,args="], { maxBuffer: 1e8 });
    return memoryBelow(process.pid, stdout);
  } catch {
    return undefined;
  }
}

/**
 * Sums a process table (`pid ppid kilobytes command`): Lean processes below `ancestor`, and all that they started.
 * @internal
 */
export function memoryBelow(ancestor: number, table: string): number {
  const rows = table.split("\n").flatMap((line) => {
    const [, pid, parent, kilobytes, command = ""] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/u.exec(line) ?? [];
    return pid === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), kilobytes: Number(kilobytes), command }];
  });
  const children = new Map<number, (typeof rows)[number][]>();
  for (const row of rows) children.set(row.parent, [...(children.get(row.parent) ?? []), row]);
  const below = (pid: number, isInLean: boolean): number =>
    (children.get(pid) ?? []).reduce((sum, row) => {
      const counts = isInLean || isLean.test(row.command);
      return sum + (counts ? row.kilobytes * 1024 : 0) + below(row.pid, counts);
    }, 0);
  return below(ancestor, false);
}
