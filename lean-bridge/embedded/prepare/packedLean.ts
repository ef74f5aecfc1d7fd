import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";
import { constants, createBrotliCompress } from "node:zlib";
import { create } from "tar";
import { failure, ok, type Result } from "../../../core/base/result.ts";
import { preparedKey } from "./knownPackage.ts";
import { extractLibrary } from "./libraryArchive.ts";
import type { EmbeddedLean } from "./preparedFolder.ts";
import type { Disk, PrepareProgress } from "./preparing.ts";
import type { PrepareProblem } from "./prepareProblem.ts";

const programFiles = ["lean.js", "lean.wasm", "symbols.bin"];
const archiveName = "lib.tar.br";
const labelName = "packed.json";

/** The transformed program as it is and the library as one archive: 92 MB in a zip file, where the files take 119 MB. */
export async function packLean({ folder, libFolder, key }: EmbeddedLean, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const file of programFiles) await copyFile(join(folder, file), join(target, file));
  // Brotli because every Node since 11 has it; quality 5 is within 3 % of the smallest and takes 5 s, not 160.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 };
  const archive = create({ cwd: libFolder, portable: true }, [
    "Init.olean",
    "Std.olean",
    "Lean.olean",
    "Init",
    "Std",
    "Lean",
  ]);
  await pipeline(archive, createBrotliCompress({ params }), createWriteStream(join(target, archiveName)));
  await writeFile(join(target, labelName), `${JSON.stringify({ key })}\n`);
}

/** True if a folder holds what `packLean` has made, of whichever version. */
export async function packedKey(folder: string): Promise<string | undefined> {
  try {
    const label: unknown = JSON.parse(await readFile(join(folder, labelName), "utf8"));
    return typeof label === "object" && label !== null && "key" in label ? String(label.key) : undefined;
  } catch {
    return undefined;
  }
}

export interface UnpackOptions {
  readonly packed: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: PrepareProgress) => void;
  readonly disk: Disk;
}

/** Puts a packed Lean into an empty folder, as a prepared one. A pack of another version is a problem. */
export async function unpackLean(folder: string, options: UnpackOptions): Promise<Result<null, PrepareProblem>> {
  const { packed, signal, onProgress, disk } = options;
  const key = await packedKey(packed);
  if (key !== preparedKey)
    return failure({ kind: "packedMismatch", folder: packed, detail: `it holds ${key}, needed is ${preparedKey}` });
  for (const file of programFiles) await disk.write(join(folder, file), await readFile(join(packed, file), { signal }));
  const archive = await readFile(join(packed, archiveName), { signal });
  const library = join(folder, "lib");
  await mkdir(library);
  const onBytes = (done: number): void => onProgress?.({ step: "extract", done, total: archive.length });
  await extractLibrary({ archive, compression: "brotli", folder: library, signal, write: disk.write, onBytes });
  return ok(null);
}
