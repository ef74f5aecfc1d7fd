import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EpisodeRecord, RecordProblem } from "../core/episode/episodeRecord.ts";
import { parseRecord } from "../core/episode/episodeRecord.ts";
import { episodeFolder } from "./episodeLog.ts";
import { contentHashOf, recordHashOf } from "./recordHash.ts";

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

/** Everything in a workspace's log. A folder that is not there is an empty log. */
export async function readEpisodes(workspaceFolder: string): Promise<EpisodesRead> {
  const folder = join(workspaceFolder, ...episodeFolder);
  const names: readonly string[] = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith(".jsonl")).toSorted((one, other) => (one < other ? -1 : 1));
  const episodes = new Map<string, EpisodeRecord[]>();
  const problems: ReadProblem[] = [];
  for (const name of files) {
    const read = readSegment(join(folder, name), await readFile(join(folder, name), "utf8"));
    problems.push(...read.problems);
    for (const record of read.records)
      episodes.set(record.episodeId, [...(episodes.get(record.episodeId) ?? []), record]);
  }
  return { episodes: [...episodes].map(([id, records]) => ({ id, records })), problems };
}

interface SegmentRead {
  readonly records: readonly EpisodeRecord[];
  readonly problems: readonly ReadProblem[];
}

/** The readable records of one file's text. A record that breaks the chain is kept and said to. */
export function readSegment(file: string, text: string): SegmentRead {
  const records: EpisodeRecord[] = [];
  const problems: ReadProblem[] = [];
  const lines = text.split("\n");
  const rest = lines.pop() ?? "";
  let prevHash = "";
  for (const [at, line] of lines.entries()) {
    const parsed = parseRecord(line);
    if (parsed.kind === "error") {
      problems.push({ file, line: at + 1, ...parsed.problem });
      continue;
    }
    const detail = chainFault(parsed.value, prevHash);
    if (detail !== undefined) problems.push({ file, line: at + 1, kind: "broken-chain", detail });
    prevHash = parsed.value.hash;
    records.push(parsed.value);
  }
  if (rest !== "") problems.push({ file, line: lines.length + 1, kind: "torn" });
  return { records, problems };
}

function chainFault(record: EpisodeRecord, prevHash: string): string | undefined {
  if (record.prevHash !== prevHash) return "the line before is not the one that was there";
  if (recordHashOf(record) !== record.hash) return "the record was changed";
  if (record.content && contentHashOf(record.content) !== record.contentHash) return "the content was changed";
  return undefined;
}
