import type { Readable, Writable } from "node:stream";
import type { JsonObject } from "./jsonRpc.ts";
import type { LeanProcess } from "./leanProcess.ts";
import type { Vitals } from "./vitals.ts";

/** A problem with an imported module of the project, and the place at which the document imports it. */
export interface ImportProblem {
  readonly message: string;
  /** Zero-based line of the import in the document. */
  readonly line: number;
}

export interface WatchdogPorts {
  readonly input: Readable;
  readonly output: Writable;
  /**
   * Starts a file worker that sees the project at `projectFolder` (undefined: none, for documents that are in no
   * folder). Any worker serves any one document of its project: Lean takes the document from `didOpen`.
   */
  readonly startWorker: (projectFolder: string | undefined, workerUri: string) => LeanProcess;
  /** The name under which a worker is told of a document, so that Lean gives its module the name that it has in a batch run. */
  readonly workerUriOf: (uri: string) => string;
  /** The folder of the project that a document belongs to; undefined for a URI that is no file's. */
  readonly projectFolderOf: (uri: string) => string | undefined;
  /**
   * Compiles the modules of the project that the document's text imports. Must not reject but for cancellation;
   * problems are shown on the document's import lines.
   */
  readonly compileImports: (
    document: { readonly uri: string; readonly text: string },
    signal: AbortSignal,
  ) => Promise<readonly ImportProblem[]>;
  /** True if the text imports the file of `changedUri`, directly or through other modules of its project. */
  readonly dependsOn: (document: { readonly uri: string; readonly text: string }, changedUri: string) => boolean;
  /** Makes an importable module of the first part of a document; see `compilePrefixMethod`. Rejects only by the signal. */
  readonly compilePrefix: (
    document: { readonly uri: string; readonly text: string },
    signal: AbortSignal,
  ) => Promise<
    { readonly kind: "compiled"; readonly module: string } | { readonly kind: "failed"; readonly reason: string }
  >;
  readonly vitalsOf: (pid: number) => Vitals | undefined;
  readonly log: (line: string) => void;
}

export interface WatchdogOptions {
  /** Workers at a time, each with one open document; one more may wait prewarmed. */
  readonly maxWorkers: number;
  /** A worker above this resident size is killed. */
  readonly maxWorkerRssMb: number;
  /** How long a worker may keep a core busy with a settled document and no request before it is restarted. */
  readonly busyGraceMs: number;
  /** How long a worker may do nothing at all while it owes an answer before it is replaced. */
  readonly stallGraceMs: number;
  /** How long a worker has to end by itself. */
  readonly stopGraceMs: number;
  readonly vitalsIntervalMs: number;
  /** A worker is started ahead of need. */
  readonly prewarm: boolean;
}

export const defaultWatchdogOptions: WatchdogOptions = {
  maxWorkers: 3,
  maxWorkerRssMb: 1900,
  busyGraceMs: 10_000,
  stallGraceMs: 20_000,
  stopGraceMs: 1_000,
  vitalsIntervalMs: 2_000,
  prewarm: true,
};

/** How many workers a computer can hold beside an editor: each takes about a gigabyte, and may grow to two. */
export function workersFor(totalMemoryMb: number): Pick<WatchdogOptions, "maxWorkers" | "prewarm"> {
  // Beside a person's own file: the gate, candidates in the file, and candidates behind a compiled prefix.
  const most = totalMemoryMb < 15_000 ? defaultWatchdogOptions.maxWorkers : 4;
  const maxWorkers = Math.max(1, Math.min(most, Math.floor(totalMemoryMb / 2500)));
  return { maxWorkers, prewarm: maxWorkers > 1 };
}

export function importDiagnostic(problem: ImportProblem): JsonObject {
  const { line, message } = problem;
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  return { range, fullRange: range, severity: 1, source: "Colloquy", message };
}
