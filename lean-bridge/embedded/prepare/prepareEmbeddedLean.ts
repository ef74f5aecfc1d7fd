import { createHash } from "node:crypto";
import { mkdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { failure, ok, type Result } from "../../../core/base/result.ts";
import { transformPackage } from "../transform/transformPackage.ts";
import { findEmbeddedPackage } from "./findEmbeddedPackage.ts";
import { packedKey, unpackLean } from "./packedLean.ts";
import { knownHashes, type PackageFile, preparedKey } from "./knownPackage.ts";
import { extractLibrary } from "./libraryArchive.ts";
import { type EmbeddedLean, openPrepared, writeStamp } from "./preparedFolder.ts";
import type { PrepareProblem } from "./prepareProblem.ts";
import type { Disk, PrepareProgress } from "./preparing.ts";
import { makePreparingFolder, publishFolder, removeLeftOvers } from "./preparingFolder.ts";

export type PrepareOptions = {
  /** The package as it is published, or a Lean that was packed from a prepared one. */
  readonly packageFolder: string;
  readonly cacheRoot: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: PrepareProgress) => void;
  readonly disk?: Disk;
};

/** The size of a prepared folder: 232 MB of library, 123 MB of program, and the rest of the last blocks. */
const neededBytes = 375_000_000;

const realDisk: Disk = {
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  write: (path, content) => writeFile(path, content),
};

/**
 * COLLOQUY_EMBEDDED_LEAN names a folder prepared elsewhere, which is used as it is; otherwise the package is looked
 * for from `startFolders` and prepared in the cache.
 */
export async function openEmbeddedLean(
  options: Omit<PrepareOptions, "packageFolder"> & {
    readonly startFolders: readonly string[];
    readonly env: Readonly<Record<string, string | undefined>>;
  },
): Promise<Result<EmbeddedLean, PrepareProblem>> {
  const named = options.env["COLLOQUY_EMBEDDED_LEAN"];
  if (named) {
    const folder = resolve(named);
    const opened = await openPrepared(folder);
    if ("reason" in opened) return failure({ kind: "preparedMismatch", folder, detail: opened.reason });
    return ok(opened);
  }
  const ready = await openPrepared(preparedPlace(options.cacheRoot));
  if (!("reason" in ready)) return ok(ready);
  const found = findEmbeddedPackage(options.startFolders, options.env);
  return found.kind === "error" ? found : prepareEmbeddedLean({ ...options, packageFolder: found.value });
}

/**
 * Makes a Lean that runs out of the published package, or finds the one made before (a few milliseconds). Safe
 * against being killed at any moment and against other processes doing the same.
 * @internal
 */
export async function prepareEmbeddedLean(options: PrepareOptions): Promise<Result<EmbeddedLean, PrepareProblem>> {
  const target = preparedPlace(options.cacheRoot);
  const parent = resolve(target, "..");
  const ready = await openPrepared(target);
  if (!("reason" in ready)) return ok(ready);
  let folder: string | undefined;
  try {
    const isPacked = (await packedKey(options.packageFolder)) !== undefined;
    const package_ = isPacked ? undefined : await readPackage(options);
    if (package_?.kind === "error") return package_;
    folder = await makePreparingFolder(parent);
    await removeLeftOvers(parent);
    const freeBytes = await (options.disk ?? realDisk).freeBytes(parent);
    if (freeBytes < neededBytes) return failure({ kind: "diskFull", folder: parent, neededBytes, freeBytes });
    const { packageFolder: packed, disk = realDisk } = options;
    const filled = package_
      ? await fill(folder, package_.value, options)
      : await unpackLean(folder, { ...options, packed, disk });
    return filled.kind === "error" ? filled : await published(folder, target);
  } catch (error) {
    return await asProblem(error, parent, options);
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function published(folder: string, target: string): Promise<Result<EmbeddedLean, PrepareProblem>> {
  await writeStamp(folder);
  await publishFolder(folder, target, async () => !("reason" in (await openPrepared(target))));
  const opened = await openPrepared(target);
  return "reason" in opened
    ? failure({ kind: "cacheNotWritable", folder: resolve(target, ".."), detail: opened.reason })
    : ok(opened);
}

export function preparedPlace(cacheRoot: string): string {
  return join(resolve(cacheRoot), "embedded-lean", preparedKey);
}

type PackageContent = Readonly<Record<PackageFile, Buffer>>;

/** Reads the three files and compares their hashes with the known ones, before anything looks into them. */
async function readPackage(options: PrepareOptions): Promise<Result<PackageContent, PrepareProblem>> {
  const content: Partial<Record<PackageFile, Buffer>> = {};
  const files: PackageFile[] = ["lean.js", "lean.wasm", "lean-lib.tar.gz"];
  for (const [done, file] of files.entries()) {
    options.onProgress?.({ step: "verify", done, total: files.length });
    const bytes = await readFile(join(options.packageFolder, file), { signal: options.signal }).catch(
      (error: unknown) => {
        if (isCode(error, "ENOENT") || isCode(error, "ENOTDIR")) return undefined;
        throw error;
      },
    );
    if (bytes === undefined) return failure({ kind: "packageMissing", searched: [options.packageFolder] });
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== knownHashes[file]) {
      return failure({
        kind: "packageMismatch",
        file: join(options.packageFolder, file),
        expected: knownHashes[file],
        found,
      });
    }
    content[file] = bytes;
  }
  return ok(content as PackageContent);
}

async function fill(
  folder: string,
  content: PackageContent,
  { signal, onProgress, disk = realDisk }: PrepareOptions,
): Promise<Result<null, PrepareProblem>> {
  const total = content["lean.js"].length + content["lean.wasm"].length;
  onProgress?.({ step: "transform", done: 0, total });
  const transformed = transformPackage(content["lean.js"], content["lean.wasm"]);
  if (transformed.kind === "error") return transformed;
  signal.throwIfAborted();
  await disk.write(join(folder, "lean.js"), transformed.value.script);
  await disk.write(join(folder, "lean.wasm"), transformed.value.module);
  await disk.write(join(folder, "symbols.bin"), transformed.value.symbols);
  onProgress?.({ step: "transform", done: total, total });
  const archive = content["lean-lib.tar.gz"];
  const library = join(folder, "lib");
  await mkdir(library);
  const onBytes = (done: number): void => onProgress?.({ step: "extract", done, total: archive.length });
  await extractLibrary({ archive, compression: "gzip", folder: library, signal, write: disk.write, onBytes });
  return ok(null);
}

/** Turns the expected errors of the file system into problems; everything else is a bug and is thrown on. */
async function asProblem(
  error: unknown,
  folder: string,
  { signal, disk = realDisk }: PrepareOptions,
): Promise<Result<never, PrepareProblem>> {
  if (signal.aborted) return failure({ kind: "cancelled" });
  if (isCode(error, "ENOSPC") || isCode(error, "EDQUOT")) {
    const freeBytes = await disk.freeBytes(folder).catch(() => 0);
    return failure({ kind: "diskFull", folder, neededBytes, freeBytes });
  }
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return failure({ kind: "cacheNotWritable", folder, detail: error.message });
  }
  throw error;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
