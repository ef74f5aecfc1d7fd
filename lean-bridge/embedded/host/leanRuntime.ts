import { writeSync } from "node:fs";
import type { WorkerOptions } from "node:worker_threads";
import { lookUpSymbol } from "../transform/symbolTable.ts";
import { DebugFilter } from "./debugFilter.ts";
import type { ScriptInside } from "./emscripten.ts";
import { readInputRing } from "./inputRing.ts";
import { leanProgram } from "./leanPaths.ts";

/** Data that every thread of one Lean process shares; it travels as worker data, hence plain data and shared memory only. */
export type ThreadData = {
  /** Path of the bundled script that each thread loads first. */
  readonly threadRuntime: string;
  readonly input: SharedArrayBuffer;
  readonly symbols: SharedArrayBuffer;
  /** One 32-bit word: 1 once Lean announced that it gives up. It then exits with 1, as it does after mere errors. */
  readonly panicked: SharedArrayBuffer;
  readonly environment: Readonly<Record<string, string>>;
  readonly processors: number;
  readonly poolSize: number;
  readonly stackMb: number;
  readonly showDebugLines: boolean;
};

/**
 * The object `__colloquy` that the patched `lean.js` calls, in the main thread and in every other. Addresses and
 * lengths are bytes in Lean's memory; `memory` is that memory as it is at the time of the call, since it grows.
 */
export type LeanRuntime = {
  /** Emscripten's `Module`: settings, and on the main thread callbacks. */
  readonly module: Record<string, unknown>;
  readonly isThread: boolean;
  readonly poolSize: number;
  readonly processors: number;
  readonly environment: Record<string, string>;
  /** No function lives at this table index; a thread told to run it runs Lean's `main`. */
  readonly mainRoutine: number;
  readonly workerOptions: () => WorkerOptions;
  readonly symbolAddress: (name: string) => number | undefined;
  readonly globalOffset: (name: string) => number | undefined;
  /** POSIX `readv` on standard input; gives 0 or an errno. */
  readonly readInput: (memory: SharedArrayBuffer, vectors: number, count: number, result: number) => number;
  /** POSIX `writev` on standard output (1) or error (2); gives 0 or an errno. */
  readonly writeOutput: (
    memory: SharedArrayBuffer,
    ...call: [fd: number, vectors: number, count: number, result: number]
  ) => number;
} & Partial<MainThread>;

/** Parts that only the main thread has. */
export type MainThread = {
  readonly module: Record<string, unknown>;
  readonly attach: (inside: ScriptInside) => void;
  /** Ends the process. `reason` is emscripten's `ExitStatus` when Lean exited, else what went wrong. */
  readonly quit: (status: number, reason: unknown) => void;
};

export const mainRoutine = 0x7ffffff0;

/** Makes the runtime the global `__colloquy`, where `lean.js` looks for it. */
export function publishRuntime(runtime: LeanRuntime): void {
  Object.assign(globalThis, { __colloquy: runtime });
}

export function createLeanRuntime(data: ThreadData, main?: MainThread): LeanRuntime {
  const symbols = new Uint32Array(data.symbols);
  const symbolAddress = (name: string): number | undefined => lookUpSymbol(symbols, name);
  return {
    ...main,
    module: main?.module ?? { thisProgram: leanProgram },
    isThread: main === undefined,
    poolSize: data.poolSize,
    processors: data.processors,
    environment: { ...data.environment },
    mainRoutine,
    workerOptions: () => ({
      workerData: data,
      name: "em-pthread",
      resourceLimits: { stackSizeMb: data.stackMb },
    }),
    symbolAddress,
    // A hundred references to graphics functions, which Lean never calls; each would cost a table entry per thread.
    globalOffset: (name) => (name.startsWith("emscripten_gl") ? 0 : symbolAddress(name)),
    readInput: inputReader(data),
    writeOutput: outputWriter(data),
  };
}

function inputReader({ input }: ThreadData): LeanRuntime["readInput"] {
  return (memory, vectors, count, result) => {
    const target = bufferList(memory, vectors, count).find(({ length }) => length > 0);
    new Uint32Array(memory)[result >> 2] = target === undefined ? 0 : readInputRing(input, target);
    return 0;
  };
}

function outputWriter(data: ThreadData): LeanRuntime["writeOutput"] {
  const filters = new Map([1, 2].map((fd) => [fd, new DebugFilter()]));
  return (memory, fd, vectors, count, result) => {
    const written = Buffer.concat(bufferList(memory, vectors, count));
    const kept = data.showDebugLines ? written : (filters.get(fd)?.keep(written) ?? written);
    if (fd === 2 && written.includes(panicMarker)) Atomics.store(new Int32Array(data.panicked), 0, 1);
    if (!writeAll(fd, kept)) return errnoInputOutput;
    new Uint32Array(memory)[result >> 2] = written.length;
    return 0;
  };
}

/** How Lean begins its last words, out of memory for one. */
const panicMarker = Buffer.from("INTERNAL PANIC:");
const errnoInputOutput = 29;

/** The byte ranges of an array of C's `iovec`: pairs of address and length. */
function bufferList(memory: SharedArrayBuffer, vectors: number, count: number): Uint8Array[] {
  const words = new Uint32Array(memory, vectors, count * 2);
  return Array.from({ length: count }, (_, i) => new Uint8Array(memory, words[2 * i] ?? 0, words[2 * i + 1] ?? 0));
}

const clock = new Int32Array(new SharedArrayBuffer(4));

/** Writes everything, waiting while the pipe is full; false when the other end is gone. */
function writeAll(fd: number, bytes: Buffer): boolean {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(fd, bytes, done);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) return false;
      Atomics.wait(clock, 0, 0, 1);
    }
  }
  return true;
}
