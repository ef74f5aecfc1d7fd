import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generatedEpisode, seededRandom } from "../fixtures/generatedEpisodes.ts";
import type { EpisodeRecord } from "../../core/episode/episodeRecord.ts";
import { parseRecord } from "../../core/episode/episodeRecord.ts";
import { episodeStateOf } from "../../core/episode/episodeState.ts";
import { flatRows } from "../../core/episode/export/flatRows.ts";
import { deleteEpisode } from "../../store/deleteEpisode.ts";
import { environmentDraft, environmentOf } from "../../store/environment.ts";
import { EpisodeIndex } from "../../store/episodeIndex.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { exportEpisodes } from "../../store/export/exportEpisodes.ts";
import { exportFormats } from "../../store/export/exportFormats.ts";
import type { ExportProblem, ExportRequest, ExportSummary } from "../../store/export/exportRequest.ts";
import { readSegment } from "../fixtures/readEpisodes.ts";

const { signal } = new AbortController();
const document = "theorem t (p : Prop) (h : p) : p := by\n  sorry\n";
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-export-"));
  await using log = new EpisodeLog(folder, { consent: "in a test" });
  await log.append(environmentDraft(await environmentOf(folder), 1));
  const kept = await log.keepText(document);
  const textHash = kept.kind === "ok" ? kept.value : "";
  const hole = { kind: "sorry", start: 41, end: 46, column: 2 } as const;
  for (const number of [1, 2, 3, 4])
    for (const draft of generatedEpisode(number, seededRandom(number))) {
      const { content } = draft;
      const site = { textHash, hole, edit: { start: 41, end: 46, newText: content.lean.tactic ?? "exact h" } };
      const text = content.text === "" ? "" : `${content.text} (mail ann@example.org, see /home/ann/x)`;
      await log.append({ ...draft, content: { ...content, text, lean: { ...content.lean, ...site } } });
    }
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

type Wanted = Partial<ExportRequest> & { readonly format: string };

async function exported(wanted: Wanted): Promise<ExportSummary> {
  const outcome = await attempted(wanted);
  if ("message" in outcome) throw new Error(outcome.message);
  return outcome;
}

async function attempted(wanted: Wanted): Promise<ExportSummary | ExportProblem> {
  using index = await EpisodeIndex.open(folder, signal);
  const request = {
    licence: "CC-BY-4.0",
    contributors: ["A. Uthor"],
    replace: false,
    names: [],
    episodes: [],
    ...wanted,
  };
  const target = "target" in wanted ? wanted.target : join(folder, "out", wanted.format);
  const outcome = await exportEpisodes({ workspaceFolder: folder, ...request, target }, index, signal);
  return outcome.kind === "ok" ? outcome.value : outcome.problem;
}

function hashOf(target: string): string {
  const names = readdirSync(target, { recursive: true, encoding: "utf8" }).toSorted();
  const hash = createHash("sha256");
  for (const name of names.filter((file) => /\.\w+$/u.test(file)))
    hash.update(name).update(readFileSync(join(target, name)));
  return hash.digest("hex");
}

test.each(exportFormats)("%s: whole, free of private matter, and the same bytes from the same log", async (format) => {
  const first = await exported({ format });
  const target = join(folder, "out", format);
  expect([first.episodes, first.rows > 0]).toEqual([4, true]);
  for (const { name, sha256 } of first.files)
    expect(
      createHash("sha256")
        .update(readFileSync(join(target, name)))
        .digest("hex"),
    ).toBe(sha256);
  const text = readdirSync(target, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
    .join("\n");
  expect(text).not.toMatch(/ann@example|\/home\/ann/u);
  const once = hashOf(target);
  await exported({ format, replace: true });
  expect(hashOf(target)).toBe(once);
  expect(readdirSync(join(folder, "out"))).toEqual([format]);
});

test("a preview writes nothing, and shows what would leave and what was taken out", async () => {
  const preview = await exported({ format: "trl-preference", target: undefined });
  expect(preview).toMatchObject({ files: [], episodes: 4 });
  expect(preview.preview.length).toBeGreaterThan(0);
  expect(Object.values(preview.dropped).every((count) => count > 0)).toBe(true);
  const flat = await exported({ format: "parquet", target: undefined });
  expect(flat.redactions.map(({ rule }) => rule).toSorted()).toEqual(["email", "home"]);
  expect(existsSync(join(folder, "out"))).toBe(false);
});

test("JSON lines are a chain of their own, from which every conversation can be read again", async () => {
  const { rows } = await exported({ format: "jsonl" });
  const file = join(folder, "out/jsonl/episodes.jsonl");
  const { records, problems } = await readSegment(file);
  expect([problems, records.length]).toEqual([[], rows]);
  expect(records[0]).toMatchObject({ event: "environment" });
  using index = await EpisodeIndex.open(folder, signal);
  for (const id of index.ids) {
    const before = episodeStateOf(id, index.records(id)).conversation.utterances;
    const after = episodeStateOf(
      id,
      records.filter(({ episodeId }) => episodeId === id),
    ).conversation.utterances;
    const told = (utterances: typeof before): unknown =>
      utterances.map(({ id: own, types, tactic, verdict, decision }) => [own, types, tactic, verdict?.kind, decision]);
    expect(told(after)).toEqual(told(before));
  }
  expect(new Set(records.flatMap(({ actor }) => (actor?.kind === "human" ? [actor.id] : [])))).toEqual(
    new Set(["user-1"]),
  );
});

test("Parquet is read back by another reader, row by row and column by column", async () => {
  const { rows } = await exported({ format: "parquet" });
  const file = await asyncBufferFromFile(join(folder, "out/parquet/utterances.parquet"));
  const read = await parquetReadObjects({ file });
  expect(read).toHaveLength(rows);
  using index = await EpisodeIndex.open(folder, signal);
  const context = {
    textOf: () => undefined,
    nameOf: ({ id, kind }: { id: string; kind: string }) => (kind === "human" ? "user-1" : id),
  };
  const expected = index.ids.flatMap((id) => flatRows(episodeStateOf(id, index.records(id)), context));
  const plain = (text: string): string => text.replaceAll("ann@example.org", "[email]").replaceAll("/home/ann", "~");
  expect(read.map((row) => ({ ...row, time_ms: Number(row["time_ms"]) }))).toEqual(
    expected.flatMap((projected) =>
      projected.kind === "row" ? [{ ...projected.row, text: plain(String(projected.row["text"])) }] : [],
    ),
  );
});

test("splits are by theorem: none stands in two", async () => {
  await exported({ format: "hf" });
  const data = join(folder, "out/hf/jsonl/data");
  const splits = readdirSync(data).filter((name) => name.endsWith(".jsonl"));
  const theorems = splits.map((name) => {
    const lines = readFileSync(join(data, name), "utf8").trimEnd().split("\n");
    return new Set(lines.map((line) => (JSON.parse(line) as { declaration: string }).declaration));
  });
  expect(theorems.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(theorems.flatMap((names) => [...names])).size);
});

test.each([
  [{ licence: "do what you like" }, "bad-request"],
  [{ licence: "" }, "bad-request"],
  [{ contributors: [] }, "bad-request"],
  [{ contributors: [" "] }, "bad-request"],
  [{ format: "xlsx" }, "bad-request"],
  [{ episodes: ["no such episode"] }, "bad-request"],
])("%j is refused before anything is written", async (change, kind) => {
  expect(await attempted({ format: "chat", ...change })).toMatchObject({ kind });
  expect(existsSync(join(folder, "out"))).toBe(false);
});

test("nothing that stands is overwritten unasked, and what is no export of ours not even then", async () => {
  await exported({ format: "chat" });
  const target = join(folder, "out/chat");
  const before = hashOf(target);
  expect(await attempted({ format: "markdown", target })).toMatchObject({ kind: "exists" });
  expect(hashOf(target)).toBe(before);
  await exported({ format: "markdown", target, replace: true });
  expect(readdirSync(target)).not.toContain("chat.jsonl");
  const own = join(folder, "thesis");
  mkdirSync(own);
  writeFileSync(join(own, "chapter.tex"), "years of work");
  expect(await attempted({ format: "chat", target: own, replace: true })).toMatchObject({ kind: "exists" });
  expect(await attempted({ format: "chat", target: join(own, "chapter.tex"), replace: true })).toMatchObject({
    kind: "exists",
  });
  expect(readFileSync(join(own, "chapter.tex"), "utf8")).toBe("years of work");
});

test("a folder in which nothing can be made is told, and nothing is left behind", async () => {
  writeFileSync(join(folder, "file"), "");
  expect(await attempted({ format: "chat", target: join(folder, "file/inside") })).toMatchObject({
    kind: "not-written",
  });
  expect(readdirSync(folder).toSorted()).toEqual([".colloquy", "file"]);
});

test("an interrupted export leaves nothing", async () => {
  using index = await EpisodeIndex.open(folder, signal);
  const stopped = AbortSignal.abort();
  const request = { licence: "MIT", contributors: ["A"], replace: false, names: [], episodes: [] };
  const target = join(folder, "out/chat");
  const exporting = exportEpisodes({ workspaceFolder: folder, format: "chat", target, ...request }, index, stopped);
  await expect(exporting).rejects.toThrow(/abort/iu);
  expect(existsSync(join(folder, "out")) ? readdirSync(join(folder, "out")) : []).toEqual([]);
});

test("a deleted episode leaves no more, and the rows that it would have given are counted", async () => {
  using index = await EpisodeIndex.open(folder, signal);
  const [first = ""] = index.ids;
  await deleteEpisode(folder, index, first);
  const { dropped } = await exported({ format: "parquet" });
  expect(dropped).toEqual({ "no utterance is left in the episode": 1 });
});

test("a damaged line is counted and the others leave", async () => {
  const [name = ""] = readdirSync(join(folder, ".colloquy/episodes"));
  const file = join(folder, ".colloquy/episodes", name);
  const lines = readFileSync(file, "utf8").split("\n");
  const broken = lines.findIndex((line) => parsed(line)?.event === "commented");
  writeFileSync(file, lines.with(broken, "{ broken").join("\n"));
  const { damagedLines, episodes } = await exported({ format: "parquet" });
  expect([damagedLines > 0, episodes]).toEqual([true, 4]);
});

function parsed(line: string): EpisodeRecord | undefined {
  const read = parseRecord(line);
  return read.kind === "ok" ? read.value.record : undefined;
}
