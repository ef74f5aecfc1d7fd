import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { failure, ok, type Result } from "../../core/base/result.ts";
import type { Mount } from "../../lean-bridge/embedded/host/hostConfiguration.ts";
import { leanPathOf } from "../../lean-bridge/embedded/host/leanPaths.ts";
import { spawnLean } from "../../lean-bridge/embedded/host/spawnLean.ts";
import { withErrorsDropped } from "../../lean-bridge/embedded/modules/droppedErrors.ts";
import { isInside, projectFolderOf, readLayout } from "../../lean-bridge/embedded/modules/projectLayout.ts";
import { ProjectModules } from "../../lean-bridge/embedded/modules/projectModules.ts";
import type { EmbeddedLean } from "../../lean-bridge/embedded/prepare/preparedFolder.ts";
import { BatchMessages } from "./batchMessages.ts";
import type { LeanCall } from "./leanArguments.ts";

export type BatchCall = Extract<LeanCall, { readonly kind: "batch" }>;

export interface BatchPorts {
  readonly lean: Pick<EmbeddedLean, "folder" | "key">;
  readonly hostScript: string;
  readonly cacheRoot: string;
  /** Told each step of longer work. */
  readonly showStep: (line: string) => void;
  /** Told what keeps an import from working. */
  readonly showProblem: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Says in one line why a call cannot be made at all; undefined when it can. */
export function batchObstacle(call: BatchCall): string | undefined {
  if (call.file !== undefined) {
    const status = statSync(call.file, { throwIfNoEntry: false });
    if (status === undefined) return `no such file: ${call.file}`;
    if (!status.isFile()) return `not a file: ${call.file}`;
  }
  for (const { flag, path } of call.paths) {
    const folder = flag === "-R" ? path : dirname(resolve(path));
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return `no such folder: ${folder}`;
  }
  return undefined;
}

/** Compiles the modules that the input imports and runs Lean on it; resolves to Lean's exit code. */
export async function runLeanBatch(call: BatchCall, ports: BatchPorts): Promise<number> {
  const input = await readInput(call);
  if (input.kind === "error") {
    ports.showProblem(input.problem);
    return 2;
  }
  const projectFolder =
    call.project === undefined ? projectFolderOf(resolve(call.file ?? "stdin.lean")) : resolve(call.project);
  const modules = new ProjectModules({
    ...ports,
    onProgress: ({ module, done, total }) => ports.showStep(`compiling ${module} (${done + 1} of ${total})`),
  });
  const problems = await modules.compileImports({ projectFolder, text: input.value }, ports.signal);
  for (const { line, message } of problems) ports.showProblem(`${call.file ?? "<stdin>"}:${line + 1}: ${message}`);
  const place = { projectFolder, outputFolder: modules.outputFolderOf(projectFolder) };
  const messages = new BatchMessages({ text: input.value, json: call.args.includes("--json") });
  const exitCode = await runOnce(call, { ...ports, place, text: input.value }, messages);
  const isOnlyLimit = exitCode === 1 && messages.limitLines.length > 0 && !messages.hasErrors;
  if (!isOnlyLimit) return exitCode;
  return writesModule(call) ? writeModule(call, { ...ports, place, text: input.value }, messages.limitLines) : 0;
}

interface BatchRun extends BatchPorts {
  readonly text: string;
  readonly place: BatchPlace;
}

interface BatchPlace {
  readonly projectFolder: string;
  readonly outputFolder: string;
}

/** Runs Lean and shows what `messages` makes of its output (without: nothing); resolves to Lean's exit code. */
async function runOnce(call: BatchCall, run: BatchRun, messages?: BatchMessages): Promise<number> {
  const child = startBatch(call, run, run.place);
  if (call.file === undefined) child.stdin?.on("error", () => {}).end(run.text);
  const closed = once(child, "close");
  // Lean writes whole lines, so nothing is kept from a person who waits.
  for await (const line of createInterface({ input: child.stdout ?? Readable.from([]) })) {
    const shown = messages?.take(line);
    if (shown !== undefined) process.stdout.write(shown);
  }
  await closed;
  return child.exitCode ?? 1;
}

function writesModule({ paths }: BatchCall): boolean {
  return paths.some(({ flag }) => flag !== "-R");
}

/**
 * Lean writes no module of a file with errors, even where they are only its own limit. So it is given the text once
 * more, under the same name in another folder, with these errors dropped.
 */
async function writeModule(call: BatchCall, run: BatchRun, lines: readonly number[]): Promise<number> {
  const text = withErrorsDropped(run.text, lines);
  const { file } = call;
  if (file === undefined) return runOnce(call, { ...run, text });
  const typed = call.paths.find(({ flag }) => flag === "-R")?.path;
  const root = typed ?? sourceRootOf(call, run.place.projectFolder) ?? dirname(file);
  const folder = await mkdtemp(join(tmpdir(), "colloquy-lean-"));
  try {
    const copy = join(folder, relative(resolve(root), resolve(file)));
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, text);
    const paths = [...call.paths.filter(({ flag }) => flag !== "-R"), { flag: "-R" as const, path: folder }];
    return await runOnce({ ...call, file: copy, paths }, run);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readInput({ file }: BatchCall): Promise<Result<string, string>> {
  try {
    return ok(file === undefined ? await text(process.stdin) : await readFile(file, "utf8"));
  } catch (error) {
    return failure(
      `cannot read ${file ?? "standard input"}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function startBatch(
  call: BatchCall,
  { lean, hostScript, signal }: BatchPorts,
  { projectFolder, outputFolder }: BatchPlace,
): ChildProcess {
  // Paths in messages are then those that were typed; Lean's working folder must be one that it sees.
  const asTyped = isInside(projectFolder, process.cwd());
  const seen = (path: string): string =>
    asTyped && isInside(process.cwd(), resolve(path)) ? slashed(path) : absolute(path);
  const root = sourceRootOf(call, projectFolder);
  const paths = [...call.paths, ...(root === undefined ? [] : [{ flag: "-R", path: root }])];
  const child = spawnLean({
    lean,
    hostScript,
    // One form for us to read; `BatchMessages` makes the other of it.
    args: [
      ...call.args.filter((word) => word !== "--json"),
      "--json",
      ...paths.flatMap(({ flag, path }) => [flag, seen(path)]),
      call.file === undefined ? "--stdin" : seen(call.file),
    ],
    mounts: mountsOf(call, projectFolder, outputFolder),
    cwd: absolute(asTyped ? process.cwd() : projectFolder),
    leanPath: [absolute(outputFolder)],
    // The package was built with profiling: it leaves a file in its working folder unless told otherwise.
    env: { LLVM_PROFILE_FILE: "/dev/null" },
    stdio: [call.file === undefined ? "pipe" : "ignore", "pipe", "inherit"],
  });
  signal.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
  return child;
}

/** The folder from which the file's module is named as in its project, unless the call says otherwise. */
function sourceRootOf({ file, paths }: BatchCall, projectFolder: string): string | undefined {
  if (file === undefined || paths.some(({ flag }) => flag === "-R")) return undefined;
  // Lean follows links before it compares.
  const [target, { sourceRoots }] = [realpathSync(file), readLayout(projectFolder)];
  return sourceRoots.find((root) => existsSync(root) && isInside(realpathSync(root), target));
}

function mountsOf(call: BatchCall, projectFolder: string, outputFolder: string): readonly Mount[] {
  const writable = new Map([
    [projectFolder, false],
    [outputFolder, false],
  ]);
  for (const { flag, path } of call.paths) {
    const folder = flag === "-R" ? resolve(path) : dirname(resolve(path));
    writable.set(folder, flag !== "-R" || writable.get(folder) === true);
  }
  return [...writable].map(([hostPath, isWritable]) => ({
    hostPath,
    leanPath: absolute(hostPath),
    writable: isWritable,
  }));
}

function absolute(path: string): string {
  return leanPathOf(resolve(path), process.platform);
}

function slashed(path: string): string {
  return join(path).replaceAll("\\", "/");
}
