import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { mkdir, open, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { EpisodeEnvironment, EpisodeRecord } from "../core/episode/episodeRecord.ts";
import { parseRecord } from "../core/episode/episodeRecord.ts";
import type { IndexedLine, IndexedSegment } from "./indexFile.ts";
import { IndexFile, writeIndexFile } from "./indexFile.ts";
import { LineTable } from "./lineTable.ts";
import { segmentFiles, segmentLines } from "./segmentFiles.ts";
import { inWrittenOrder } from "./writtenOrder.ts";

/** The place of a line of an episode; offset and length in bytes. */
interface LinePlace {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** The episode of the environment records. */
const environmentId = "environment";
/** The log may grow this much beyond the index before the index is rewritten; reading it takes about 20 ms. */
const usualTailBytes = 4 * 1024 * 1024;
const runBytes = 4 * 1024 * 1024;
const tailHashBytes = 256;

interface OpenedIndex {
  readonly files: readonly string[];
  readonly base: IndexFile | undefined;
  readonly tail: LineTable;
}

/**
 * The places of each episode's lines, so that one episode can be read without the others. It is kept in a file beside
 * the log. Opening reads the lines appended since, and rebuilds an index that does not match the log.
 */
export class EpisodeIndex implements Disposable {
  readonly #files: readonly string[];
  readonly #base: IndexFile | undefined;
  readonly #tail: LineTable;
  readonly #handles = new Map<string, number>();
  readonly #numberOf: ReadonlyMap<string, number>;
  readonly #ids: readonly string[];
  #bytes = Buffer.allocUnsafe(1 << 17);

  private constructor({ files, base, tail }: OpenedIndex) {
    this.#files = files;
    this.#base = base;
    this.#tail = tail;
    this.#numberOf = new Map((base?.ids ?? []).map((id, at) => [id, at]));
    const ids = [...(base?.ids ?? []), ...tail.ids.filter((id) => !this.#numberOf.has(id))];
    this.#ids = ids.filter((id) => id !== environmentId);
  }

  static async open(
    workspaceFolder: string,
    signal: AbortSignal,
    tailLimitBytes = usualTailBytes,
  ): Promise<EpisodeIndex> {
    const indexFile = join(workspaceFolder, ".colloquy", "episodes.index");
    const files = await segmentFiles(workspaceFolder);
    const found = IndexFile.open(indexFile);
    const base = found && (await isOf(found, files)) ? found : undefined;
    if (found && !base) found[Symbol.dispose]();
    const tail = new LineTable();
    const segments = await readTail({ files, base, tail }, signal);
    const unindexed = segments.reduce((sum, { size }, at) => sum + size - (base?.segments[at]?.size ?? 0), 0);
    if (unindexed <= tailLimitBytes) return new EpisodeIndex({ files, base, tail });
    const whole = base ? merged(base, tail) : tail;
    const isWritten = await mkdir(join(indexFile, ".."), { recursive: true })
      .then(() => writeIndexFile(indexFile, whole.entries(segments)))
      .then(
        () => true,
        // A folder without write access has no index on disk; nothing else depends on it.
        () => false,
      );
    const renewed = isWritten ? IndexFile.open(indexFile) : undefined;
    if (!renewed) return new EpisodeIndex({ files, base, tail });
    base?.[Symbol.dispose]();
    return new EpisodeIndex({ files, base: renewed, tail: new LineTable() });
  }

  /** In the order of their first records. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  has(id: string): boolean {
    return this.#numberOf.has(id) || this.#tail.has(id);
  }

  /** The environments of the log, each once. */
  get environments(): readonly EpisodeEnvironment[] {
    const found = new Map<string, EpisodeEnvironment>();
    for (const { content } of this.environmentRecords)
      if (content?.environment) found.set(JSON.stringify(content.environment), content.environment);
    return [...found.values()];
  }

  get environmentRecords(): readonly EpisodeRecord[] {
    return this.records(environmentId);
  }

  /** The readable records of an episode, in written order. */
  records(id: string): readonly EpisodeRecord[] {
    const byFile = new Map<string, EpisodeRecord[]>();
    for (const { place, bytes } of this.lines(id)) {
      const parsed = parseRecord(bytes.toString("utf8"));
      if (parsed.kind === "error" || parsed.value.record.episodeId !== id) continue;
      const known = byFile.get(place.file) ?? [];
      known.push(parsed.value.record);
      byFile.set(place.file, known);
    }
    return inWrittenOrder([...byFile.values()]);
  }

  /** The lines of an episode with their places, for overwriting them. `bytes` is valid only until the next line. */
  *lines(id: string): Generator<{ readonly place: LinePlace; readonly bytes: Buffer }, void, undefined> {
    const at = this.#numberOf.get(id);
    const lines = [...(at === undefined ? [] : (this.#base?.lines(at) ?? [])), ...this.#tail.linesOf(id)];
    for (const run of neighbouring(lines)) {
      const [first] = run;
      const last = run.at(-1);
      if (!first || !last) continue;
      const file = this.#files[first.segment] ?? "";
      const bytes = this.#room(last.offset + last.length - first.offset);
      readSync(this.#handle(file), bytes, 0, bytes.length, first.offset);
      for (const { offset, length } of run) {
        const start = offset - first.offset;
        yield { place: { file, offset, length }, bytes: bytes.subarray(start, start + length) };
      }
    }
  }

  /** One buffer for all reads: a new one for each episode would use memory that is not freed in time. */
  #room(length: number): Buffer {
    if (length > this.#bytes.length) this.#bytes = Buffer.allocUnsafe(length);
    return this.#bytes.subarray(0, length);
  }

  #handle(file: string): number {
    const known = this.#handles.get(file);
    if (known !== undefined) return known;
    // A log of many years has more files than a process may open at once.
    if (this.#handles.size >= 64) this.#closeFiles();
    const opened = openSync(file, "r");
    this.#handles.set(file, opened);
    return opened;
  }

  #closeFiles(): void {
    for (const handle of this.#handles.values()) closeSync(handle);
    this.#handles.clear();
  }

  [Symbol.dispose](): void {
    this.#closeFiles();
    this.#base?.[Symbol.dispose]();
  }
}

/** Adjacent lines are read together, up to a size. */
function* neighbouring(lines: readonly IndexedLine[]): Generator<readonly IndexedLine[], void, undefined> {
  let run: IndexedLine[] = [];
  let bytes = 0;
  for (const line of lines) {
    const before = run.at(-1);
    const follows =
      before !== undefined && before.segment === line.segment && before.offset + before.length + 1 === line.offset;
    if (!follows || bytes > runBytes) {
      if (run.length > 0) yield run;
      run = [];
      bytes = 0;
    }
    run.push(line);
    bytes += line.length;
  }
  if (run.length > 0) yield run;
}

/**
 * An index is valid if its files are the first of the log, and each still has the same bytes before the indexed end.
 */
async function isOf({ segments }: IndexFile, files: readonly string[]): Promise<boolean> {
  for (const [at, { name, size, tail }] of segments.entries()) {
    const file = files[at];
    if (file === undefined || basename(file) !== name) return false;
    if ((await stat(file)).size < size || (await hashBefore(file, size)) !== tail) return false;
  }
  return true;
}

async function hashBefore(file: string, size: number): Promise<string> {
  const length = Math.min(size, tailHashBytes);
  const bytes = Buffer.alloc(length);
  await using handle = await open(file, "r");
  await handle.read(bytes, 0, length, size - length);
  return createHash("sha256").update(bytes).digest("hex");
}

/** Reads the lines after the index into the table; a last line without its end is left for the next time. */
async function readTail({ files, base, tail }: OpenedIndex, signal: AbortSignal): Promise<readonly IndexedSegment[]> {
  const segments: IndexedSegment[] = [];
  for (const [segment, file] of files.entries()) {
    signal.throwIfAborted();
    const before = base?.segments[segment];
    let size = before?.size ?? 0;
    if ((await stat(file)).size > size)
      for await (const { bytes, offset, isWhole } of segmentLines(file, size)) {
        if (!isWhole) break;
        const id = episodeIdOf(bytes);
        if (id !== undefined) tail.add(id, { segment, offset, length: bytes.length });
        size = offset + bytes.length + 1;
      }
    const hasGrown = size !== before?.size;
    segments.push({ name: basename(file), size, tail: hasGrown ? await hashBefore(file, size) : before.tail });
  }
  return segments;
}

/** Both as one table, in the order in which the episodes began. */
function merged(base: IndexFile, tail: LineTable): LineTable {
  const whole = new LineTable();
  for (const [at, id] of base.ids.entries()) for (const line of base.lines(at)) whole.add(id, line);
  const { ids, episodeOf, segmentOf, offsetOf, lengthOf } = tail.entries([]);
  for (const [line, episode] of episodeOf.entries())
    whole.add(ids[episode] ?? "", {
      segment: segmentOf[line] ?? 0,
      offset: offsetOf[line] ?? 0,
      length: lengthOf[line] ?? 0,
    });
  return whole;
}

const idMark = '"episodeId":"';

/** A quotation mark inside a text is escaped, so the pattern matches only at the key. */
function episodeIdOf(line: Buffer): string | undefined {
  const start = line.indexOf(idMark) + idMark.length;
  const id = start < idMark.length ? undefined : line.toString("utf8", start, line.indexOf(34, start));
  // Other records and broken lines may contain anything.
  if (id !== undefined && id !== "" && !id.includes("\\")) return id;
  const parsed = parseRecord(line.toString("utf8"));
  return parsed.kind === "ok" ? parsed.value.record.episodeId : undefined;
}
