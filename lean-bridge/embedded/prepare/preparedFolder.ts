import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { leanCommit, leanVersion, preparedKey } from "./knownPackage.ts";

/** A Lean that is ready to run. */
export type EmbeddedLean = {
  /** Holds `lean.js`, `lean.wasm`, `symbols.bin`, `lib/` and the stamp. */
  readonly folder: string;
  /** The core library's compiled modules, `Init.olean` and so on. */
  readonly libFolder: string;
  readonly key: string;
  readonly leanVersion: string;
  readonly leanCommit: string;
};

const stampName = "ready.json";
const stampedFiles = ["lean.js", "lean.wasm", "symbols.bin", join("lib", "Init.olean"), join("lib", "Lean.olean")];

type Stamp = { readonly key: string; readonly sizes: readonly number[] };

/** Written last, in the folder that is then renamed; nothing without it is ever trusted. */
export async function writeStamp(folder: string): Promise<void> {
  const stamp: Stamp = { key: preparedKey, sizes: await sizesIn(folder) };
  await writeFile(
    join(folder, stampName),
    `${JSON.stringify({ schemaVersion: 1, leanVersion, leanCommit, ...stamp })}\n`,
  );
}

/** The Lean in that folder when its stamp fits this version and the large files have their sizes, else the reason. */
export async function openPrepared(folder: string): Promise<EmbeddedLean | { readonly reason: string }> {
  try {
    const stamp = JSON.parse(await readFile(join(folder, stampName), "utf8")) as Partial<Stamp>;
    if (stamp.key !== preparedKey) return { reason: `it was prepared as ${stamp.key}, needed is ${preparedKey}` };
    const sizes = await sizesIn(folder);
    if (String(sizes) !== String(stamp.sizes)) return { reason: "a file was changed after it was prepared" };
    return { folder, libFolder: join(folder, "lib"), key: preparedKey, leanVersion, leanCommit };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

async function sizesIn(folder: string): Promise<number[]> {
  return Promise.all(stampedFiles.map(async (name) => (await stat(join(folder, name))).size));
}
