import { failure } from "../../core/base/result.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { toDiagnostics } from "../../lean-bridge/batch/batchMessages.ts";
import { judgeText } from "../../lean-bridge/batch/moduleRun.ts";
import { exitCodes } from "../exitCodes.ts";
import { placeText } from "../holeText.ts";
import { diagnosticJson } from "../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import type { FoundFile } from "../openFile.ts";
import { findFile, noAnswer } from "../openFile.ts";

const timeoutMs = 600_000;

export const checkCommand = command({
  name: "check",
  argument: { form: "<file>" },
  summary: "what Lean says about a file",
  options: {},
  run: (file, _, context) => check(file, context),
});

/** Batch Lean's messages about the file, in the order of the text. */
async function check(argument: string, context: CommandContext): Promise<CommandOutcome<"check">> {
  const found = await findFile(argument, context);
  if (found.kind === "error") return found;
  const { file, lean } = found.value;
  const judged = await judgeText({ ...lean.batch, path: file.path, timeoutMs }, context.signal);
  if (judged.kind === "lost") return failure(noAnswer(file, judged));
  const diagnostics = toDiagnostics(judged.messages, judged.text)
    .filter((diagnostic) => !diagnostic.silent)
    .toSorted(byStart);
  show(found.value, diagnostics, context);
  return answer(judged.accepts ? exitCodes.ok : exitCodes.leanSaysNo, {
    schemaVersion: 1,
    command: "check",
    file: file.path,
    engine: lean.engine,
    ok: judged.accepts,
    diagnostics: diagnostics.map(diagnosticJson),
  });
}

function show({ file, lean }: FoundFile, diagnostics: readonly Diagnostic[], { terminal }: CommandContext): void {
  const index = new TextIndex(file.text);
  for (const { range, severity, message } of diagnostics)
    terminal.out(`${placeText(file.shown, file.text, index.offsetAt(range.start))}: ${severity}: ${message}`);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  terminal.remark(`${file.shown}: ${errors} errors, ${diagnostics.length - errors} other messages (${lean.engine})`);
}

function byStart(left: Diagnostic, right: Diagnostic): number {
  return left.range.start.line - right.range.start.line || left.range.start.character - right.range.start.character;
}
