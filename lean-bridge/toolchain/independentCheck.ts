import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import type { LaunchPlan, LaunchSite } from "./launch.ts";
import { batchLaunch, checkerLaunch } from "./launch.ts";
import type { Toolchain } from "./toolchain.ts";
import { saysMissingModule } from "../../core/lean/leanMessages.ts";

/** The answer of a second program about a compiled file. Whatever is not its plain yes or no is `unknown`. */
export type IndependentOutcome =
  | { readonly kind: "notRun" }
  | { readonly kind: "accepts" }
  | { readonly kind: "refuses"; readonly detail: string }
  | { readonly kind: "unknown"; readonly detail: string };

interface CheckTask {
  readonly toolchain: Toolchain;
  readonly site: LaunchSite;
  /** The file on the disk. */
  readonly file: string;
  /** For Lean, which compiles the file. */
  readonly compileTimeoutMs: number;
  /** For the checker. */
  readonly checkTimeoutMs: number;
}

/**
 * Compiles a file and has the toolchain's own checker (`leanchecker` and its like, which replay a module's declarations
 * in a kernel) judge what came out. Nothing is written beside the file. Rejects only by the signal.
 */
export async function checkIndependently(task: CheckTask, signal: AbortSignal): Promise<IndependentOutcome> {
  const { toolchain, site, file } = task;
  const root = site.project?.root ?? dirname(file);
  const moduleFolder = await mkdtemp(join(tmpdir(), "colloquy-check-"));
  try {
    const parts = relative(root, file)
      .replace(/\.lean$/u, "")
      .split(sep);
    const checker = checkerLaunch(toolchain, site, { module: moduleName(parts), moduleFolder });
    if (!checker) return { kind: "notRun" };
    const output = join(moduleFolder, ...parts);
    await mkdir(dirname(output), { recursive: true });
    const args = ["-R", root, "-o", `${output}.olean`, "-i", `${output}.ilean`];
    const compiled = await run(batchLaunch(toolchain, site, { file, args }), task.compileTimeoutMs, signal);
    if (compiled.kind !== "ended" || compiled.exitCode !== 0)
      return { kind: "unknown", detail: `the file gave no module to check: ${compiled.said}` };
    const checked = await run(checker, task.checkTimeoutMs, signal);
    if (checked.kind !== "ended") return { kind: "unknown", detail: checked.said };
    if (checked.exitCode === 0) return { kind: "accepts" };
    // A module that is not found says nothing about the file.
    return { kind: saysMissingModule(checked.said) ? "unknown" : "refuses", detail: checked.said };
  } finally {
    await rm(moduleFolder, { recursive: true, force: true });
  }
}

/** `A.B`; a part that is no identifier stands in guillemets. */
function moduleName(parts: readonly string[]): string {
  return parts.map((part) => (/^[\p{L}_][\p{L}\p{N}_'!?]*$/u.test(part) ? part : `«${part}»`)).join(".");
}

type Ended =
  | { readonly kind: "ended"; readonly exitCode: number; readonly said: string }
  | { readonly kind: "lost"; readonly said: string };

function run({ command, args, cwd, env }: LaunchPlan, timeoutMs: number, signal: AbortSignal): Promise<Ended> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const options = { cwd, env, signal, timeout: timeoutMs, killSignal: "SIGKILL", windowsHide: true } as const;
    execFile(command, [...args], options, (error, stdout, stderr) => {
      const said = lastLine(stderr) || lastLine(stdout);
      if (signal.aborted) reject(signal.reason);
      else if (error === null) resolve({ kind: "ended", exitCode: 0, said });
      else if (typeof error.code === "number") resolve({ kind: "ended", exitCode: error.code, said });
      else resolve({ kind: "lost", said: error.killed === true ? `no answer in ${timeoutMs} ms` : error.message });
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
