import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { episodeStateOf } from "../../core/episode/episodeState.ts";
import { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import { RankingSnapshotSchema } from "../../core/ranking/rankingSnapshot.ts";
import { EpisodeIndex } from "../episodeIndex.ts";
import { writeWhole } from "../wholeFile.ts";
import { episodeDecisions } from "./episodeDecisions.ts";
import { isWhole, withHash } from "./snapshotHash.ts";

/** What is kept beside the log, so that what was learned before need not be read again. */
const RankingFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** For each episode how many of its records were learned from. */
  learned: z.record(z.string(), z.int()),
  snapshot: RankingSnapshotSchema,
});

/** What a project's episodes have taught. */
export interface ProjectRanking {
  /** Ranks, and learns what is decided from now on; switched off, it does neither. */
  readonly ranking: HistoryRanking;
  /** Decisions at goals that it has learned from. */
  readonly decisions: number;
}

export interface RankingOptions {
  /** False is the off switch: nothing is read, learned or written. */
  readonly isOn: boolean;
  readonly signal: AbortSignal;
}

/** Older episodes of a log that is larger are left aside; the ranking keeps 20,000 steps at the most. */
const mostEpisodes = 5000;

/**
 * The ranking of the project whose log lies in a folder, brought up to date with the log. A log that cannot be read
 * teaches nothing, and a snapshot that cannot be written is made again the next time; neither is an error to a person
 * who asked for suggestions.
 */
export async function openRanking(folder: string, { isOn, signal }: RankingOptions): Promise<ProjectRanking> {
  const ranking = new HistoryRanking();
  ranking.isOn = isOn;
  if (!isOn) return { ranking, decisions: 0 };
  const kept = await readKept(folder);
  if (kept) ranking.restore(kept.snapshot.content);
  const learned = new Map(Object.entries(kept?.learned ?? {}));
  const before = kept?.snapshot.trainedOn.decisions ?? 0;
  const fresh = await learnFrom(folder, { ranking, learned }, signal);
  const decisions = before + fresh;
  if (fresh > 0) await keep(folder, { ranking, learned, decisions });
  return { ranking, decisions };
}

/** Forgets what was learned; the next opening learns from what the log still holds. */
export async function forgetRanking(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
}

function fileOf(folder: string): string {
  return join(folder, ".colloquy", "ranking.json");
}

async function readKept(folder: string): Promise<z.infer<typeof RankingFileSchema> | undefined> {
  try {
    const kept = RankingFileSchema.parse(JSON.parse(await readFile(fileOf(folder), "utf8")));
    return isWhole(kept.snapshot) ? kept : undefined;
  } catch {
    // It is a cache: what is missing or is not what it should be is made anew from the log.
    return undefined;
  }
}

interface Learning {
  readonly ranking: HistoryRanking;
  readonly learned: Map<string, number>;
}

/** Learns from what the log has that was not learned from; says from how many decisions. */
async function learnFrom(folder: string, { ranking, learned }: Learning, signal: AbortSignal): Promise<number> {
  using index = await EpisodeIndex.open(folder, signal);
  let decisions = 0;
  for (const id of index.ids.slice(-mostEpisodes)) {
    signal.throwIfAborted();
    const records = index.records(id);
    const known = learned.get(id) ?? 0;
    if (records.length <= known) continue;
    for (const decision of episodeDecisions(episodeStateOf(id, records))) {
      if (decision.lastRecord < known) continue;
      ranking.learn(decision);
      decisions += 1;
    }
    learned.set(id, records.length);
  }
  return decisions;
}

interface Kept extends Learning {
  readonly decisions: number;
}

async function keep(folder: string, { ranking, learned, decisions }: Kept): Promise<void> {
  const ids = [...learned.keys()];
  const snapshot = withHash({
    schemaVersion: 1,
    trainedOn: { from: ids[0] ?? "", to: ids.at(-1) ?? "", decisions },
    heldOutMrr: null,
    content: ranking.content,
  });
  const kept = { schemaVersion: 1, learned: Object.fromEntries(learned), snapshot };
  await writeWhole(fileOf(folder), JSON.stringify(kept)).catch(() => undefined);
}
