import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { leanPathOf } from "../host/leanPaths.ts";
import { type LeanOutcome, runLean } from "../host/runLean.ts";
import { isObject, member } from "../watchdog/jsonRpc.ts";
import { TextIndex } from "../../../core/lean/textIndex.ts";
import { CodeLimits } from "../watchdog/falseDiagnostics.ts";
import type { CompileOutcome, ModuleBuilderPorts } from "./buildModules.ts";
import { withErrorsDropped } from "./droppedErrors.ts";
import type { SourceModule } from "./moduleGraph.ts";

export interface LeanCompiler {
  /** The prepared Lean. */
  readonly lean: { readonly folder: string };
  /** Path of the bundled `host.cjs`. */
  readonly hostScript: string;
  readonly projectFolder: string;
  readonly outputFolder: string;
}

/**
 * Options for modules that others import. What the compiler takes out of a function as a constant of its own is not
 * in the module's file, so that an importer could not run the function: its notation and macros would fail.
 */
export const moduleOptions: readonly string[] = ["-Dcompiler.extract_closed=false"];

/** Compiles modules with the embedded Lean, which sees the project's folder read-only and may write the output. */
export function compileWithLean(compiler: LeanCompiler): ModuleBuilderPorts["compile"] {
  return async (module, scratchFolder, signal) => {
    const first = await run(compiler, { module, scratchFolder, signal, source: module });
    if (first.exitCode === 0) return { kind: "compiled" };
    const errors = errorsOf(first);
    const judge = new CodeLimits(module.source);
    const own = errors.filter((error) => !judge.isLimit({ message: error.text, place: placeOf(error, module.source) }));
    if (errors.length === 0 || own.length > 0) return failed(first, own, module);
    // Lean refuses to write a module with errors, even those that only say that library code is missing.
    const source = await writeWithout(errors, module, scratchFolder);
    const second = await run(compiler, { module, scratchFolder, signal, source });
    return second.exitCode === 0 ? { kind: "compiled" } : failed(second, errorsOf(second), module);
  };
}

interface LeanMessage {
  /** From 1. */
  readonly line: number;
  /** In code points, from 0. */
  readonly column: number;
  /** Behind the last code point, if it is in the same line. */
  readonly endColumn: number | undefined;
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
  const outputs = ["-o", `${target}.olean`, "-i", `${target}.ilean`];
  const { lean, hostScript, projectFolder, outputFolder } = compiler;
  return runLean({
    lean,
    hostScript,
    signal,
    args: ["--json", ...moduleOptions, "-R", seen(source.sourceRoot), ...outputs, seen(source.file)],
    mounts: [
      { hostPath: projectFolder, leanPath: seen(projectFolder), writable: false },
      { hostPath: outputFolder, leanPath: seen(outputFolder), writable: true },
    ],
    cwd: seen(projectFolder),
    leanPath: [seen(outputFolder)],
  });
}

async function writeWithout(
  errors: readonly LeanMessage[],
  module: SourceModule,
  scratchFolder: string,
): Promise<Compilation["source"]> {
  const sourceRoot = join(scratchFolder, "source");
  const file = `${join(sourceRoot, ...module.parts)}.lean`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    withErrorsDropped(
      module.source,
      errors.map(({ line }) => line - 1),
    ),
  );
  return { file, sourceRoot };
}

/** The stretch at which a message stands, as far as it is in one line. */
function placeOf({ line, column, endColumn }: LeanMessage, source: string): string {
  const text = Array.from(new TextIndex(source).lineText(line - 1));
  return text.slice(column, endColumn).join("");
}

function errorsOf({ stdout }: LeanOutcome): readonly LeanMessage[] {
  return stdout.split("\n").flatMap((line) => {
    const message = parseJson(line);
    const pos = member(message, "pos");
    if (!isObject(message) || message["severity"] !== "error") return [];
    const { data } = message;
    const end = member(message, "endPos");
    const [row, column] = [Number(member(pos, "line") ?? 1), Number(member(pos, "column") ?? 0)];
    const endColumn = member(end, "line") === row ? Number(member(end, "column")) : undefined;
    return [{ line: row, column, endColumn, text: typeof data === "string" ? data : "" }];
  });
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
