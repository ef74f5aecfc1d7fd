import { closeSync, openSync, readSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import * as z from "zod";

/** The indexed part of a file of the log. */
const IndexedSegmentSchema = z.strictObject({
  name: z.string(),
  /** In bytes; always the end of a line. */
  size: z.int(),
  /** SHA-256 of the bytes just before `size`, to notice a changed file. */
  tail: z.string(),
});
export type IndexedSegment = z.infer<typeof IndexedSegmentSchema>;

const HeaderSchema = z.strictObject({
  indexVersion: z.literal(2),
  segments: z.array(IndexedSegmentSchema),
  episodes: z.int(),
  lines: z.int(),
});

/** The place of a line: the segment's position in the header's list, offset and length in bytes. */
export interface IndexedLine {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

/** The content of an index: ids in the order of their first records, and lines in the order in which they were read. */
export interface IndexEntries {
  readonly segments: readonly IndexedSegment[];
  readonly ids: readonly string[];
  readonly episodeOf: Uint32Array;
  readonly segmentOf: Uint32Array;
  readonly offsetOf: Float64Array;
  readonly lengthOf: Uint32Array;
}

const magic = "CLQYIDX2";
const preambleBytes = 16;
const lineBytes = 16;

/**
 * An index on disk: a header, the lines grouped by episode, the number of lines of each episode, and the ids. Opening
 * reads everything except the lines, which are read on demand, so that memory grows with the number of episodes and not
 * with their size.
 */
export class IndexFile implements Disposable {
  readonly segments: readonly IndexedSegment[];
  readonly ids: readonly string[];
  readonly #handle: number;
  /** For each episode the number of its first line; one more at the end. */
  readonly #first: Uint32Array;
  readonly #linesAt: number;

  private constructor(handle: number) {
    this.#handle = handle;
    const preamble = this.#bytes(0, preambleBytes);
    if (preamble.toString("latin1", 0, 8) !== magic) throw new Error("not an index");
    const headerBytes = preamble.readUInt32LE(8);
    const idBytes = preamble.readUInt32LE(12);
    const header = HeaderSchema.parse(JSON.parse(this.#bytes(preambleBytes, headerBytes).toString("utf8")));
    this.segments = header.segments;
    this.#linesAt = preambleBytes + headerBytes;
    const countsAt = this.#linesAt + header.lines * lineBytes;
    const counts = this.#bytes(countsAt, header.episodes * 4);
    this.#first = new Uint32Array(header.episodes + 1);
    for (let at = 0; at < header.episodes; at += 1)
      this.#first[at + 1] = (this.#first[at] ?? 0) + counts.readUInt32LE(at * 4);
    const ids: unknown = JSON.parse(this.#bytes(countsAt + counts.length, idBytes).toString("utf8"));
    if (!isStrings(ids) || ids.length !== header.episodes) throw new Error("the index is cut off");
    this.ids = ids;
  }

  /** Undefined if there is no usable index. */
  static open(file: string): IndexFile | undefined {
    let handle: number | undefined;
    try {
      handle = openSync(file, "r");
      return new IndexFile(handle);
    } catch {
      // An index is a cache: it is rebuilt after any error.
      if (handle !== undefined) closeSync(handle);
      return undefined;
    }
  }

  /** The lines of the episode at this position in `ids`. */
  lines(episode: number): readonly IndexedLine[] {
    const first = this.#first[episode] ?? 0;
    const count = (this.#first[episode + 1] ?? first) - first;
    const bytes = this.#bytes(this.#linesAt + first * lineBytes, count * lineBytes);
    return Array.from({ length: count }, (_, line) => ({
      segment: bytes.readUInt32LE(line * lineBytes),
      length: bytes.readUInt32LE(line * lineBytes + 4),
      offset: bytes.readDoubleLE(line * lineBytes + 8),
    }));
  }

  #bytes(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    if (readSync(this.#handle, bytes, 0, length, at) !== length) throw new Error("the index is cut off");
    return bytes;
  }

  [Symbol.dispose](): void {
    closeSync(this.#handle);
  }
}

/** Not a schema: for fifty thousand ids that takes longer than everything else in opening a log. */
function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === "string");
}

/** Writes an index to a temporary file and renames it, so that readers of the old one can finish. */
export async function writeIndexFile(file: string, entries: IndexEntries): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await using handle = await open(temporary, "w");
    for (const part of indexParts(entries)) await handle.write(part);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function indexParts(entries: IndexEntries): readonly Buffer[] {
  const { segments, ids, episodeOf } = entries;
  const counts = Buffer.alloc(ids.length * 4);
  const next = new Uint32Array(ids.length + 1);
  for (const episode of episodeOf) next[episode + 1] = (next[episode + 1] ?? 0) + 1;
  for (const [at] of ids.entries()) {
    counts.writeUInt32LE(next[at + 1] ?? 0, at * 4);
    next[at + 1] = (next[at + 1] ?? 0) + (next[at] ?? 0);
  }
  const lines = Buffer.alloc(episodeOf.length * lineBytes);
  for (const [line, episode] of episodeOf.entries()) {
    const at = (next[episode] ?? 0) * lineBytes;
    next[episode] = (next[episode] ?? 0) + 1;
    lines.writeUInt32LE(entries.segmentOf[line] ?? 0, at);
    lines.writeUInt32LE(entries.lengthOf[line] ?? 0, at + 4);
    lines.writeDoubleLE(entries.offsetOf[line] ?? 0, at + 8);
  }
  const header = Buffer.from(
    JSON.stringify({ indexVersion: 2, segments, episodes: ids.length, lines: episodeOf.length }),
  );
  const idList = Buffer.from(JSON.stringify(ids));
  const preamble = Buffer.alloc(preambleBytes);
  preamble.write(magic, "latin1");
  preamble.writeUInt32LE(header.length, 8);
  preamble.writeUInt32LE(idList.length, 12);
  return [preamble, header, lines, counts, idList];
}
