import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isUtf8 } from "node:buffer";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import type { CommandProblem } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";

export interface LeanFile {
  /** Absolute. */
  readonly path: string;
  /** As the person wrote it, for messages. */
  readonly shown: string;
  readonly uri: string;
  /** Without its byte order mark. */
  readonly text: string;
  /** The byte order mark, or nothing. */
  readonly mark: "" | "\uFEFF";
}

/** Reads a Lean file whole; everything that can be wrong with it is a problem that names it. */
export async function readLeanFile(shown: string): Promise<Result<LeanFile, CommandProblem>> {
  const path = resolve(shown);
  try {
    if ((await stat(path)).isDirectory()) return badFile(`${shown} is a folder`, "name one Lean file in it");
    const bytes = await readFile(path);
    if (!isUtf8(bytes)) return badFile(`${shown} is not UTF-8 text`, "convert it to UTF-8; Lean reads nothing else");
    const text = bytes.toString("utf8");
    const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    return ok({ path, shown, uri: pathToFileURL(path).href, text: text.slice(mark.length), mark });
  } catch (error) {
    return badFile(`${shown} ${readingProblem(error)}`, "check the path");
  }
}

function readingProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "does not exist";
  if (code === "EACCES" || code === "EPERM") return "may not be read";
  return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}

function badFile(message: string, next: string): Result<never, CommandProblem> {
  return failure({ exitCode: exitCodes.badInput, message, next });
}
