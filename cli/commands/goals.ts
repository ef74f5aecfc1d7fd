import { failure } from "../../core/base/result.ts";
import type { Goal } from "../../core/lean/goal.ts";
import type { Position } from "../../core/lean/textIndex.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import type { Answer } from "../../lean-bridge/session/answer.ts";
import { goalJson } from "../../core/lean/goalSchema.ts";
import { exitCodes } from "../exitCodes.ts";
import { goalLines } from "../goalText.ts";
import { placeText } from "../holeText.ts";
import { noPlace } from "../holesOfPlace.ts";
import { offsetOf } from "../location.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import type { OpenFile } from "../openFile.ts";
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
  const found = await goalsOrType(open, position, context.signal);
  if (found.kind === "unknown") return failure(noAnswer(open.file, found));
  const { proof, expected } = found.value;
  const at = placeText(open.file.shown, open.file.text, offset.value);
  if (!proof && !expected) context.terminal.remark(`${at}: no proof and no term stands here`);
  for (const line of goalLines(proof ?? (expected ? [expected] : []))) context.terminal.out(line);
  return answer(proof || expected ? exitCodes.ok : exitCodes.leanSaysNo, {
    schemaVersion: 1,
    command: "goals",
    file: open.file.path,
    engine: open.lean.engine,
    at: { line: position.line + 1, column: position.character },
    goals: proof?.map(goalJson) ?? null,
    expectedType: expected ? goalJson(expected) : null,
  });
}

interface FoundGoals {
  /** Of the proof that stands there. */
  readonly proof: readonly Goal[] | undefined;
  /** Of the term that stands there, if no proof does. */
  readonly expected: Goal | undefined;
}

async function goalsOrType(
  { document }: OpenFile,
  position: Position,
  signal: AbortSignal,
): Promise<Answer<FoundGoals>> {
  const proof = await document.goalsAt(position, signal);
  if (proof.kind === "unknown") return proof;
  if (proof.value) return { ...proof, value: { proof: proof.value, expected: undefined } };
  const term = await document.termGoalAt(position, signal);
  if (term.kind === "unknown") return term;
  return { ...term, value: { proof: undefined, expected: term.value ?? undefined } };
}
