import { failure } from "../../core/base/result.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { goalJson } from "../../core/lean/goalSchema.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { goalLines } from "../goalText.ts";
import { placeText } from "../holeText.ts";
import { offsetOf } from "../location.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import { noAnswer, openFile } from "../openFile.ts";

export const goalsCommand = command({
  name: "goals",
  argument: { form: "<place>", help: "FILE:LINE[:COL] or FILE:NAME" },
  summary: "the proof state at a place",
  options: {},
  run: (place, _, context) => goals(place, context),
});

/** The proof state there, or the expected type of the term. */
async function goals(argument: string, context: CommandContext): Promise<CommandOutcome<"goals">> {
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
  const at = placeText(open.file.shown, open.file.text, offset.value);
  if (!found.value && !expected) context.terminal.remark(`${at}: no proof and no term stands here`);
  for (const line of goalLines(found.value ?? (expected ? [expected] : []))) context.terminal.out(line);
  return answer(found.value || expected ? exitCodes.ok : exitCodes.leanSaysNo, {
    schemaVersion: 1,
    command: "goals",
    file: open.file.path,
    engine: open.lean.engine,
    at: { line: position.line + 1, column: position.character },
    goals: found.value?.map(goalJson) ?? null,
    expectedType: expected ? goalJson(expected) : null,
  });
}

export function noPlace(file: string): CommandProblem {
  return {
    exitCode: exitCodes.badInput,
    message: `where in ${file}?`,
    next: `write ${file}:LINE, ${file}:LINE:COL or ${file}:NAME`,
  };
}
