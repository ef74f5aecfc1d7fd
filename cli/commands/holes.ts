import { failure, ok } from "../../core/base/result.ts";
import { modeOfHole } from "../../core/lean/hole.ts";
import { exitCodes } from "../exitCodes.ts";
import { holeJson, holeWords, placeText } from "../holeText.ts";
import type { Output } from "../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "./context.ts";
import { noAnswer, openFile } from "./context.ts";

/** `colloquy holes FILE`: every `sorry` and what stands for one, every `by` without a body, every block with open goals. */
export async function holes(argument: string, context: CommandContext): Promise<CommandOutcome> {
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const found = await open.document.holes(context.signal);
  if (found.kind === "unknown") return failure(noAnswer(open.file, found));
  const { text, shown, path } = open.file;
  if (context.options.json) {
    const list = found.value.map((hole) => ({
      ...holeJson(hole, text),
      mode: modeOfHole(text, hole) ?? null,
      note: hole.note ?? null,
    }));
    const output: Output<"holes"> = {
      schemaVersion: 1,
      command: "holes",
      file: path,
      engine: open.lean.engine,
      holes: list,
    };
    context.terminal.out(JSON.stringify(output));
  } else {
    for (const hole of found.value) {
      const note = hole.note === undefined ? "" : ` (${hole.note})`;
      context.terminal.out(`${placeText(shown, text, hole.start)}: ${holeWords[hole.kind]}${note}`);
    }
    context.terminal.err(`${shown}: ${found.value.length} holes`);
  }
  return ok(exitCodes.ok);
}
