import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { readModule } from "../olean/compiledModule.ts";
import type { IndependentOutcome, PresentChecker } from "../toolchain/checkers.ts";
import { checkerFacts, judgement, lastLine } from "../toolchain/checkers.ts";
import { batchLaunch, checkerLaunch } from "../toolchain/launch.ts";
import { runProgram } from "../toolchain/runProgram.ts";
import { writtenFiles } from "./batchLean.ts";
import type { CheckTask, CompiledFile } from "./exportFile.ts";
import { ExportFile } from "./exportFile.ts";

/** What one of the checkers at hand says. */
export interface CheckerAnswer {
  readonly checker: PresentChecker["name"];
  readonly outcome: IndependentOutcome;
}

/**
 * Compiles a file and has the checkers at hand judge what came out, one after the other; no answers where there are none.
 * Nothing is written beside the file. Rejects only by the signal.
 */
export async function checkIndependently(task: CheckTask, signal: AbortSignal): Promise<readonly CheckerAnswer[]> {
  const chosen = task.toolchain.capabilities.checkers.present.filter(
    ({ name }) => task.isThorough || !checkerFacts[name].isThorough,
  );
  if (chosen.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "colloquy-check-"));
  try {
    const compiled = await compileInto(folder, task, signal);
    if ("problem" in compiled) {
      const outcome: IndependentOutcome = { kind: "unknown", detail: compiled.problem };
      return chosen.map(({ name }) => ({ checker: name, outcome }));
    }
    const exported = new ExportFile(task, compiled);
    const answers: CheckerAnswer[] = [];
    for (const checker of chosen)
      answers.push({ checker: checker.name, outcome: await ask(checker, { task, compiled, exported }, signal) });
    return answers;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compileInto(
  folder: string,
  task: CheckTask,
  signal: AbortSignal,
): Promise<CompiledFile | { readonly problem: string }> {
  const { toolchain, site, file, compileTimeoutMs: timeoutMs } = task;
  const root = site.project?.root ?? dirname(file);
  const parts = relative(root, file)
    .replace(/\.lean$/u, "")
    .split(sep);
  const output = join(folder, ...parts);
  await mkdir(dirname(output), { recursive: true });
  const args = ["-R", root, "-o", `${output}.olean`, "-i", `${output}.ilean`];
  const ended = await runProgram(batchLaunch(toolchain, site, { file, args }), { timeoutMs }, signal);
  if (ended.kind === "ended" && ended.exitCode === 0)
    return { folder, module: moduleName(parts), reading: readModule(await writtenFiles(`${output}.olean`)) };
  const said = ended.kind === "lost" ? ended.detail : lastLine(ended.errorOutput) || lastLine(ended.output);
  return { problem: `the file gave no module to check: ${said}` };
}

interface Asked {
  readonly task: CheckTask;
  readonly compiled: CompiledFile;
  readonly exported: ExportFile;
}

async function ask(
  { name, path }: PresentChecker,
  { task, compiled, exported }: Asked,
  signal: AbortSignal,
): Promise<IndependentOutcome> {
  const { reads, args } = checkerFacts[name];
  const subject = reads === "module" ? { path: compiled.module } : await exported.forReading(reads, signal);
  if ("problem" in subject) return { kind: "unknown", detail: subject.problem };
  const job = { program: path, args: [...args, subject.path], moduleFolder: compiled.folder };
  const plan = checkerLaunch(task.toolchain, task.site, job);
  if (!plan) return { kind: "unknown", detail: "the embedded Lean has no place for it" };
  const ended = await runProgram(plan, { timeoutMs: task.checkTimeoutMs }, signal);
  return ended.kind === "lost" ? { kind: "unknown", detail: ended.detail } : judgement(name, ended);
}

/** `A.B`; a part that is no identifier stands in guillemets. */
function moduleName(parts: readonly string[]): string {
  return parts.map((part) => (/^[\p{L}_][\p{L}\p{N}_'!?]*$/u.test(part) ? part : `«${part}»`)).join(".");
}
