import { randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import type { EpisodeDraft, EpisodeRecord } from "../core/episode/episodeRecord.ts";
import { recordSchemaVersion } from "../core/episode/episodeRecord.ts";
import { contentHashOf, recordHashOf } from "./recordHash.ts";

/** Where a workspace keeps its episodes. */
export const episodeFolder = [".colloquy", "episodes"] as const;

export interface LogProblem {
  readonly kind: "not-written";
  readonly file: string;
  /** The system's words: a full disk, a folder that is read-only. */
  readonly detail: string;
}

const decisions: ReadonlySet<EpisodeRecord["event"]> = new Set(["decided", "undone"]);

/**
 * Appends to one file of its own a day, so that two windows on one workspace never write to the same. A line is one
 * write; decisions are flushed to the disk. A line that could not be written is a value, and the next one is tried anew
 * in a new file, so that what stands behind a torn line stays readable.
 */
export class EpisodeLog implements AsyncDisposable {
  readonly #folder: string;
  readonly #now: () => Date;
  #segment: { readonly day: string; readonly file: string; readonly handle: FileHandle } | undefined;
  #seq = 0;
  #prevHash = "";
  #last: Promise<unknown> = Promise.resolve();

  constructor(workspaceFolder: string, now: () => Date = () => new Date()) {
    this.#folder = join(workspaceFolder, ...episodeFolder);
    this.#now = now;
  }

  /** Adds one record behind all that were given before. */
  append(draft: EpisodeDraft): Promise<Result<EpisodeRecord, LogProblem>> {
    const written = this.#last.then(() => this.#write(draft));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #write(draft: EpisodeDraft): Promise<Result<EpisodeRecord, LogProblem>> {
    let file = this.#folder;
    try {
      const segment = await this.#openSegment();
      file = segment.file;
      const record = this.#chained(draft);
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      const { bytesWritten } = await segment.handle.write(line);
      if (bytesWritten !== line.length) throw new Error(`only ${bytesWritten} of ${line.length} bytes were written`);
      if (decisions.has(record.event)) await segment.handle.sync();
      this.#seq += 1;
      this.#prevHash = record.hash;
      return ok(record);
    } catch (error) {
      await this.#closeSegment();
      return failure({ kind: "not-written", file, detail: error instanceof Error ? error.message : String(error) });
    }
  }

  #chained(draft: EpisodeDraft): EpisodeRecord {
    const content = { salt: randomBytes(16).toString("hex"), ...draft.content };
    const unhashed: Omit<EpisodeRecord, "hash"> = {
      schemaVersion: recordSchemaVersion,
      ...draft,
      seq: this.#seq,
      prevHash: this.#prevHash,
      contentHash: contentHashOf(content),
      content,
    };
    return { ...unhashed, hash: recordHashOf(unhashed) };
  }

  async #openSegment(): Promise<{ readonly file: string; readonly handle: FileHandle }> {
    const day = this.#now().toISOString().slice(0, 10);
    if (this.#segment?.day === day) return this.#segment;
    await this.#closeSegment();
    await mkdir(this.#folder, { recursive: true });
    // What people say is not published with their code unless they want it: the file is theirs to change.
    await writeFile(join(this.#folder, "../.gitignore"), "*\n", { flag: "wx" }).catch(() => undefined);
    const file = join(this.#folder, `${day}-${randomBytes(4).toString("hex")}.jsonl`);
    this.#segment = { day, file, handle: await open(file, "ax") };
    return this.#segment;
  }

  async #closeSegment(): Promise<void> {
    const segment = this.#segment;
    this.#segment = undefined;
    this.#seq = 0;
    this.#prevHash = "";
    await segment?.handle.close().catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
    await this.#closeSegment();
  }
}
