import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { parseRecord } from "../core/episode/episodeRecord.ts";
import type { EpisodeIndex } from "./episodeIndex.ts";
import { forgetLearned } from "./ranking/logLessons.ts";
import { segmentFiles } from "./segmentFiles.ts";
import { TextStore } from "./textStore.ts";

export interface EpisodeDeleted {
  /** The number of records that lost their content. */
  readonly records: number;
  /** The number of stored documents that were deleted because no record refers to them any more. */
  readonly texts: number;
}

/**
 * Removes the content from every record of an episode, in place and without moving a byte of any other line, so that
 * another window may keep appending. The chain still verifies, because its hashes never covered the content itself.
 */
export async function deleteEpisode(workspaceFolder: string, index: EpisodeIndex, id: string): Promise<EpisodeDeleted> {
  let records = 0;
  const texts = new Set<string>();
  for (const { place, bytes } of index.lines(id)) {
    const parsed = parseRecord(bytes.toString("utf8"));
    if (parsed.kind === "error" || parsed.value.record.episodeId !== id) continue;
    const { record, written } = parsed.value;
    if (!record.content) continue;
    if (record.content.lean.textHash) texts.add(record.content.lean.textHash);
    const emptied = Buffer.from(JSON.stringify({ ...written, content: null }));
    await using handle = await open(place.file, "r+");
    // JSON ignores spaces at the end of a line.
    const filled = Buffer.concat([emptied, Buffer.alloc(place.length - emptied.length, " ")]);
    await handle.write(filled, 0, filled.length, place.offset);
    await handle.sync();
    records += 1;
  }
  // A ranking cannot forget a single episode.
  await forgetLearned(workspaceFolder);
  return { records, texts: await removeUnnamed(workspaceFolder, texts) };
}

/** Considers only texts of this episode, because another window may just have stored one for its next record. */
async function removeUnnamed(workspaceFolder: string, texts: ReadonlySet<string>): Promise<number> {
  const unnamed = new Set(texts);
  for (const file of await segmentFiles(workspaceFolder)) await strikeNamed(file, unnamed);
  const store = new TextStore(workspaceFolder);
  await Promise.all([...unnamed].map((hash) => store.remove(hash)));
  return unnamed.size;
}

const hashLength = 64;

/** Removes the hashes that a file contains from the set, by searching the bytes. */
async function strikeNamed(file: string, unnamed: Set<string>): Promise<void> {
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    if (unnamed.size === 0) return;
    const bytes = Buffer.concat([carried, chunk as Buffer]);
    for (const hash of unnamed) if (bytes.includes(hash)) unnamed.delete(hash);
    carried = bytes.subarray(Math.max(0, bytes.length - hashLength + 1));
  }
}
