import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseHeader } from "../../core/lean/header.ts";
import { nameParts } from "../../core/lean/names.ts";
import { declaredTactics } from "../../core/search/declaredTactics.ts";

const mostFiles = 200;
const largestFile = 500_000;
const mostFolders = 8;
const mostTactics = 12;

/**
 * Tactics that the project itself declares or registers: in the text, and in those modules that it imports whose source
 * lies in a folder of the file or above it. The nearest first; a dozen at the most.
 */
export async function ownTactics(uri: string, text: string): Promise<readonly string[]> {
  const tactics = new Set(declaredTactics(text));
  const folders = uri.startsWith("file:") ? foldersAbove(fileURLToPath(uri)) : [];
  const waiting = [...parseHeader(text).imports];
  const seen = new Set<string>();
  while (waiting.length > 0 && seen.size < mostFiles) {
    const module = waiting.shift() ?? "";
    if (seen.has(module)) continue;
    seen.add(module);
    const source = await sourceOf(module, folders);
    if (source === undefined) continue;
    for (const tactic of declaredTactics(source)) tactics.add(tactic);
    waiting.push(...parseHeader(source).imports);
  }
  return [...tactics].slice(0, mostTactics);
}

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folders.length < mostFolders && !folders.includes(folder); folder = dirname(folder))
    folders.push(folder);
  return folders;
}

/** The text of a module's source; undefined where it is none of the project's. */
async function sourceOf(module: string, folders: readonly string[]): Promise<string | undefined> {
  const parts = nameParts(module).map((part) => part.replace(/^«|»$/gu, ""));
  for (const folder of folders) {
    const path = `${join(folder, ...parts)}.lean`;
    const isReadable = await stat(path).then(
      (found) => found.isFile() && found.size <= largestFile,
      () => false,
    );
    if (isReadable) return readFile(path, "utf8").catch(() => undefined);
  }
  return undefined;
}
