import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Parser, type ReadEntry } from "tar";

const sliceBytes = 1 << 20;
/** `Lake` and `Leanc` are parts of programs that nothing here runs. */
const wanted = /^(?:\.\/)?(?:Init|Std|Lean)(?:\.olean$|\/)/;
/** The archive was packed on macOS, which adds a file `._name` of attributes to each. */
const attributesFile = /(?:^|\/)\._/;

export type ExtractOptions = {
  readonly archive: Buffer;
  readonly compression: "gzip" | "brotli";
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly write: (path: string, content: Uint8Array) => Promise<void>;
  /** Compressed bytes done so far. */
  readonly onBytes: (done: number) => void;
};

type LibraryFile = { readonly path: string; readonly content: Buffer };

/**
 * Unpacks Init, Std and Lean into `folder`. Rejects with the archive's or the file system's error or the signal's
 * reason, and then no write is under way any more: whoever cleans up must not race with late files. (That is why we
 * write the files ourselves: tar's own extraction cannot be stopped.)
 */
export async function extractLibrary(options: ExtractOptions): Promise<void> {
  const { archive, compression, folder, signal, write, onBytes } = options;
  const files: LibraryFile[] = [];
  const failures: unknown[] = [];
  const onReadEntry = (entry: ReadEntry): void => collect(entry, (file) => files.push(file));
  const parser = new Parser({ strict: true, [compression]: true, onReadEntry });
  parser.on("error", (error: unknown) => failures.push(error));
  const store = storeIn(folder, write);
  for (let start = 0; start < archive.length; start += sliceBytes) {
    signal.throwIfAborted();
    parser.write(archive.subarray(start, start + sliceBytes));
    if (start + sliceBytes >= archive.length) parser.end();
    for (const outcome of await Promise.allSettled(files.splice(0).map(store))) {
      if (outcome.status === "rejected") failures.push(outcome.reason);
    }
    if (failures.length > 0) throw failures[0];
    onBytes(Math.min(start + sliceBytes, archive.length));
  }
}

/** Writes files below a folder; each folder on the way is made once. */
function storeIn(folder: string, write: ExtractOptions["write"]): (file: LibraryFile) => Promise<void> {
  const folders = new Map<string, Promise<unknown>>();
  return async ({ path, content }) => {
    const target = join(folder, path);
    const parent = dirname(target);
    const made = folders.get(parent) ?? mkdir(parent, { recursive: true });
    folders.set(parent, made);
    await made;
    await write(target, content);
  };
}

/** The parser hands out an entry's bytes while it is being written to, so a file is complete when `done` is called. */
function collect(entry: ReadEntry, done: (file: LibraryFile) => void): void {
  if (entry.type !== "File" || !wanted.test(entry.path) || attributesFile.test(entry.path)) return entry.resume();
  const chunks: Buffer[] = [];
  entry.on("data", (chunk: Buffer) => chunks.push(chunk));
  entry.on("end", () => done({ path: entry.path, content: Buffer.concat(chunks) }));
}
