import { mkdir, readFile, writeFile } from "node:fs/promises";
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
    if (this.#kept.has(hash)) return ok(hash);
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(this.fileOf(hash), text, { flag: "wx" });
    } catch (error) {
      const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
      if (!isThere) return failure({ kind: "not-written", file: this.fileOf(hash), detail: String(error) });
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
}
