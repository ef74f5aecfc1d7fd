import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { leanPathOf } from "../host/leanPaths.ts";
import { type LeanOutcome, runLean } from "../host/runLean.ts";
import { isObject, member } from "../watchdog/jsonRpc.ts";
import { isMissingLibraryCode } from "../watchdog/falseDiagnostics.ts";
import type { CompileOutcome, ModuleBuilderPorts } from "./buildModules.ts";
import { parseHeader } from "./leanHeader.ts";
import type { SourceModule } from "./moduleGraph.ts";

export interface LeanCompiler {
  /** The prepared Lean. */
  readonly lean: { readonly folder: string };
  /** Path of the bundled `host.cjs`. */
  readonly hostScript: string;
  readonly projectFolder: string;
  readonly outputFolder: string;
}

/** Compiles modules with the embedded Lean, which sees the project's folder read-only and may write the output. */
export function compileWithLean(compiler: LeanCompiler): ModuleBuilderPorts["compile"] {
  return async (module, scratchFolder, signal) => {
    const first = await run(compiler, { module, scratchFolder, signal, source: module });
    const errors = errorsOf(first);
    if (first.exitCode === 0) return { kind: "compiled" };
    if (errors.length === 0 || !errors.every(isOnlyAboutCode)) return failed(first, errors, module);
    // Lean refuses to write a module with errors, even those that only say that library code is missing. It does not
    // ask for that code where nothing needs to be computed.
    const source = await writeNoncomputable(module, scratchFolder);
    const second = await run(compiler, { module, scratchFolder, signal, source });
    return second.exitCode === 0 ? { kind: "compiled" } : failed(second, errorsOf(second), module);
  };
}

interface LeanMessage {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

interface Compilation {
  readonly module: SourceModule;
  readonly scratchFolder: string;
  readonly signal: AbortSignal;
  readonly source: { readonly file: string; readonly sourceRoot: string };
}

function run(compiler: LeanCompiler, { module, scratchFolder, signal, source }: Compilation): Promise<LeanOutcome> {
  const seen = (path: string): string => leanPathOf(path, process.platform);
  const target = seen(join(scratchFolder, module.parts.at(-1) ?? module.name));
  const { lean, hostScript, projectFolder, outputFolder } = compiler;
  return runLean({
    lean,
    hostScript,
    signal,
    args: [
      "--json",
      "-R",
      seen(source.sourceRoot),
      "-o",
      `${target}.olean`,
      "-i",
      `${target}.ilean`,
      seen(source.file),
    ],
    mounts: [
      { hostPath: projectFolder, leanPath: seen(projectFolder), writable: false },
      { hostPath: outputFolder, leanPath: seen(outputFolder), writable: true },
    ],
    cwd: seen(projectFolder),
    leanPath: [seen(outputFolder)],
  });
}

async function writeNoncomputable(
  module: SourceModule,
  scratchFolder: string,
): Promise<{ readonly file: string; readonly sourceRoot: string }> {
  const sourceRoot = join(scratchFolder, "source");
  const file = `${join(sourceRoot, ...module.parts)}.lean`;
  const { endOffset } = parseHeader(module.source);
  await mkdir(dirname(file), { recursive: true });
  // In the same line, so that the positions of declarations stay right.
  const text = `${module.source.slice(0, endOffset)}noncomputable section ${module.source.slice(endOffset)}`;
  await writeFile(file, text);
  return { file, sourceRoot };
}

function errorsOf({ stdout }: LeanOutcome): readonly LeanMessage[] {
  return stdout.split("\n").flatMap((line) => {
    const message = parseJson(line);
    const pos = member(message, "pos");
    if (!isObject(message) || message["severity"] !== "error") return [];
    const { data } = message;
    const [row, column] = [Number(member(pos, "line") ?? 1), Number(member(pos, "column") ?? 0)];
    return [{ line: row, column, text: typeof data === "string" ? data : "" }];
  });
}

function isOnlyAboutCode({ text }: LeanMessage): boolean {
  return isMissingLibraryCode(text) || text.startsWith("failed to compile definition, compiler IR check failed at");
}

function failed(outcome: LeanOutcome, errors: readonly LeanMessage[], module: SourceModule): CompileOutcome {
  const first = errors[0];
  const text = first?.text ?? outcome.stderr.trim();
  const place = first === undefined ? module.file : `${module.file}:${first.line}:${first.column}`;
  const line = text.split("\n")[0] || `Lean ended with ${outcome.exitCode ?? "a signal"}`;
  return { kind: "failed", firstError: `${place}: ${line}` };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
