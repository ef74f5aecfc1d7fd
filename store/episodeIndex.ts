import { closeSync, openSync, readSync } from "node:fs";
import { mkdir, open, readFile, rename, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import * as z from "zod";
import type { EpisodeEnvironment, EpisodeRecord } from "../core/episode/episodeRecord.ts";
import { parseRecord } from "../core/episode/episodeRecord.ts";
import { segmentFiles } from "./readEpisodes.ts";

/** Of one segment: which episodes its lines belong to. `lines` holds triples of episode number, offset and length. */
const SegmentSchema = z.strictObject({
  name: z.string(),
  /** How far the file was read; what was appended since is read next time. */
  size: z.int(),
  episodes: z.array(z.string()),
  lines: z.array(z.int()),
});
const IndexSchema = z.strictObject({ indexVersion: z.literal(1), segments: z.array(SegmentSchema) });
type Segment = z.infer<typeof SegmentSchema>;

interface LinePlace {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** The episode of the records that say with what the others were made. */
const environmentId = "environment";

const chunkBytes = 4 * 1024 * 1024;

/**
 * Where each episode's lines stand, so that one can be read without the others and memory does not grow with the log.
 * It lies beside the log as a cache: what does not fit the files any more is made anew.
 */
export class EpisodeIndex implements Disposable {
  readonly #places = new Map<string, LinePlace[]>();
  readonly #handles = new Map<string, number>();

  private constructor(files: readonly string[], segments: readonly Segment[]) {
    for (const [at, { episodes, lines }] of segments.entries()) {
      const file = files[at] ?? "";
      const lists = episodes.map((id) => {
        const known = this.#places.get(id) ?? [];
        this.#places.set(id, known);
        return known;
      });
      for (let line = 0; line + 2 < lines.length; line += 3)
        lists[lines[line] ?? 0]?.push({ file, offset: lines[line + 1] ?? 0, length: lines[line + 2] ?? 0 });
    }
  }

  static async open(workspaceFolder: string, signal: AbortSignal): Promise<EpisodeIndex> {
    const cacheFile = join(workspaceFolder, ".colloquy", "index.json");
    const files = await segmentFiles(workspaceFolder);
    const known = await readCache(cacheFile);
    const segments: Segment[] = [];
    let hasNews = false;
    for (const file of files) {
      signal.throwIfAborted();
      const name = basename(file);
      const { size } = await stat(file);
      const before = known.get(name);
      const isFresh = before !== undefined && before.size <= size;
      const start: Segment = isFresh ? before : { name, size: 0, episodes: [], lines: [] };
      const read = start.size === size ? start : await readOn(file, start);
      hasNews ||= read !== before;
      segments.push(read);
    }
    // A folder that cannot be written to has no cache; nothing else depends on it.
    if (hasNews) await writeCache(cacheFile, segments).catch(() => undefined);
    return new EpisodeIndex(files, segments);
  }

  /** In the order in which they began. */
  get ids(): readonly string[] {
    return [...this.#places.keys()].filter((id) => id !== environmentId);
  }

  /** With what the steps of the log were tried, each once. */
  get environments(): readonly EpisodeEnvironment[] {
    const found = new Map<string, EpisodeEnvironment>();
    for (const { content } of this.records(environmentId))
      if (content?.environment) found.set(JSON.stringify(content.environment), content.environment);
    return [...found.values()];
  }

  /** The readable records of an episode, in the order in which they were written. */
  records(id: string): readonly EpisodeRecord[] {
    return (this.#places.get(id) ?? []).flatMap(({ file, offset, length }) => {
      const bytes = Buffer.allocUnsafe(length);
      readSync(this.#handle(file), bytes, 0, length, offset);
      const parsed = parseRecord(bytes.toString("utf8"));
      return parsed.kind === "ok" ? [parsed.value.record] : [];
    });
  }

  /** The lines of an episode in their files, for who must write over them. */
  places(id: string): readonly LinePlace[] {
    return this.#places.get(id) ?? [];
  }

  #handle(file: string): number {
    const known = this.#handles.get(file) ?? openSync(file, "r");
    this.#handles.set(file, known);
    return known;
  }

  [Symbol.dispose](): void {
    for (const handle of this.#handles.values()) closeSync(handle);
    this.#handles.clear();
  }
}

async function readCache(file: string): Promise<ReadonlyMap<string, Segment>> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return new Map();
  try {
    return new Map(IndexSchema.parse(JSON.parse(text)).segments.map((segment) => [segment.name, segment]));
  } catch {
    return new Map();
  }
}

async function writeCache(file: string, segments: readonly Segment[]): Promise<void> {
  await mkdir(join(file, ".."), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, JSON.stringify({ indexVersion: 1, segments }));
  await rename(temporary, file);
}

/** The segment with what was appended since; a last line without its end is left for the next time. */
async function readOn(file: string, before: Segment): Promise<Segment> {
  const numberOf = new Map(before.episodes.map((id, at) => [id, at]));
  const segment = { ...before, episodes: [...before.episodes], lines: [...before.lines] };
  await using handle = await open(file, "r");
  let carried = Buffer.alloc(0);
  for (let at = before.size; ; ) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const { bytesRead } = await handle.read(chunk, 0, chunkBytes, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    const bytes = Buffer.concat([carried, chunk.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      const id = episodeIdOf(bytes.subarray(start, end));
      if (id !== undefined) {
        const number = numberOf.get(id) ?? segment.episodes.push(id) - 1;
        numberOf.set(id, number);
        segment.lines.push(number, segment.size, end - start);
      }
      segment.size += end + 1 - start;
      start = end + 1;
    }
    carried = bytes.subarray(start);
  }
  return segment;
}

/** Every line of ours begins alike, so that it need not be read whole to know whose it is. */
function episodeIdOf(line: Buffer): string | undefined {
  const head = line.toString("utf8", 0, Math.min(line.length, 256));
  const id = /^\{"schemaVersion":\d+,"episodeId":"([^"\\]+)"/u.exec(head)?.[1];
  if (id !== undefined) return id;
  const parsed = parseRecord(line.toString("utf8"));
  return parsed.kind === "ok" ? parsed.value.record.episodeId : undefined;
}
