import { randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import type { EpisodeDraft, EpisodeRecord } from "../core/episode/episodeRecord.ts";
import { recordSchemaVersion } from "../core/episode/episodeRecord.ts";
import { contentHashOf, recordHashOf } from "./recordHash.ts";
import type { LogProblem } from "./textStore.ts";
import { episodeFolder, TextStore } from "./textStore.ts";

export interface EpisodeLogOptions {
  readonly now?: () => Date;
  /** How the recording was consented to, in a few words. */
  readonly consent?: string;
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
  readonly #consent: string | null;
  #segment: { readonly day: string; readonly file: string; readonly handle: FileHandle } | undefined;
  #seq = 0;
  #prevHash = "";
  #last: Promise<unknown> = Promise.resolve();

  #environmentRef: string | null = null;
  #texts: TextStore;

  constructor(workspaceFolder: string, options: EpisodeLogOptions = {}) {
    this.#folder = join(workspaceFolder, ...episodeFolder);
    this.#texts = new TextStore(workspaceFolder);
    this.#now = options.now ?? (() => new Date());
    this.#consent = options.consent ?? null;
  }

  /** Keeps a document's text, once, for the records that name it. Returns its hash. */
  keepText(text: string): Promise<Result<string, LogProblem>> {
    return this.#texts.keep(text);
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
      if (record.event === "environment") this.#environmentRef = record.contentHash;
      return ok(record);
    } catch (error) {
      await this.#closeSegment();
      return failure({ kind: "not-written", file, detail: error instanceof Error ? error.message : String(error) });
    }
  }

  #chained(draft: EpisodeDraft): EpisodeRecord {
    const content = { salt: randomBytes(16).toString("hex"), environment: null, talk: null, ...draft.content };
    const unhashed: Omit<EpisodeRecord, "hash"> = {
      schemaVersion: recordSchemaVersion,
      ...draft,
      seq: this.#seq,
      ...{ environmentRef: this.#environmentRef, consentRef: this.#consent, redactions: [] },
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
