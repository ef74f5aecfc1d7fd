import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import { textHashOf } from "./recordHash.ts";

/** Where a workspace keeps its episodes. */
export const episodeFolder = [".colloquy", "episodes"] as const;

const textFolder = [".colloquy", "texts"] as const;

export interface LogProblem {
  readonly kind: "not-written";
  readonly file: string;
  /** The system's words: a full disk, a folder that is read-only. */
  readonly detail: string;
}

/** The documents that steps were tried in, each text once, under the SHA-256 of it. */
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
    // A text that was kept may have been deleted since, with the episode that it belonged to.
    if (this.#kept.has(hash) && (await isThere(file))) return ok(hash);
    const temporary = `${file}.${randomBytes(4).toString("hex")}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      if ((await this.read(hash)) === undefined) {
        // Beside it first: under its hash there is never half a text.
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

  /** A kept text; undefined where it is gone or no longer what it was. */
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
