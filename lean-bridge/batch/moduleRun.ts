import { readFile } from "node:fs/promises";
import { parseHeader } from "../embedded/modules/leanHeader.ts";
import type { CompiledModule, ModuleReading } from "../olean/compiledModule.ts";
import { readModule } from "../olean/compiledModule.ts";
import type { DeclarationRange } from "../olean/declarationRanges.ts";
import type { BatchOutcome, BatchTask } from "./batchLean.ts";
import { runBatch } from "./batchLean.ts";
import type { BatchMessage } from "./batchMessages.ts";

/** The outcome of batch Lean on a file, or about the text that takes its place. */
export interface JudgedText {
  readonly kind: "judged";
  /** The text that Lean read, with its byte order mark if it has one. */
  readonly text: string;
  readonly messages: readonly BatchMessage[];
  /** True if Lean's exit code says so and there was no error. */
  readonly accepts: boolean;
  /** Bytes of the module, if Lean wrote one. */
  readonly files: readonly Uint8Array[];
}

export interface ModuleRun extends Omit<JudgedText, "kind" | "files"> {
  readonly kind: "ended";
  /** The module was made without code, since the embedded Lean lacks the library's. */
  readonly lacksCode: boolean;
  /** The declarations that the source adds to the environment, or the reason why they are unknown. */
  readonly module: ModuleReading;
}

type Lost = Extract<BatchOutcome, { readonly kind: "lost" }>;

/** Runs Lean once. */
export async function judgeText(task: BatchTask, signal: AbortSignal): Promise<JudgedText | Lost> {
  const text = task.text ?? (await readFile(task.path, "utf8"));
  const outcome = await runBatch(task, signal);
  if (outcome.kind === "lost") return outcome;
  const { messages, exitCode } = outcome;
  const accepts = exitCode === 0 && messages.every(({ severity }) => severity !== "error");
  return { kind: "judged", text, messages, accepts, files: outcome.module };
}

/** The same with the module that comes out. Where Lean accepts the text and has written none, it is asked again without code. */
export async function runModule(task: BatchTask, signal: AbortSignal): Promise<ModuleRun | Lost> {
  const judged = await judgeText(task, signal);
  if (judged.kind === "lost") return judged;
  const { text, messages, accepts } = judged;
  const lacksCode = accepts && judged.files.length === 0 && task.toolchain.kind === "embedded";
  const module = lacksCode ? await moduleWithoutCode({ ...task, text }, signal) : readModule(judged.files);
  return { kind: "ended", text, messages, accepts, lacksCode, module };
}

async function moduleWithoutCode(
  task: BatchTask & { readonly text: string },
  signal: AbortSignal,
): Promise<ModuleReading> {
  const outcome = await runBatch({ ...task, text: withPrefix(task.text, withoutCode) }, signal);
  const reading = readModule(outcome.kind === "ended" && outcome.exitCode === 0 ? outcome.module : []);
  return reading.kind === "read" ? { kind: "read", module: withoutPrefix(reading.module) } : reading;
}

/** The command behind which Lean makes no code. */
export const withoutCode = "noncomputable section";

/**
 * A text with commands behind its header, in a line more: what follows keeps its column, which Lean's parser minds, and
 * has its line number raised by one.
 */
export function withPrefix(text: string, commands: string): string {
  const { endOffset } = parseHeader(text);
  const column = endOffset - (text.lastIndexOf("\n", endOffset - 1) + 1);
  return `${text.slice(0, endOffset)} ${commands}\n${" ".repeat(column)}${text.slice(endOffset)}`;
}

/** The module of a text with a prefix, with the places that its declarations have without it. */
export function withoutPrefix(module: CompiledModule): CompiledModule {
  const moved = ({ line, column }: DeclarationRange["start"]): DeclarationRange["start"] => ({
    line: line - 1,
    column,
  });
  const ranges = [...module.ranges].map(
    ([key, { start, end }]) => [key, { start: moved(start), end: moved(end) }] as const,
  );
  return { ...module, ranges: new Map(ranges) };
}
