import { randomBytes } from "node:crypto";
import { mkdir, open, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import { canonicalJson } from "../core/episode/canonicalJson.ts";
import type { EpisodeDraft, EpisodeRecord } from "../core/episode/episodeRecord.ts";
import { chainedRecord } from "./chainedRecord.ts";
import type { LogProblem } from "./textStore.ts";
import { episodeFolder, TextStore } from "./textStore.ts";

/** The file operations of the log. `write` returns the number of bytes written, which may be fewer on a full disk. */
export interface SegmentFile {
  write(bytes: Uint8Array): Promise<{ readonly bytesWritten: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface EpisodeLogOptions {
  readonly now?: () => Date;
  /** The source of the consent to the recording, in a few words. */
  readonly consent?: string;
  /** Creates a new file; it must fail if the file exists. */
  readonly create?: (file: string) => Promise<SegmentFile>;
}

interface Segment {
  readonly day: string;
  readonly file: string;
  readonly handle: SegmentFile;
}

const decisions: ReadonlySet<EpisodeRecord["event"]> = new Set(["decided", "undone"]);

/**
 * Appends to a file of its own for each day, so that two windows on one workspace never write to the same file. A line
 * is one write; decisions are flushed to disk. A failed write is returned as a value. After a partial write the next
 * line begins a new file, so that it stays readable after a torn line.
 */
export class EpisodeLog implements AsyncDisposable {
  readonly #folder: string;
  readonly #now: () => Date;
  readonly #consent: string | null;
  readonly #create: (file: string) => Promise<SegmentFile>;
  readonly #texts: TextStore;
  #segment: Segment | undefined;
  #seq = 0;
  #prevHash = "";
  #environmentRef: string | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(workspaceFolder: string, options: EpisodeLogOptions = {}) {
    this.#folder = join(workspaceFolder, ...episodeFolder);
    this.#texts = new TextStore(workspaceFolder);
    this.#now = options.now ?? (() => new Date());
    this.#consent = options.consent ?? null;
    this.#create = options.create ?? ((file) => open(file, "ax"));
  }

  /** Stores a document's text, once, for the records that refer to it. Returns its hash. */
  keepText(text: string): Promise<Result<string, LogProblem>> {
    return this.#texts.keep(text);
  }

  /** Appends one record after all earlier ones. */
  append(draft: EpisodeDraft): Promise<Result<EpisodeRecord, LogProblem>> {
    const written = this.#last.then(() => this.#write(draft));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #write(draft: EpisodeDraft): Promise<Result<EpisodeRecord, LogProblem>> {
    let file = this.#folder;
    let isTorn = false;
    try {
      const { handle, file: opened } = await this.#openSegment();
      file = opened;
      const record = chainedRecord(draft, {
        seq: this.#seq,
        prevHash: this.#prevHash,
        salt: randomBytes(16).toString("hex"),
        environmentRef: this.#environmentRef,
        consentRef: this.#consent,
      });
      const line = Buffer.from(`${canonicalJson(record)}\n`);
      const { bytesWritten } = await handle.write(line);
      isTorn = bytesWritten > 0 && bytesWritten < line.length;
      if (bytesWritten !== line.length) throw new Error(`only ${bytesWritten} of ${line.length} bytes were written`);
      this.#seq += 1;
      this.#prevHash = record.hash;
      if (record.event === "environment") this.#environmentRef = record.contentHash;
      if (decisions.has(record.event)) await handle.sync();
      return ok(record);
    } catch (error) {
      // Otherwise every line that does not fit on a full disk would create another empty file.
      if (isTorn) await this.#closeSegment();
      return failure({ kind: "not-written", file, detail: error instanceof Error ? error.message : String(error) });
    }
  }

  async #openSegment(): Promise<Segment> {
    const begun = this.#now().toISOString();
    const day = begun.slice(0, 10);
    // A person may have deleted the folder in the meantime, and writes to a deleted file are lost.
    if (this.#segment?.day === day && (await isThere(this.#segment.file))) return this.#segment;
    await this.#closeSegment();
    await mkdir(this.#folder, { recursive: true });
    // Conversations are not published with the code unless people want it; the file is theirs to change.
    await writeFile(join(this.#folder, "../.gitignore"), "*\n", { flag: "wx" }).catch(() => undefined);
    // The time in milliseconds, so that the names sort in the order of creation.
    const name = `${begun.replace(/[:.]/gu, "-").replace("Z", "")}-${randomBytes(4).toString("hex")}.jsonl`;
    const file = join(this.#folder, name);
    this.#segment = { day, file, handle: await this.#create(file) };
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

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
