import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { EpisodeState } from "../../core/episode/episodeState.ts";
import { episodeStateOf } from "../../core/episode/episodeState.ts";
import type { Projected, ProjectionContext } from "../../core/episode/export/projection.ts";
import { leanFileOf, markdownOf, pageOf } from "../../core/episode/export/transcript.ts";
import { Pseudonyms, Redactor } from "../../core/episode/redaction.ts";
import type { EpisodeIndex } from "../episodeIndex.ts";
import { TextStore } from "../textStore.ts";
import { RechainedRecords } from "./rechainedRecords.ts";
import { rowFormats, tableFormats } from "./exportFormats.ts";
import type { ExportRequest, ExportSummary } from "./exportRequest.ts";
import type { CardSplit, WrittenFile } from "./metadata.ts";
import { croissantOf, datasetCard, statementOf } from "./metadata.ts";
import type { RowFile } from "./rowFiles.ts";
import { JsonLinesFile, ParquetFile } from "./rowFiles.ts";

type RunOptions = Omit<ExportRequest, "target" | "replace"> & {
  /** The folder to write to; undefined for a preview. */
  readonly staging: string | undefined;
  readonly sourceHead: string;
};

const previewRows = 5;
const splitNames = ["train", "validation", "test"] as const;

/** One pass over a log, an episode at a time, so that memory does not grow with the log. */
export class ExportRun {
  readonly #options: RunOptions;
  readonly #redactor: Redactor;
  readonly #pseudonyms = new Pseudonyms();
  readonly #texts: TextStore;
  readonly #files = new Map<string, RowFile>();
  readonly #dropped = new Map<string, number>();
  readonly #rowsOf = new Map<string, number>(splitNames.map((name) => [name, 0]));
  readonly #preview: string[] = [];
  readonly #names = new Set<string>();
  #episodes = 0;
  #rows = 0;
  #lastMs = 0;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#redactor = new Redactor(options.names);
    this.#texts = new TextStore(options.workspaceFolder);
  }

  get summary(): Pick<ExportSummary, "episodes" | "rows" | "dropped" | "redactions" | "preview"> {
    return {
      episodes: this.#episodes,
      rows: this.#rows,
      preview: this.#preview,
      dropped: Object.fromEntries([...this.#dropped].toSorted(([one], [other]) => (one < other ? -1 : 1))),
      redactions: this.#redactor.counts,
    };
  }

  async write(index: EpisodeIndex, signal: AbortSignal): Promise<void> {
    if (this.#options.staging !== undefined) await this.#openFiles(this.#options.staging);
    try {
      await this.#writeRows(index, signal);
      for (const file of this.#files.values()) file.close();
    } catch (error) {
      for (const file of this.#files.values()) file.abandon();
      throw error;
    }
  }

  async #writeRows(index: EpisodeIndex, signal: AbortSignal): Promise<void> {
    const { format, episodes } = this.#options;
    const rechained = new RechainedRecords(this.#redactor, this.#pseudonyms);
    // The environment comes before the steps, as in the log.
    if (format === "jsonl")
      for (const record of index.environmentRecords) this.#add("episodes.jsonl", rechained.next(record));
    for (const id of index.ids) {
      if (episodes.length > 0 && !episodes.includes(id)) continue;
      signal.throwIfAborted();
      const records = index.records(id);
      this.#episodes += 1;
      if (format === "jsonl") for (const record of records) this.#add("episodes.jsonl", rechained.next(record));
      else await this.#addState(episodeStateOf(id, records));
      // The editor must stay responsive meanwhile.
      if (this.#episodes % 50 === 0) await setImmediate();
    }
  }

  async #addState(state: EpisodeState): Promise<void> {
    const { format } = this.#options;
    this.#lastMs = Math.max(this.#lastMs, state.endedMs);
    if (format in rowFormats || format in tableFormats) await this.#addRows(state);
    else await this.#addPage(state);
  }

  async #openFiles(staging: string): Promise<void> {
    const { format } = this.#options;
    if (format === "jsonl")
      this.#files.set("episodes.jsonl", new JsonLinesFile(join(staging, "episodes.jsonl"), { canonical: true }));
    if (format in rowFormats) this.#files.set(`${format}.jsonl`, new JsonLinesFile(join(staging, `${format}.jsonl`)));
    if (format in tableFormats && format !== "hf")
      this.#files.set("utterances.parquet", new ParquetFile(join(staging, "utterances.parquet")));
  }

  /** A split is opened with its first row; there are no empty ones. */
  #splitFile(name: string): RowFile | undefined {
    const { staging } = this.#options;
    if (staging === undefined) return undefined;
    const known = this.#files.get(name);
    if (known) return known;
    const path = join(staging, name);
    const file = name.endsWith(".parquet") ? new ParquetFile(path) : new JsonLinesFile(path);
    this.#files.set(name, file);
    return file;
  }

  async #addRows(state: EpisodeState): Promise<void> {
    const { format, staging } = this.#options;
    const projection = rowFormats[format] ?? tableFormats[format];
    if (format === "hf" && staging !== undefined)
      for (const folder of ["data", "jsonl/data"]) await mkdir(join(staging, folder), { recursive: true });
    for (const projected of projection?.(state, await this.#context(state)) ?? []) this.#take(projected, state);
  }

  #take(projected: Projected, state: EpisodeState): void {
    if (projected.kind === "dropped") return this.#drop(projected.reason);
    const { format } = this.#options;
    if (format !== "hf") {
      return this.#add(format in rowFormats ? `${format}.jsonl` : "utterances.parquet", projected.row);
    }
    const split = splitOf(state);
    this.#rowsOf.set(split, (this.#rowsOf.get(split) ?? 0) + 1);
    const row = this.#redactor.value(projected.row);
    for (const name of splitPaths(split)) this.#splitFile(name)?.add(row);
    this.#count(row);
  }

  #cardSplits(folder: string, files: readonly WrittenFile[]): readonly CardSplit[] {
    return [...this.#rowsOf].flatMap(([name, rows]) => {
      const isHere = (path: string): boolean => path.startsWith(`${folder}data/`);
      const path = splitPaths(name).find(isHere);
      const file = files.find((written) => written.name === path);
      return file ? [{ name, rows, path: file.name.slice(folder.length), bytes: file.bytes }] : [];
    });
  }

  #drop(reason: string): void {
    this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + 1);
  }

  #add(file: string, row: Readonly<Record<string, unknown>>): void {
    const redacted = this.#options.format === "jsonl" ? row : this.#redactor.value(row);
    this.#files.get(file)?.add(redacted);
    this.#count(redacted);
  }

  #count(row: Readonly<Record<string, unknown>>): void {
    this.#rows += 1;
    if (this.#preview.length < previewRows) this.#preview.push(JSON.stringify(row));
  }

  async #addPage(state: EpisodeState): Promise<void> {
    const { format, staging } = this.#options;
    const context = await this.#context(state);
    const make = { markdown: markdownOf, html: pageOf, lean: leanFileOf }[format];
    const page = make?.(state, context);
    if (page === undefined) return this.#drop("no accepted step has its document");
    const text = this.#redactor.text(page);
    this.#rows += 1;
    if (this.#preview.length < previewRows) this.#preview.push(text.slice(0, 400));
    const extension = { markdown: "md", html: "html", lean: "lean" }[format];
    if (staging !== undefined) await writeFile(join(staging, this.#fileName(state, extension ?? "txt")), text);
  }

  /** A readable name of harmless characters that is not taken yet. */
  #fileName({ declaration }: EpisodeState, extension: string): string {
    const words = declaration.replace(/[^\p{L}\p{N}_.-]+/gu, "-").slice(0, 80) || "episode";
    let name = `${words}.${extension}`;
    for (let number = 2; this.#names.has(name.toLowerCase()); number += 1) name = `${words}-${number}.${extension}`;
    this.#names.add(name.toLowerCase());
    return name;
  }

  async #context({ steps }: EpisodeState): Promise<ProjectionContext> {
    const hashes = [...new Set(steps.flatMap(({ lean }) => lean.textHash ?? []))];
    const texts = new Map<string, string | undefined>();
    for (const hash of hashes) texts.set(hash, await this.#texts.read(hash));
    return {
      textOf: (hash) => (hash === null ? undefined : texts.get(hash)),
      nameOf: (actor) => this.#pseudonyms.of(actor),
    };
  }

  /** Writes the files about the export. They come last, because they contain the hashes of the others. */
  async writePapers(staging: string, files: readonly WrittenFile[], index: EpisodeIndex): Promise<void> {
    const { format, licence, contributors, sourceHead } = this.#options;
    const day = new Date(this.#lastMs).toISOString().slice(0, 10);
    const environments = this.#redactor.value(index.environments);
    const counts = { episodes: this.#episodes, rows: this.#rows };
    const facts = { licence, contributors, sourceHead, day, ...counts, environments };
    const write = (name: string, text: string): Promise<void> => writeFile(join(staging, name), text);
    const table = files.find(({ name }) => name === "utterances.parquet");
    // A reader of data sets expects one kind of file in a folder, so each kind has its own folder with a card.
    if (format === "hf")
      for (const folder of ["", "jsonl/"])
        await write(`${folder}README.md`, datasetCard(facts, this.#cardSplits(folder, files)));
    if (format === "croissant" && table)
      await write("croissant.json", `${JSON.stringify(croissantOf(facts, table), null, 2)}\n`);
    if (format === "in-toto") await write("statement.json", `${JSON.stringify(statementOf(facts, files), null, 2)}\n`);
  }
}

/** The files of one split: its rows as Parquet and as JSON lines. */
function splitPaths(split: string): readonly string[] {
  return [`data/${split}-00000-of-00001.parquet`, `jsonl/data/${split}-00000-of-00001.jsonl`];
}

/** By theorem, so that no theorem is in two splits: eight of ten train, one validates, one tests. */
function splitOf({ uri, declaration }: EpisodeState): (typeof splitNames)[number] {
  const [first = 0] = createHash("sha256").update(`${uri}\n${declaration}`).digest();
  if (first < 205) return "train";
  return first < 230 ? "validation" : "test";
}
