import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generatedEpisode, seededRandom } from "../fixtures/generatedEpisodes.ts";
import { writeGeneratedLog } from "../fixtures/generatedLog.ts";
import { deleteEpisode } from "../../store/deleteEpisode.ts";
import { EpisodeIndex } from "../../store/episodeIndex.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { readEpisodes } from "../fixtures/readEpisodes.ts";
import { verifyLog } from "../../store/verifyLog.ts";

const { signal } = new AbortController();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-index-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Compares the index with a reading of everything. */
async function expectSameAsReading(): Promise<number> {
  const { episodes } = await readEpisodes(folder);
  using index = await EpisodeIndex.open(folder, signal, 20_000);
  expect(index.ids).toEqual(episodes.map(({ id }) => id));
  for (const { id, records } of episodes) expect(index.records(id)).toEqual(records);
  return episodes.length;
}

test("an index finds what reading everything finds, fresh, from the disk, and with lines behind it", async () => {
  const { bytes } = writeGeneratedLog(folder, { episodes: 20, files: 3 });
  expect(await expectSameAsReading()).toBe(20);
  expect(statSync(join(folder, ".colloquy/episodes.index")).size).toBeLessThan(bytes / 10);
  expect(await expectSameAsReading()).toBe(20);
  await using log = new EpisodeLog(folder, { now: () => new Date("2026-01-01T00:00:00Z") });
  for (const number of [7, 19, 9_001]) {
    for (const draft of generatedEpisode(number, seededRandom(number))) await log.append(draft);
  }
  expect(await expectSameAsReading()).toBeGreaterThan(20);
  writeGeneratedLog(join(folder, "other"), { episodes: 20, files: 1 });
  const [more = ""] = readdirSync(join(folder, "other/.colloquy/episodes"));
  const text = readFileSync(join(folder, "other/.colloquy/episodes", more));
  writeFileSync(join(folder, ".colloquy/episodes/2027-01-01.jsonl"), text);
  await expectSameAsReading();
});

test("an index that is broken, or of files that were changed, is made anew", async () => {
  writeGeneratedLog(folder, { episodes: 20, files: 2 });
  await expectSameAsReading();
  const indexFile = join(folder, ".colloquy/episodes.index");
  const whole = readFileSync(indexFile);
  for (const broken of [
    whole.subarray(0, 40),
    whole.subarray(0, whole.length - 9),
    Buffer.from("not an index at all"),
  ]) {
    writeFileSync(indexFile, broken);
    expect(await expectSameAsReading()).toBe(20);
  }
  const [first = ""] = readdirSync(join(folder, ".colloquy/episodes")).toSorted();
  const file = join(folder, ".colloquy/episodes", first);
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, lines.toSpliced(5, 4).join("\n"));
  await expectSameAsReading();
});

test("a torn line is left out until it has its end", async () => {
  writeGeneratedLog(folder, { episodes: 2, files: 1 });
  const [name = ""] = readdirSync(join(folder, ".colloquy/episodes"));
  const file = join(folder, ".colloquy/episodes", name);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const last = lines.pop() ?? "";
  writeFileSync(file, `${lines.join("\n")}\n${last.slice(0, 100)}`);
  const count = async (): Promise<number> => {
    using index = await EpisodeIndex.open(folder, signal);
    return index.ids.reduce((sum, id) => sum + index.records(id).length, 0);
  };
  const before = await count();
  appendFileSync(file, `${last.slice(100)}\n`);
  expect(await count()).toBe(before + 1);
});

test("a deleted episode leaves a chain that verifies, no content, and no document that only it had named", async () => {
  await using log = new EpisodeLog(folder);
  const texts = ["theorem a : True := by\n  sorry\n", "theorem b : True := by\n  sorry\n", "not named yet"];
  const hashes: string[] = [];
  for (const text of texts) {
    const kept = await log.keepText(text);
    if (kept.kind === "ok") hashes.push(kept.value);
  }
  const [shared = "", own = "", unnamed = ""] = hashes;
  const ids = [generatedEpisode(1, seededRandom(1)), generatedEpisode(2, seededRandom(2))];
  for (const [at, drafts] of ids.entries())
    for (const [line, draft] of drafts.entries()) {
      const textHash = line === 0 ? shared : at === 0 && line === 1 ? own : null;
      const { content } = draft;
      await log.append({ ...draft, content: { ...content, lean: { ...content.lean, textHash } } });
    }
  const id = ids[0]?.[0]?.episodeId ?? "";
  using index = await EpisodeIndex.open(folder, signal);
  const deleted = await deleteEpisode(folder, index, id);
  expect(deleted).toEqual({ records: ids[0]?.length, texts: 1 });
  expect(readdirSync(join(folder, ".colloquy/texts")).toSorted()).toEqual(
    [shared, unnamed].map((hash) => `${hash}.lean`).toSorted(),
  );
  expect(index.records(id).every(({ content }) => content === null)).toBe(true);
  expect((await verifyLog(folder, signal)).problems).toEqual([]);
  const [name = ""] = readdirSync(join(folder, ".colloquy/episodes"));
  expect(readFileSync(join(folder, ".colloquy/episodes", name), "utf8")).not.toContain('theorem_1"');
  // The other window's lines have not moved: it keeps appending to the same file.
  expect(
    await log.append(
      ids[1]?.[0] ??
        (() => {
          throw new Error("no draft");
        })(),
    ),
  ).toMatchObject({ kind: "ok" });
  expect((await verifyLog(folder, signal)).problems).toEqual([]);
});

test("memory of an open index is that of its ids: the lines stay on the disk", async () => {
  writeGeneratedLog(folder, { episodes: 20, files: 1 });
  using index = await EpisodeIndex.open(folder, signal, 20_000);
  rmSync(join(folder, ".colloquy/episodes"), { recursive: true });
  expect(() => index.records(index.ids[0] ?? "")).toThrow(/ENOENT/u);
});
