import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { episodeFolder } from "./textStore.ts";

/** The files of a log, oldest first. A missing folder is an empty log. */
export async function segmentFiles(workspaceFolder: string): Promise<readonly string[]> {
  const folder = join(workspaceFolder, ...episodeFolder);
  const names = await readdir(folder).catch((): string[] => []);
  return names
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(folder, name));
}

/** A line of a file without its end; offsets and lengths count bytes. */
export interface SegmentLine {
  readonly bytes: Buffer;
  readonly offset: number;
  /** True if the line has its end; only the last one may lack it. */
  readonly isWhole: boolean;
}

/** The lines of a file after a byte offset, read in chunks, so that only the longest line must fit into memory. */
export async function* segmentLines(file: string, from = 0): AsyncGenerator<SegmentLine, void, undefined> {
  let pieces: Buffer[] = [];
  let offset = from;
  for await (const chunk of createReadStream(file, { start: from, highWaterMark: 1 << 18 })) {
    const bytes = chunk as Buffer;
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      pieces.push(bytes.subarray(start, end));
      const line = pieces.length === 1 ? (pieces[0] ?? bytes) : Buffer.concat(pieces);
      pieces = [];
      yield { bytes: line, offset, isWhole: true };
      offset += line.length + 1;
      start = end + 1;
    }
    if (start < bytes.length) pieces.push(bytes.subarray(start));
  }
  if (pieces.length > 0) yield { bytes: Buffer.concat(pieces), offset, isWhole: false };
}
