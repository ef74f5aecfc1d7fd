import { ok, failure } from "../../core/base/result.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { exitCodes } from "../exitCodes.ts";
import { placeText } from "../holeText.ts";
import { diagnosticJson, type Output } from "../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "./context.ts";
import { noAnswer, openFile } from "./context.ts";

/** `colloquy check FILE`: what Lean says about the file, in the order of the text. */
export async function check(argument: string, context: CommandContext): Promise<CommandOutcome> {
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const baseline = await open.document.baseline(context.signal);
  if (baseline.kind === "unknown") return failure(noAnswer(open.file, baseline));
  const diagnostics = baseline.value.diagnostics.filter((diagnostic) => !diagnostic.silent).toSorted(byStart);
  const hasErrors = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  if (context.options.json) {
    const output: Output<"check"> = {
      schemaVersion: 1,
      command: "check",
      file: open.file.path,
      engine: open.lean.engine,
      ok: !hasErrors,
      diagnostics: diagnostics.map(diagnosticJson),
    };
    context.terminal.out(JSON.stringify(output));
  } else {
    for (const diagnostic of diagnostics) {
      const place = placeText(open.file.shown, open.file.text, open.document.index.offsetAt(diagnostic.range.start));
      context.terminal.out(`${place}: ${diagnostic.severity}: ${diagnostic.message}`);
    }
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
    context.terminal.err(
      `${open.file.shown}: ${errors} errors, ${diagnostics.length - errors} other messages (${open.lean.engine})`,
    );
  }
  return ok(hasErrors ? exitCodes.leanSaysNo : exitCodes.ok);
}

function byStart(left: Diagnostic, right: Diagnostic): number {
  return left.range.start.line - right.range.start.line || left.range.start.character - right.range.start.character;
}
