import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import { textHashOf } from "./recordHash.ts";

/** The folder of a workspace's episodes. */
export const episodeFolder = [".colloquy", "episodes"] as const;

const textFolder = [".colloquy", "texts"] as const;

export interface LogProblem {
  readonly kind: "not-written";
  readonly file: string;
  /** The system's message, such as for a full disk or a read-only folder. */
  readonly detail: string;
}

/** The documents that steps were tried in, each stored once under its SHA-256. */
export class TextStore {
  readonly #folder: string;
  readonly #kept = new Set<string>();

  constructor(workspaceFolder: string) {
    this.#folder = join(workspaceFolder, ...textFolder);
  }

  fileOf(hash: string): string {
    return join(this.#folder, `${hash}.lean`);
  }

  async keep(text: string): Promise<Result<string, LogProblem>> {
    const hash = textHashOf(text);
    const file = this.fileOf(hash);
    // A stored text may have been deleted since, together with its episode.
    if (this.#kept.has(hash) && (await isThere(file))) return ok(hash);
    const temporary = `${file}.${randomBytes(4).toString("hex")}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      if ((await this.read(hash)) === undefined) {
        // Written beside it first, so that the file with the hash in its name is always complete.
        await writeFile(temporary, text, { flag: "wx" });
        await rename(temporary, file);
      }
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      return failure({ kind: "not-written", file, detail: error instanceof Error ? error.message : String(error) });
    }
    this.#kept.add(hash);
    return ok(hash);
  }

  /** A stored text; undefined if it is missing or was changed. */
  async read(hash: string): Promise<string | undefined> {
    if (!/^[0-9a-f]{64}$/u.test(hash)) return undefined;
    const text = await readFile(this.fileOf(hash), "utf8").catch(() => undefined);
    return text !== undefined && textHashOf(text) === hash ? text : undefined;
  }

  async remove(hash: string): Promise<void> {
    this.#kept.delete(hash);
    await rm(this.fileOf(hash), { force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
