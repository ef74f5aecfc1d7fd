/** The process that runs Lean: `node host.cjs ARGUMENTS-OF-LEAN`, configured by the environment. */
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import type { ScriptInside } from "./emscripten.ts";
import { buildFileTree } from "./fileTree.ts";
import { type HostConfiguration, hostExitCodes, hostVariable } from "./hostConfiguration.ts";
import { createInputRing, InputWriter } from "./inputRing.ts";
import { leanLibrary, leanProgram, leanRoot } from "./leanPaths.ts";
import { createLeanRuntime, type LeanRuntime, publishRuntime, type ThreadData } from "./leanRuntime.ts";
import { endAtOnce, endWithParent } from "./lifeline.ts";
import { startMainThread } from "./mainThread.ts";

/**
 * Threads made before Lean starts, each at 60 ms of processor time. One beyond these is made when it is first needed
 * and then kept, so a small number starts sooner and costs later edits nothing.
 */
const defaultThreadPool = 4;
/** JavaScript stack of each thread: 8 and 64 die on deep recursion. */
const defaultStackMb = 256;
/** Enough for `import Init`; growing the memory page by page on the way there costs time. */
const initialMemoryBytes = 256 << 20;
/** How long a file worker may take to end by itself after the end of its input. */
const endOfInputGraceMs = 3000;
const exitAfterCrashMs = 300;

main();

function main(): void {
  // Functions are then checked when they are first compiled, which few of the 200,000 ever are: half a second less.
  setFlagsFromString("--wasm-lazy-validation");
  const configuration = readConfiguration();
  endWithParent(configuration.parentPid);
  process.on("uncaughtException", stopUnlessExiting);
  const data = threadData(configuration);
  feedInput(data.input);
  publishRuntime(runtimeOf(configuration, data));
  createRequire(join(configuration.folder, "lean.js"))("./lean.js");
}

function readConfiguration(): HostConfiguration {
  const text = process.env[hostVariable];
  if (text === undefined) return stop(hostExitCodes.badConfiguration, `${hostVariable} is not set`);
  try {
    // Written by spawnLean of the same version, hence not checked field by field.
    const configuration: HostConfiguration = JSON.parse(text) as HostConfiguration;
    return configuration;
  } catch {
    return stop(hostExitCodes.badConfiguration, `${hostVariable} is not JSON`);
  }
}

function threadData(configuration: HostConfiguration): ThreadData {
  const file = readFileSync(join(configuration.folder, "symbols.bin"));
  const symbols = new SharedArrayBuffer(file.length);
  new Uint8Array(symbols).set(file);
  const processors = configuration.numThreads ?? availableParallelism();
  return {
    threadRuntime: join(__dirname, "threadRuntime.cjs"),
    input: createInputRing(),
    panicked: new SharedArrayBuffer(4),
    symbols,
    environment: {
      ...configuration.env,
      LEAN_PATH: [...configuration.leanPath, leanLibrary].join(":"),
      LEAN_SYSROOT: leanRoot,
      LEAN_NUM_THREADS: String(processors),
      HOME: "/",
    },
    processors,
    poolSize: configuration.threadPool ?? defaultThreadPool,
    stackMb: configuration.stackMb ?? defaultStackMb,
    showDebugLines: process.env["COLLOQUY_LEAN_DEBUG"] === "1",
  };
}

function runtimeOf(configuration: HostConfiguration, data: ThreadData): LeanRuntime {
  const panicked = new Int32Array(data.panicked);
  let inside: ScriptInside | undefined;
  const scriptInside = (): ScriptInside =>
    inside ?? stop(hostExitCodes.startFailed, "lean.js did not hand over its inside");
  const attach = (given: ScriptInside): void => {
    inside = given;
  };
  const quit = (status: number, reason: unknown): void => {
    // What is not an exit is thrown by the script as soon as this returns.
    if (!isExitStatus(reason)) return;
    process.exit(Atomics.load(panicked, 0) === 1 ? hostExitCodes.aborted : status);
  };
  const module = { ...scriptSettings(data), ...startHooks(configuration, scriptInside) };
  return createLeanRuntime(data, { module, attach, quit });
}

function scriptSettings(data: ThreadData): object {
  return {
    noInitialRun: true,
    thisProgram: leanProgram,
    INITIAL_MEMORY: initialMemoryBytes,
    // Lean's own messages do not come this way; what does is the script's comment on a failure that we report.
    printErr: (text: string) => {
      if (data.showDebugLines) writeSync(2, `${text}\n`);
    },
    onAbort: (reason: unknown) => stop(hostExitCodes.aborted, `aborted: ${oneLine(reason)}`),
  };
}

/** Called by the script: the folders are mounted before it runs, and then Lean's main thread is started. */
function startHooks(configuration: HostConfiguration, scriptInside: () => ScriptInside): object {
  return {
    preRun: [
      () => {
        try {
          buildFileTree(scriptInside(), configuration);
        } catch (error) {
          stop(hostExitCodes.badConfiguration, `cannot mount the folders: ${oneLine(error)}`);
        }
      },
    ],
    onRuntimeInitialized: () => {
      const status = startMainThread(scriptInside(), [leanProgram, ...process.argv.slice(2)]);
      if (status !== 0) stop(hostExitCodes.startFailed, `no thread for Lean's main: error ${status}`);
    },
  };
}

/**
 * When Lean's `main` is on its way out, a task thread may still run over what has been freed. Such a crash must not
 * hide Lean's own exit code, which arrives a moment later; only a crash that no exit follows is one.
 */
function stopUnlessExiting(error: unknown): void {
  setTimeout(() => stop(hostExitCodes.aborted, `stopped: ${oneLine(error)}`), exitAfterCrashMs);
}

/** Emscripten's way to say that the program exited, whose class is not accessible. */
function isExitStatus(reason: unknown): boolean {
  return typeof reason === "object" && reason !== null && "name" in reason && reason.name === "ExitStatus";
}

function feedInput(ring: SharedArrayBuffer): void {
  const writer = new InputWriter(ring);
  process.stdin.on("data", (bytes: Buffer) => writer.write(bytes));
  process.stdin.on("error", () => writer.end());
  process.stdin.on("end", () => {
    writer.end();
    if (process.argv.includes("--worker")) setTimeout(endAtOnce, endOfInputGraceMs).unref();
  });
  // Lean's threads are not counted as reasons to stay.
  setInterval(() => undefined, 1 << 30);
}

function oneLine(reason: unknown): string {
  // An exception of Lean's C++ code crosses into JavaScript as its address.
  if (typeof reason === "number") return "an exception that Lean did not catch, such as too deep a recursion";
  return String(reason).replaceAll(/\s+/g, " ").slice(0, 300);
}

function stop(code: number, line: string): never {
  writeSync(2, `lean host: ${line}\n`);
  process.exit(code);
}
