import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { seededRandom } from "../fixtures/generatedEpisodes.ts";
import { EpisodeIndex } from "../../store/episodeIndex.ts";
import { readEpisodes } from "../fixtures/readEpisodes.ts";

/** The long run makes a thousand (`COLLOQUY_KILLS=1000`, about ten minutes). */
const kills = Number(process.env["COLLOQUY_KILLS"] ?? 6);

/** Starts a writer, kills it at a random moment, and returns the ids of all events reported as written. */
async function killedWriter(folder: string, afterMs: number): Promise<readonly string[]> {
  const writer = join(import.meta.dirname, "endlessWriter.ts");
  const child = spawn(process.execPath, [writer, folder], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const closed = once(child, "close");
  while (!said.includes("\n")) await Promise.race([once(child.stdout, "data"), closed]);
  await delay(afterMs);
  child.kill("SIGKILL");
  await closed;
  // A line without its end was not fully reported.
  return said.split("\n").slice(0, -1);
}

test(`${kills} writers killed at random moments lose nothing that was committed, and every file is readable`, {
  timeout: 10_000 + kills * 2_500,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "colloquy-killed-"));
  const random = seededRandom(kills);
  const committed = new Set<string>();
  try {
    // Two at a time, like two windows.
    for (let at = 0; at < kills; at += 2)
      for (const ids of await Promise.all([0, 1].map(() => killedWriter(folder, random() * 60))))
        for (const id of ids) committed.add(id);
    const { episodes, problems } = await readEpisodes(folder);
    const kept = new Set(episodes.flatMap(({ records }) => records.map(({ utterance }) => utterance)));
    expect([...committed].filter((id) => !kept.has(id))).toEqual([]);
    expect(committed.size).toBeGreaterThan(kills);
    // A write cut short by the kill leaves a torn end, and nothing else is wrong.
    expect(problems.filter(({ kind }) => kind !== "torn")).toEqual([]);
    using index = await EpisodeIndex.open(folder, new AbortController().signal, 10_000);
    const indexed = index.ids.reduce((sum, id) => sum + index.records(id).length, 0);
    expect(indexed).toBe(episodes.reduce((sum, { records }) => sum + records.length, 0));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
