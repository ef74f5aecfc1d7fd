import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { projectFolderOf } from "../embedded/modules/projectLayout.ts";
import type { LaunchPlan, LaunchSite } from "../toolchain/launch.ts";
import { batchLaunch } from "../toolchain/launch.ts";
import type { Toolchain } from "../toolchain/toolchain.ts";
import type { BatchMessage } from "./batchMessages.ts";
import { readMessages } from "./batchMessages.ts";

export interface BatchTask {
  readonly toolchain: Toolchain;
  readonly site: LaunchSite;
  /** Absolute path of the file. */
  readonly path: string;
  /** The text that Lean is to read in place of the file's bytes on the disk, under the same module name. */
  readonly text?: string;
  readonly timeoutMs: number;
}

export type BatchOutcome =
  | {
      readonly kind: "ended";
      readonly exitCode: number;
      /** In the order of the text. */
      readonly messages: readonly BatchMessage[];
      /** Bytes of `.olean`, then of `.olean.server` and `.olean.private` where there are any; empty if Lean wrote none. */
      readonly module: readonly Uint8Array[];
    }
  /** It did not end by itself, or could not be started. */
  | { readonly kind: "lost"; readonly why: "timeout" | "crashed"; readonly detail: string };

/** `lean FILE` in a process of its own, which also compiles the file in a temporary folder. Rejects only by the signal. */
export async function runBatch(task: BatchTask, signal: AbortSignal): Promise<BatchOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "colloquy-batch-"));
  try {
    const olean = join(folder, "module.olean");
    const plan = await planFor(task, folder, ["--json", "-o", olean]);
    const ended = await run(plan, task.timeoutMs, signal);
    if (ended.kind === "lost") return ended;
    const { messages, rest } = readMessages(ended.stdout);
    if (ended.exitCode !== 0 && messages.length === 0)
      return { kind: "lost", why: "crashed", detail: lastLine(ended.stderr) || lastLine(rest) || "Lean said nothing" };
    return { kind: "ended", exitCode: ended.exitCode, messages, module: await writtenFiles(olean) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The module's name, of which private names and those of instances are made, is the path from the root. */
async function planFor(task: BatchTask, folder: string, args: readonly string[]): Promise<LaunchPlan> {
  const { toolchain, site, path, text } = task;
  const root = site.project?.root ?? dirname(path);
  if (text === undefined) return batchLaunch(toolchain, site, { file: path, args: [...args, "-R", root] });
  const textRoot = join(folder, "text");
  const way = relative(root, path);
  const file = join(textRoot, way.startsWith("..") ? basename(path) : way);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return batchLaunch(toolchain, site, { file, args: [...args, "-R", textRoot], project: projectFolderOf(path) });
}

/** The bytes of the files that Lean has written for one module, none if it wrote none; `olean` is the first of them. */
export async function writtenFiles(olean: string): Promise<readonly Uint8Array[]> {
  const files = await Promise.all(
    moduleFileEndings.map((ending) => readFile(`${olean}${ending}`).catch(() => undefined)),
  );
  return files[0] === undefined ? [] : files.filter((file) => file !== undefined);
}

/** The endings of the files that Lean writes for one module, in the order in which the files point into each other. */
export const moduleFileEndings = ["", ".server", ".private"] as const;

type Ended =
  | { readonly kind: "ended"; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  | Extract<BatchOutcome, { readonly kind: "lost" }>;

function run({ command, args, cwd, env }: LaunchPlan, timeoutMs: number, signal: AbortSignal): Promise<Ended> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const limits = { timeout: timeoutMs, killSignal: "SIGKILL", maxBuffer: Number.POSITIVE_INFINITY } as const;
    execFile(command, [...args], { cwd, env, signal, windowsHide: true, ...limits }, (error, ...said) => {
      const [stdout, stderr] = said;
      if (signal.aborted) reject(signal.reason);
      else if (error === null) resolve({ kind: "ended", exitCode: 0, stdout, stderr });
      else if (typeof error.code === "number") resolve({ kind: "ended", exitCode: error.code, stdout, stderr });
      else if (error.killed === true)
        resolve({ kind: "lost", why: "timeout", detail: `no answer in ${Math.round(timeoutMs / 1000)} s` });
      else resolve({ kind: "lost", why: "crashed", detail: error.message });
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
