import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { EpisodeDraft } from "../../core/episode/episodeRecord.ts";
import { parseRecord } from "../../core/episode/episodeRecord.ts";
import { emptyLeanPart } from "../../core/episode/recordedEvents.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { readEpisodes, readSegment } from "../../store/readEpisodes.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-log-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function comment(text: string, timeMs = 1): EpisodeDraft {
  const place = { episodeId: "e1", uri: "A.lean", declaration: "t" };
  return {
    ...{ episodeId: "e1", timeMs, event: "commented", utterance: `u-${text.slice(0, 8)}`, types: [], decision: null },
    actor: { id: "you", kind: "human" },
    content: { text, lean: emptyLeanPart(place), candidates: [] },
  };
}

function segments(): readonly string[] {
  const at = join(folder, ".colloquy/episodes");
  return readdirSync(at).map((name) => join(at, name));
}

test("what is appended is read again, in order, and the chain holds", async () => {
  await using log = new EpisodeLog(folder);
  await Promise.all(["one", "two", "three ∀\u{1D54F}"].map((text) => log.append(comment(text))));
  const { episodes, problems } = await readEpisodes(folder);
  expect(problems).toEqual([]);
  expect(episodes.map(({ records }) => records.map(({ content }) => content?.text))).toEqual([
    ["one", "two", "three ∀\u{1D54F}"],
  ]);
  expect(episodes[0]?.records.map(({ seq }) => seq)).toEqual([0, 1, 2]);
});

test("two writers on one workspace have a file each", async () => {
  await using one = new EpisodeLog(folder);
  await using other = new EpisodeLog(folder);
  for (let at = 0; at < 20; at += 1) await Promise.all([one, other].map((log) => log.append(comment(`${at}`))));
  expect(segments()).toHaveLength(2);
  const { episodes, problems } = await readEpisodes(folder);
  expect([problems, episodes[0]?.records.length]).toEqual([[], 40]);
});

test("a new day begins a new file with a chain of its own", async () => {
  let day = "2026-01-01";
  await using log = new EpisodeLog(folder, { now: () => new Date(`${day}T12:00:00Z`) });
  await log.append(comment("before"));
  day = "2026-01-02";
  await log.append(comment("after"));
  expect(segments()).toHaveLength(2);
  expect((await readEpisodes(folder)).problems).toEqual([]);
});

test("deleting a content leaves the chain whole; changing one, a record, or the order does not", async () => {
  await using log = new EpisodeLog(folder);
  for (const text of ["one", "two", "three"]) await log.append(comment(text));
  const [file = ""] = segments();
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const changed = (at: number, change: (record: { [key: string]: unknown }) => unknown): string =>
    `${lines.map((line, index) => (index === at ? JSON.stringify(change(JSON.parse(line))) : line)).join("\n")}\n`;
  const kinds = (text: string): readonly string[] => readSegment(file, text).problems.map(({ kind }) => kind);
  expect(kinds(changed(1, (record) => ({ ...record, content: null })))).toEqual([]);
  expect(kinds(changed(1, (record) => ({ ...record, timeMs: 5 })))).toEqual(["broken-chain"]);
  expect(kinds((lines[1] ?? "").replace("two", "owt").concat("\n"))).toEqual(["broken-chain"]);
  expect(kinds(`${lines[0]}\n${lines[2]}\n`)).toEqual(["broken-chain"]);
});

test("a torn tail, a broken line and a line from the future are named, and the rest is kept", async () => {
  await using log = new EpisodeLog(folder);
  for (const text of ["one", "two"]) await log.append(comment(text));
  const [file = ""] = segments();
  const [first = "", second = ""] = readFileSync(file, "utf8").split("\n");
  const text = [first, "{ not json", '{"schemaVersion":99}', second, second.slice(0, 40)].join("\n");
  writeFileSync(file, text);
  const { episodes, problems } = await readEpisodes(folder);
  expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
    ["malformed", 2],
    ["future", 3],
    ["torn", 5],
  ]);
  expect(episodes[0]?.records).toHaveLength(2);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a folder in which nothing can be written is a value, and writing goes on when it can be", async () => {
  writeFileSync(join(folder, ".colloquy"), "a file where the folder should be");
  await using log = new EpisodeLog(folder);
  expect(await log.append(comment("lost"))).toMatchObject({ kind: "error", problem: { kind: "not-written" } });
  rmSync(join(folder, ".colloquy"));
  expect(await log.append(comment("kept"))).toMatchObject({ kind: "ok" });
  chmodSync(folder, 0o755);
});

test("a clock that runs backwards and ten megabytes in one turn change nothing", async () => {
  await using log = new EpisodeLog(folder);
  await log.append(comment("later", 2_000));
  await log.append(comment("x".repeat(10_000_000), 1_000));
  const { episodes, problems } = await readEpisodes(folder);
  expect([problems, episodes[0]?.records.map(({ timeMs }) => timeMs)]).toEqual([[], [2_000, 1_000]]);
});

test("an unknown type or a missing field is malformed", () => {
  expect(parseRecord('{"schemaVersion":1,"event":"danced"}')).toMatchObject({ problem: { kind: "malformed" } });
  expect(parseRecord("[]")).toMatchObject({ problem: { kind: "malformed" } });
});
