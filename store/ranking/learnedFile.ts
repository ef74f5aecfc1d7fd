import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import { RankingSnapshotSchema } from "../../core/ranking/rankingSnapshot.ts";
import { personsDataFolder, realPath } from "../dataFolder.ts";
import { contentHashOf } from "../recordHash.ts";
import { writeWhole } from "../wholeFile.ts";

const LearnedSchema = z.strictObject({
  schemaVersion: z.literal(1),
  isOn: z.boolean(),
  /** For each episode of the log the number of records learned from. */
  episodes: z.record(z.string(), z.int()),
  /** Marks of decisions that were learned when they were made and may appear again in the log. */
  heard: z.array(z.string()),
  content: RankingSnapshotSchema.shape.content,
});
const StoredSchema = LearnedSchema.extend({ hash: z.string() });

/** The stored content of a workspace's learned order. */
export type LearnedContent = z.infer<typeof LearnedSchema>;

/**
 * The file of a workspace's learned order. It is kept with the person and not in the workspace, so that it needs no
 * consent to record there. The editor and the command line share it.
 */
export class LearnedFile {
  readonly #path: string;

  constructor(workspaceFolder: string, dataFolder = personsDataFolder()) {
    const name = createHash("sha256").update(realPath(workspaceFolder)).digest("hex").slice(0, 32);
    this.#path = join(dataFolder, "learned", `${name}.json`);
  }

  /** The nearest folder above a file for which an order is stored. */
  static folderAbove(path: string, dataFolder = personsDataFolder()): string | undefined {
    for (let folder = dirname(realPath(path)); ; folder = dirname(folder)) {
      if (existsSync(new LearnedFile(folder, dataFolder).#path)) return folder;
      if (dirname(folder) === folder) return undefined;
    }
  }

  /** Changes with every write; undefined if there is no file. */
  get state(): string | undefined {
    const status = statSync(this.#path, { throwIfNoEntry: false });
    return status && `${status.mtimeMs} ${status.size} ${status.ino}`;
  }

  /** Undefined if there is no file; throws if it cannot be read or does not match its hash. */
  async read(): Promise<LearnedContent | undefined> {
    if (this.state === undefined) return undefined;
    const { hash, ...content } = StoredSchema.parse(JSON.parse(await readFile(this.#path, "utf8")));
    if (contentHashOf(content) !== hash) throw new Error(`${this.#path} was changed`);
    return content;
  }

  write(content: LearnedContent): Promise<void> {
    return writeWhole(this.#path, JSON.stringify({ ...content, hash: contentHashOf(content) }));
  }
}
