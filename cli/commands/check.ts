import { failure, ok } from "../../core/base/result.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { toDiagnostics } from "../../lean-bridge/batch/batchMessages.ts";
import { judgeText } from "../../lean-bridge/batch/moduleRun.ts";
import { exitCodes } from "../exitCodes.ts";
import { placeText } from "../holeText.ts";
import { diagnosticJson, type Output } from "../jsonOutput.ts";
import type { CommandContext, CommandOutcome, FoundFile } from "./context.ts";
import { findFile, noAnswer } from "./context.ts";

const timeoutMs = 600_000;

/** `colloquy check FILE`: what batch Lean says about the file, in the order of the text. */
export async function check(argument: string, context: CommandContext): Promise<CommandOutcome> {
  const found = await findFile(argument, context);
  if (found.kind === "error") return found;
  const { file, lean } = found.value;
  const judged = await judgeText({ ...lean.batch, path: file.path, timeoutMs }, context.signal);
  if (judged.kind === "lost") return failure(noAnswer(file, judged));
  const diagnostics = toDiagnostics(judged.messages, judged.text)
    .filter((diagnostic) => !diagnostic.silent)
    .toSorted(byStart);
  if (context.options.json) {
    const output: Output<"check"> = {
      schemaVersion: 1,
      command: "check",
      file: file.path,
      engine: lean.engine,
      ok: judged.accepts,
      diagnostics: diagnostics.map(diagnosticJson),
    };
    context.terminal.out(JSON.stringify(output));
  } else show(found.value, diagnostics, context);
  return ok(judged.accepts ? exitCodes.ok : exitCodes.leanSaysNo);
}

function show({ file, lean }: FoundFile, diagnostics: readonly Diagnostic[], { terminal }: CommandContext): void {
  const index = new TextIndex(file.text);
  for (const { range, severity, message } of diagnostics)
    terminal.out(`${placeText(file.shown, file.text, index.offsetAt(range.start))}: ${severity}: ${message}`);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  terminal.err(`${file.shown}: ${errors} errors, ${diagnostics.length - errors} other messages (${lean.engine})`);
}

function byStart(left: Diagnostic, right: Diagnostic): number {
  return left.range.start.line - right.range.start.line || left.range.start.character - right.range.start.character;
}
