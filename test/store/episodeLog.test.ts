import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { EpisodeDraft } from "../../core/episode/episodeRecord.ts";
import { parseRecord } from "../../core/episode/episodeRecord.ts";
import { emptyLeanPart } from "../../core/episode/recordedEvents.ts";
import { episodeStateOf } from "../../core/episode/episodeState.ts";
import { EpisodeIndex } from "../../store/episodeIndex.ts";
import type { SegmentFile } from "../../store/episodeLog.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { readEpisodes, readSegment } from "../fixtures/readEpisodes.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-log-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function comment(text: string, timeMs = 1): EpisodeDraft {
  const place = { episodeId: "e1", uri: "A.lean", declaration: "t" };
  return {
    episodeId: "e1",
    timeMs,
    event: "commented",
    utterance: `u-${text.slice(0, 8)}`,
    types: [],
    decision: null,
    actor: {
      id: "you",
      kind: "human",
    },
    content: {
      text,
      lean: emptyLeanPart(place),
      candidates: [],
    },
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
  const kinds = async (text: string): Promise<readonly string[]> => {
    writeFileSync(file, text);
    return (await readSegment(file)).problems.map(({ kind }) => kind);
  };
  expect(await kinds(changed(1, (record) => ({ ...record, content: null })))).toEqual([]);
  expect(await kinds(changed(1, (record) => ({ ...record, timeMs: 5 })))).toEqual(["broken-chain"]);
  expect(await kinds((lines[1] ?? "").replace("two", "owt").concat("\n"))).toEqual(["broken-chain"]);
  expect(await kinds(`${lines[0]}\n${lines[2]}\n`)).toEqual(["broken-chain"]);
  expect(await kinds(`${lines[0]}\n${lines[1]}\n${lines[1]}\n${lines[2]}\n`)).toEqual(["broken-chain"]);
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
});

/**
 * A disk with room for this many more bytes; it takes what fits, and reports that it is full only at the next write.
 */
function smallDisk(roomBytes: number): (file: string) => Promise<SegmentFile> {
  let room = roomBytes;
  return async (file) => {
    const handle = await open(file, "ax");
    return {
      async write(bytes) {
        const fitting = bytes.subarray(0, room);
        if (fitting.length === 0) throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
        room -= fitting.length;
        return handle.write(fitting);
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  };
}

test("a full disk keeps what was written, names what was not, and is not littered with files", async () => {
  await using log = new EpisodeLog(folder, { create: smallDisk(2_000) });
  const outcomes: string[] = [];
  for (let at = 0; at < 20; at += 1) outcomes.push((await log.append(comment(`number ${at}`))).kind);
  const kept = outcomes.filter((kind) => kind === "ok").length;
  expect(kept).toBeGreaterThan(0);
  expect(outcomes.slice(kept).every((kind) => kind === "error")).toBe(true);
  const { episodes, problems } = await readEpisodes(folder);
  expect([episodes[0]?.records.length, problems.map(({ kind }) => kind)]).toEqual([kept, ["torn"]]);
  expect(segments()).toHaveLength(2);
});

test("a real full disk does the same", async (context) => {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  const mounted = spawnSync("/bin/mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]);
  // Only root may mount; for others only the test above runs, and this one is reported as skipped.
  if (mounted.status !== 0) return context.skip("no disk can be mounted here");
  try {
    await using log = new EpisodeLog(disk);
    const outcomes: string[] = [];
    for (let at = 0; at < 30; at += 1) outcomes.push((await log.append(comment(`${at} ${"x".repeat(4_000)}`))).kind);
    expect(new Set(outcomes)).toEqual(new Set(["ok", "error"]));
    expect(await log.keepText("y".repeat(80_000))).toMatchObject({ problem: { kind: "not-written" } });
    expect(readdirSync(join(disk, ".colloquy/texts"))).toEqual([]);
    const { episodes, problems } = await readEpisodes(disk);
    expect(episodes[0]?.records).toHaveLength(outcomes.filter((kind) => kind === "ok").length);
    expect(problems.every(({ kind }) => kind === "torn")).toBe(true);
  } finally {
    spawnSync("/bin/umount", [disk]);
  }
});

test("a log whose folder is deleted while it is open begins a new file", async () => {
  await using log = new EpisodeLog(folder);
  await log.append(comment("before"));
  rmSync(join(folder, ".colloquy"), { recursive: true });
  expect(await log.append(comment("after"))).toMatchObject({ kind: "ok" });
  expect((await readEpisodes(folder)).episodes[0]?.records.map(({ content }) => content?.text)).toEqual(["after"]);
});

test("an utterance that is said twice is one utterance; the first stands", async () => {
  await using log = new EpisodeLog(folder);
  for (const text of ["said once", "said once more"]) await log.append({ ...comment(text), utterance: "u" });
  const { episodes, problems } = await readEpisodes(folder);
  const state = episodeStateOf("e1", episodes[0]?.records ?? []);
  expect([problems, state.conversation.utterances.map(({ text }) => text)]).toEqual([[], ["said once"]]);
});

test("a draft that could not be read again is not written", async () => {
  await using log = new EpisodeLog(folder);
  expect(await log.append(comment("half a millisecond", 0.5))).toMatchObject({ kind: "error" });
  expect(await log.append(comment("whole"))).toMatchObject({ kind: "ok" });
  expect((await readEpisodes(folder)).problems).toEqual([]);
});

test("what two windows said about one episode is put in the order of time, each window's own order kept", async () => {
  await using early = new EpisodeLog(folder, { now: () => new Date("2026-01-01T10:00:00Z") });
  await using late = new EpisodeLog(folder, { now: () => new Date("2026-01-01T09:00:00Z") });
  for (const [text, timeMs] of [
    ["a", 10],
    ["b", 5],
    ["c", 30],
  ] as const)
    await early.append(comment(text, timeMs));
  for (const [text, timeMs] of [
    ["x", 20],
    ["y", 40],
  ] as const)
    await late.append(comment(text, timeMs));
  using index = await EpisodeIndex.open(folder, new AbortController().signal);
  const texts = index.records("e1").map(({ content }) => content?.text);
  expect(texts).toEqual(["a", "b", "x", "c", "y"]);
  expect((await readEpisodes(folder)).episodes[0]?.records.map(({ content }) => content?.text)).toEqual(texts);
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
