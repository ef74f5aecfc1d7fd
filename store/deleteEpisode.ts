import { open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EpisodeIndex } from "./episodeIndex.ts";
import { parseRecord } from "../core/episode/episodeRecord.ts";

export interface EpisodeDeleted {
  /** How many records lost their content. */
  readonly records: number;
  /** How many kept documents nothing names any more, and are gone. */
  readonly texts: number;
}

/**
 * Takes the content out of every record of an episode, in place and without moving a byte of any other line, so that
 * another window may go on appending; the chain still verifies, because it never covered the content itself.
 */
export async function deleteEpisode(workspaceFolder: string, index: EpisodeIndex, id: string): Promise<EpisodeDeleted> {
  let records = 0;
  for (const { file, offset, length } of index.places(id)) {
    await using handle = await open(file, "r+");
    const bytes = Buffer.alloc(length);
    await handle.read(bytes, 0, length, offset);
    const parsed = parseRecord(bytes.toString("utf8"));
    if (parsed.kind === "error" || !parsed.value.record.content) continue;
    const emptied = Buffer.from(JSON.stringify({ ...parsed.value.written, content: null }));
    // Spaces at the end of a line are white space to JSON.
    await handle.write(Buffer.concat([emptied, Buffer.alloc(length - emptied.length, " ")]), 0, length, offset);
    await handle.sync();
    records += 1;
  }
  return { records, texts: await removeUnnamedTexts(workspaceFolder, index) };
}

async function removeUnnamedTexts(workspaceFolder: string, index: EpisodeIndex): Promise<number> {
  const named = new Set<string>();
  for (const id of index.ids)
    for (const { content } of index.records(id)) if (content?.lean.textHash) named.add(content.lean.textHash);
  const folder = join(workspaceFolder, ".colloquy", "texts");
  const names = await readdir(folder).catch((): string[] => []);
  const unnamed = names.filter((name) => !named.has(name.replace(/\.lean$/u, "")));
  await Promise.all(unnamed.map((name) => rm(join(folder, name), { force: true })));
  return unnamed.length;
}
