import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EpisodeRecord, RecordProblem } from "../core/episode/episodeRecord.ts";
import { parseRecord } from "../core/episode/episodeRecord.ts";
import { contentHashOf, recordHashOf } from "./recordHash.ts";
import { episodeFolder } from "./textStore.ts";

/** Something in a log that is not as it was written; nothing is repaired. `line` counts from 1. */
export type ReadProblem = { readonly file: string; readonly line: number } & (
  | RecordProblem
  /** The last line has no end: whoever wrote it was stopped. */
  | { readonly kind: "torn" }
  /** The record or its content is not what its hash says, or a line before it is missing. */
  | { readonly kind: "broken-chain"; readonly detail: string }
);

export interface Episode {
  readonly id: string;
  /** In the order in which they were written; over several files by time. */
  readonly records: readonly EpisodeRecord[];
}

export interface EpisodesRead {
  readonly episodes: readonly Episode[];
  readonly problems: readonly ReadProblem[];
}

/** Everything in a workspace's log, in memory. A folder that is not there is an empty log. */
export async function readEpisodes(workspaceFolder: string): Promise<EpisodesRead> {
  const episodes = new Map<string, EpisodeRecord[]>();
  const problems: ReadProblem[] = [];
  for (const file of await segmentFiles(workspaceFolder)) {
    const read = readSegment(file, await readFile(file, "utf8"));
    problems.push(...read.problems);
    for (const record of read.records) {
      if (record.event === "environment") continue;
      const known = episodes.get(record.episodeId);
      if (known) known.push(record);
      else episodes.set(record.episodeId, [record]);
    }
  }
  return { episodes: [...episodes].map(([id, records]) => ({ id, records })), problems };
}

/** The files of a log, the oldest day first. */
export async function segmentFiles(workspaceFolder: string): Promise<readonly string[]> {
  const folder = join(workspaceFolder, ...episodeFolder);
  const names = await readdir(folder).catch((): string[] => []);
  return names
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((name) => join(folder, name));
}

interface SegmentRead {
  readonly records: readonly EpisodeRecord[];
  readonly problems: readonly ReadProblem[];
}

/** The readable records of one file's text. A record that breaks the chain is kept and said to. */
export function readSegment(file: string, text: string): SegmentRead {
  const chain = new ChainReader(file);
  const lines = text.split("\n");
  const rest = lines.pop() ?? "";
  const records = lines.flatMap((line) => chain.read(line) ?? []);
  if (rest !== "") chain.torn();
  return { records, problems: chain.problems };
}

/** Reads a file line by line and holds each against the one before it. */
export class ChainReader {
  readonly problems: ReadProblem[] = [];
  readonly #file: string;
  #line = 0;
  #prevHash = "";

  constructor(file: string) {
    this.#file = file;
  }

  read(line: string): EpisodeRecord | undefined {
    this.#line += 1;
    const at = { file: this.#file, line: this.#line };
    const parsed = parseRecord(line);
    if (parsed.kind === "error") {
      this.problems.push({ ...at, ...parsed.problem });
      return undefined;
    }
    const { record, written } = parsed.value;
    const detail = chainFault(record, written, this.#prevHash);
    if (detail !== undefined) this.problems.push({ ...at, kind: "broken-chain", detail });
    this.#prevHash = record.hash;
    return record;
  }

  torn(): void {
    this.problems.push({ file: this.#file, line: this.#line + 1, kind: "torn" });
  }
}

/** The hashes are over what stands in the line, not over what a later version makes of it. */
function chainFault(
  record: EpisodeRecord,
  written: Readonly<Record<string, unknown>>,
  prevHash: string,
): string | undefined {
  if (record.prevHash !== prevHash) return "the line before is not the one that was there";
  if (recordHashOf(written) !== record.hash) return "the record was changed";
  const { content } = written;
  if (content !== null && contentHashOf(content) !== record.contentHash) return "the content was changed";
  return undefined;
}
