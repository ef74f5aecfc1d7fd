import { constants } from "node:fs";
import { access, readdir, readFile, realpath, stat } from "node:fs/promises";
import { failure, ok, type Result } from "../../core/base/result.ts";

/** Why a file could not be read. */
export interface ReadFailure {
  readonly kind: "missing" | "unreadable";
  readonly message: string;
}

/** The few questions a search asks of a file system. None of them throws for what is or is not there. */
export interface FileLookup {
  /** Links are followed; a dangling link is missing. */
  entryAt(path: string): Promise<"file" | "folder" | "missing">;
  isExecutable(path: string): Promise<boolean>;
  readText(path: string): Promise<Result<string, ReadFailure>>;
  /** Names in the folder, sorted; none when it cannot be listed. */
  namesIn(folder: string): Promise<readonly string[]>;
  /** The path with all links resolved; the path itself when that is impossible. */
  realPath(path: string): Promise<string>;
}

/** The real file system. */
export const diskFiles: FileLookup = {
  async entryAt(path) {
    try {
      const found = await stat(path);
      return found.isDirectory() ? "folder" : "file";
    } catch {
      return "missing";
    }
  },
  async isExecutable(path) {
    try {
      await access(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  async readText(path) {
    try {
      return ok(await readFile(path, "utf8"));
    } catch (error) {
      return failure(readFailure(error));
    }
  },
  async namesIn(folder) {
    try {
      return (await readdir(folder)).sort();
    } catch {
      return [];
    }
  },
  async realPath(path) {
    try {
      return await realpath(path);
    } catch {
      return path;
    }
  },
};

function readFailure(error: unknown): ReadFailure {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const missing = code === "ENOENT" || code === "ENOTDIR";
  return { kind: missing ? "missing" : "unreadable", message: error instanceof Error ? error.message : String(error) };
}
