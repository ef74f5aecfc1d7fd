import { failure, ok } from "../../core/base/result.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { goalLines } from "../goalText.ts";
import { placeText } from "../holeText.ts";
import { goalJson, type Output } from "../jsonOutput.ts";
import { offsetOf } from "../location.ts";
import type { CommandContext, CommandOutcome } from "./context.ts";
import { noAnswer, openFile } from "./context.ts";

/** `colloquy goals FILE:LINE[:COL]`: the proof state there, or the expected type of the term. */
export async function goals(argument: string, context: CommandContext): Promise<CommandOutcome> {
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const { place } = open.location;
  if (place.kind === "whole") return failure(noPlace(open.file.shown));
  const offset = offsetOf(open.file.text, place);
  if (offset.kind === "error") return offset;
  const position = new TextIndex(open.file.text).positionAt(offset.value);
  const found = await open.document.goalsAt(position, context.signal);
  if (found.kind === "unknown") return failure(noAnswer(open.file, found));
  const term = found.value ? undefined : await open.document.termGoalAt(position, context.signal);
  if (term?.kind === "unknown") return failure(noAnswer(open.file, term));
  const expected = term?.value ?? null;
  if (context.options.json) {
    const output: Output<"goals"> = {
      schemaVersion: 1,
      command: "goals",
      file: open.file.path,
      engine: open.lean.engine,
      at: { line: position.line + 1, column: position.character },
      goals: found.value?.map(goalJson) ?? null,
      expectedType: expected ? goalJson(expected) : null,
    };
    context.terminal.out(JSON.stringify(output));
  } else {
    const at = placeText(open.file.shown, open.file.text, offset.value);
    if (!found.value && !expected) context.terminal.err(`${at}: no proof and no term stands here`);
    for (const line of found.value ? goalLines(found.value) : expected ? goalLines([expected]) : [])
      context.terminal.out(line);
  }
  return ok(found.value || expected ? exitCodes.ok : exitCodes.leanSaysNo);
}

export function noPlace(file: string): CommandProblem {
  return {
    exitCode: exitCodes.badInput,
    message: `where in ${file}?`,
    next: `write ${file}:LINE, ${file}:LINE:COL or ${file}:NAME`,
  };
}
