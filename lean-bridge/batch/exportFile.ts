import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { ModuleReading } from "../olean/compiledModule.ts";
import { exportedName } from "../olean/leanName.ts";
import { lastLine } from "../toolchain/checkers.ts";
import type { LaunchSite } from "../toolchain/launch.ts";
import { checkerLaunch } from "../toolchain/launch.ts";
import { runProgram } from "../toolchain/runProgram.ts";
import type { Toolchain } from "../toolchain/toolchain.ts";

export interface CheckTask {
  readonly toolchain: Toolchain;
  readonly site: LaunchSite;
  /** The file on the disk. */
  readonly file: string;
  /** Every checker at hand; else those that take little time. */
  readonly isThorough: boolean;
  /** For Lean, which compiles the file. */
  readonly compileTimeoutMs: number;
  /** For each checker, and for the export that some read. */
  readonly checkTimeoutMs: number;
}

/** A file as Lean has compiled it, in a folder where modules are looked for. */
export interface CompiledFile {
  readonly folder: string;
  /** The module's name in Lean's syntax. */
  readonly module: string;
  readonly reading: ModuleReading;
}

type Written = { readonly path: string } | { readonly problem: string };

/** More would not fit on a command line everywhere; then all is exported that the file can see, which takes its time. */
const mostNameCharacters = 30_000;

/** All that a file declares with all that it rests on, in the format that checkers of other makers read. Written once, when needed. */
export class ExportFile {
  readonly #task: CheckTask;
  readonly #compiled: CompiledFile;
  #written: Promise<Written> | undefined;

  constructor(task: CheckTask, compiled: CompiledFile) {
    this.#task = task;
    this.#compiled = compiled;
  }

  /** The file, or the configuration that names it. */
  async forReading(reads: "export" | "exportByConfig", signal: AbortSignal): Promise<Written> {
    this.#written ??= this.#write(signal);
    const written = await this.#written;
    if (reads === "export" || "problem" in written) return written;
    const path = join(this.#compiled.folder, "nanoda.json");
    await writeFile(path, JSON.stringify(nanodaConfig(written.path)));
    return { path };
  }

  async #write(signal: AbortSignal): Promise<Written> {
    const { toolchain, site, checkTimeoutMs: timeoutMs } = this.#task;
    const { exporter } = toolchain.capabilities.checkers;
    if (exporter === undefined) return { problem: "nothing here writes what it reads (leanexport, lean4export)" };
    const { folder, module, reading } = this.#compiled;
    if (reading.kind === "unreadable") return { problem: reading.detail };
    const names = [...reading.module.constants.values()].map(({ name }) => exportedName(name));
    if (names.includes(undefined)) return { problem: "a name in the file cannot be written for the exporter" };
    const isLong = names.join(" ").length > mostNameCharacters;
    const args = [module, ...(isLong ? [] : ["--", ...names.filter((name) => name !== undefined)])];
    const plan = checkerLaunch(toolchain, site, { program: exporter, args, moduleFolder: folder });
    if (!plan) return { problem: "the embedded Lean has no exporter" };
    const path = join(folder, "export.ndjson");
    const into = createWriteStream(path);
    const ended = await runProgram(plan, { timeoutMs, into }, signal);
    await finished(into.end());
    if (ended.kind === "lost") return { problem: `the export failed: ${ended.detail}` };
    return ended.exitCode === 0 ? { path } : { problem: `the export failed: ${lastLine(ended.errorOutput)}` };
  }
}

/**
 * An axiom that is not permitted is left out, so that whatever uses it is refused: an export may have axioms that nothing uses.
 * Source: README of ammkrn/nanoda_lib.
 */
function nanodaConfig(exportPath: string): object {
  return {
    export_file_path: exportPath,
    use_stdin: false,
    permitted_axioms: ["propext", "Classical.choice", "Quot.sound"],
    unpermitted_axiom_hard_error: false,
    nat_extension: true,
    string_extension: true,
    print_success_message: true,
  };
}
