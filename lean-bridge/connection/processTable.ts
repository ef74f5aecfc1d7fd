import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** One process of this computer. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** Memory of its own in MB: on Linux without mapped files, which Lean's library is; elsewhere all that is resident. */
  readonly memoryMb: number;
  readonly commandLine: string;
}

/** The processes of this computer; empty where the system has no table that we can read (Windows). */
export async function readProcessTable(platform: NodeJS.Platform): Promise<readonly ProcessRow[]> {
  if (platform === "linux") return readProc();
  if (platform === "win32") return [];
  const { stdout } = await promisify(execFile)("ps", ["-axww", "-o", "pid=,ppid=,rss=,command="], {
    maxBuffer: 64 * 2 ** 20,
  });
  return parsePs(stdout);
}

/**
 * From the output of `ps -o pid=,ppid=,rss=,command=`; sizes there are in KB.
 * @internal
 */
export function parsePs(text: string): readonly ProcessRow[] {
  return text.split("\n").flatMap((line) => {
    const row = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/u.exec(line);
    if (!row) return [];
    return [
      { pid: Number(row[1]), parent: Number(row[2]), memoryMb: Number(row[3]) / 1024, commandLine: row[4] ?? "" },
    ];
  });
}

async function readProc(): Promise<readonly ProcessRow[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/u.test(name));
  const rows = await Promise.all(pids.map((pid) => readProcess(pid)));
  return rows.filter((row) => row !== undefined);
}

async function readProcess(pid: string): Promise<ProcessRow | undefined> {
  try {
    const [status, command] = await Promise.all(
      ["status", "cmdline"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8")),
    );
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+)`, "mu").exec(status ?? "")?.[1]);
    const commandLine = (command ?? "").replaceAll("\0", " ").trim();
    const memoryKb = (field("RssAnon") || 0) + (field("RssShmem") || 0);
    return { pid: Number(pid), parent: field("PPid"), memoryMb: memoryKb / 1024, commandLine };
  } catch {
    // It ended while we looked.
    return undefined;
  }
}

/** The processes below one, at any depth. */
export function descendants(table: readonly ProcessRow[], root: number): readonly ProcessRow[] {
  const below = new Set([root]);
  // A child may stand before its parent in the table, so this is repeated until nothing is added.
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { pid, parent } of table) if (below.has(parent)) below.add(pid);
  }
  return table.filter(({ pid }) => pid !== root && below.has(pid));
}
