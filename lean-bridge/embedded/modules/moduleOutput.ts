import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const buildingFolder = ".building";
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/**
 * The compiled modules of one project, laid out as Lean's search path wants them: `A/B.olean`, with a stamp
 * `A/B.stamp` beside it that says from what it was made. Several processes may use the folder at once: files come
 * into it by renaming, and a stamp that does not fit its file makes the file count as stale.
 */
export class ModuleOutput {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** True if the module's files were made for `key`. */
  async isCurrent(parts: readonly string[], key: string): Promise<boolean> {
    const base = this.#base(parts);
    try {
      const [stamp, olean] = await Promise.all([readFile(`${base}.stamp`, "utf8"), readFile(`${base}.olean`)]);
      return stamp === stampOf(key, olean);
    } catch {
      return false;
    }
  }

  /** A new, empty folder beside the modules, for one compilation. */
  async scratchFolder(): Promise<string> {
    const folder = join(this.folder, buildingFolder, `${process.pid}-${randomUUID()}`);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /** Moves what a compilation wrote as `NAME.*` into place; the stamp comes last. */
  async adopt(module: { readonly parts: readonly string[]; readonly key: string }, scratch: string): Promise<void> {
    const base = this.#base(module.parts);
    const name = basename(base);
    const olean = await readFile(join(scratch, `${name}.olean`));
    await writeFile(join(scratch, `${name}.stamp`), stampOf(module.key, olean));
    await mkdir(dirname(base), { recursive: true });
    const written = (await readdir(scratch)).filter((file) => file.startsWith(`${name}.`) && !file.endsWith(".stamp"));
    for (const file of [...written, `${name}.stamp`]) await rename(join(scratch, file), join(dirname(base), file));
  }

  /** Removes a module's files, so that no importer is given a form that its source no longer has. */
  async discard(parts: readonly string[]): Promise<void> {
    const base = this.#base(parts);
    for (const ending of ["stamp", "olean", "olean.server", "olean.private", "ilean", "ir"]) {
      await rm(`${base}.${ending}`, { force: true });
    }
  }

  /** Removes what compilations left that were killed long ago. */
  async removeAbandoned(): Promise<void> {
    const building = join(this.folder, buildingFolder);
    if (!existsSync(building)) return;
    for (const entry of await readdir(building)) {
      const path = join(building, entry);
      const age = await stat(path).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (age > abandonedAfterMs) await rm(path, { recursive: true, force: true });
    }
  }

  #base(parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }
}

export function hashOf(...pieces: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(`${piece.length}:`).update(piece);
  return hash.digest("hex");
}

function stampOf(key: string, olean: Uint8Array): string {
  return `${key} ${hashOf(olean)}\n`;
}
