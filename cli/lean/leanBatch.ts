import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { readFile } from "node:fs/promises";
import { failure, ok, type Result } from "../../core/base/result.ts";
import type { Mount } from "../../lean-bridge/embedded/host/hostConfiguration.ts";
import { leanPathOf } from "../../lean-bridge/embedded/host/leanPaths.ts";
import { spawnLean } from "../../lean-bridge/embedded/host/spawnLean.ts";
import { isInside, projectFolderOf } from "../../lean-bridge/embedded/modules/projectLayout.ts";
import { ProjectModules } from "../../lean-bridge/embedded/modules/projectModules.ts";
import type { EmbeddedLean } from "../../lean-bridge/embedded/prepare/preparedFolder.ts";
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
  const child = startBatch(call, ports, place);
  if (call.file === undefined) child.stdin?.on("error", () => {}).end(input.value);
  await once(child, "close");
  return child.exitCode ?? 1;
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
  { projectFolder, outputFolder }: { readonly projectFolder: string; readonly outputFolder: string },
): ChildProcess {
  // Paths in messages are then those that were typed; Lean's working folder must be one that it sees.
  const asTyped = isInside(projectFolder, process.cwd());
  const seen = (path: string): string =>
    asTyped && isInside(process.cwd(), resolve(path)) ? slashed(path) : absolute(path);
  const paths = call.paths.flatMap(({ flag, path }) => [flag, seen(path)]);
  const child = spawnLean({
    lean,
    hostScript,
    args: [...call.args, ...paths, call.file === undefined ? "--stdin" : seen(call.file)],
    mounts: mountsOf(call, projectFolder, outputFolder),
    cwd: absolute(asTyped ? process.cwd() : projectFolder),
    leanPath: [absolute(outputFolder)],
    // The package was built with profiling: it leaves a file in its working folder unless told otherwise.
    env: { LLVM_PROFILE_FILE: "/dev/null" },
    stdio: [call.file === undefined ? "pipe" : "ignore", "inherit", "inherit"],
  });
  signal.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
  return child;
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
