import type { EpisodeRecord } from "../core/episode/episodeRecord.ts";
import type { ReadProblem } from "./chainReader.ts";
import { ChainReader } from "./chainReader.ts";
import { inWrittenOrder } from "./writtenOrder.ts";
import { segmentFiles, segmentLines } from "./segmentFiles.ts";

export interface Episode {
  readonly id: string;
  /** In the order in which they were written; over several files by time. */
  readonly records: readonly EpisodeRecord[];
}

export interface EpisodesRead {
  readonly episodes: readonly Episode[];
  readonly problems: readonly ReadProblem[];
}

/** Everything in a workspace's log, in memory; whoever may meet a large log uses `EpisodeIndex`. */
export async function readEpisodes(workspaceFolder: string): Promise<EpisodesRead> {
  const episodes = new Map<string, EpisodeRecord[][]>();
  const problems: ReadProblem[] = [];
  for (const file of await segmentFiles(workspaceFolder)) {
    const read = await readSegment(file);
    for (const problem of read.problems) problems.push(problem);
    const here = new Map<string, EpisodeRecord[]>();
    for (const record of read.records) {
      const known = here.get(record.episodeId) ?? [];
      known.push(record);
      here.set(record.episodeId, known);
    }
    for (const [id, records] of here) episodes.set(id, [...(episodes.get(id) ?? []), records]);
  }
  episodes.delete("environment");
  return { episodes: [...episodes].map(([id, files]) => ({ id, records: inWrittenOrder(files) })), problems };
}

interface SegmentRead {
  readonly records: readonly EpisodeRecord[];
  readonly problems: readonly ReadProblem[];
}

/** The readable records of one file. */
export async function readSegment(file: string): Promise<SegmentRead> {
  const chain = new ChainReader(file);
  const records: EpisodeRecord[] = [];
  for await (const { bytes, isWhole } of segmentLines(file)) {
    const record = isWhole ? chain.read(bytes.toString("utf8")) : chain.torn();
    if (record) records.push(record);
  }
  return { records, problems: chain.problems };
}
