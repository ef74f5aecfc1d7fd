import { expect, test } from "vitest";
import type { ProcessRow } from "../../../lean-bridge/connection/processTable.ts";
import { parsePs } from "../../../lean-bridge/connection/processTable.ts";
import { MemoryWatch, usualMemoryLimit } from "../../../lean-bridge/session/memoryWatch.ts";

const server = 100;
const shadow = "file:///p/A.colloquy-shadow-1.lean";
const table: readonly ProcessRow[] = [
  { pid: server, parent: 1, memoryMb: 9000, commandLine: "lake serve --" },
  { pid: 101, parent: server, memoryMb: 9000, commandLine: "lean --server" },
  { pid: 102, parent: 101, memoryMb: 4001, commandLine: `lean --worker -DmaxRecDepth=1 ${shadow}` },
  { pid: 103, parent: 101, memoryMb: 9000, commandLine: "lean --worker file:///p/A.lean" },
  { pid: 104, parent: 101, memoryMb: 9000, commandLine: `less ${shadow}` },
  { pid: 105, parent: 1, memoryMb: 9000, commandLine: `lean --worker ${shadow}` },
];

async function endedBy(
  maxMb: number,
): Promise<{ readonly ended: readonly number[]; readonly reasons: readonly string[] }> {
  const ended: number[] = [];
  const reasons: string[] = [];
  const limit = {
    maxWorkerMb: () => maxMb,
    intervalMs: 6e4,
    readTable: () => Promise.resolve(table),
    kill: (pid: number) => void ended.push(pid),
  };
  const onExceeded = (uri: string, reason: string): void => void reasons.push(`${uri}: ${reason}`);
  const watch = new MemoryWatch(limit, { serverPid: server, uris: () => [shadow], onExceeded });
  await watch.look();
  watch.dispose();
  return { ended, reasons };
}

test("only the worker of a private document below our own server is ended, and only above the limit", async () => {
  expect(await endedBy(4000)).toEqual({ ended: [102], reasons: [`${shadow}: Lean used more than 4000 MB of memory`] });
  expect(await endedBy(4001)).toEqual({ ended: [], reasons: [] });
});

test("the table of a system without /proc", () => {
  const text = `    1     0   12345 /sbin/launchd\n  102   101 4097024 /t/bin/lean --worker ${shadow}\nnonsense\n`;
  expect(parsePs(text)).toEqual([
    { pid: 1, parent: 0, memoryMb: 12345 / 1024, commandLine: "/sbin/launchd" },
    { pid: 102, parent: 101, memoryMb: 4001, commandLine: `/t/bin/lean --worker ${shadow}` },
  ]);
});

test("a small computer leaves a worker enough for the core library", () => {
  expect(usualMemoryLimit(2 * 2 ** 30).maxWorkerMb()).toBe(3000);
  expect(usualMemoryLimit(64 * 2 ** 30).maxWorkerMb()).toBe(32 * 1024);
});
