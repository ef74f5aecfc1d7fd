import { failure } from "../../core/base/result.ts";
import { modeOfHole } from "../../core/lean/hole.ts";
import { exitCodes } from "../exitCodes.ts";
import { holeJson, holeWords, placeText } from "../holeText.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import { noAnswer, openFile } from "../openFile.ts";

export const holesCommand = command({
  name: "holes",
  argument: { form: "<file>" },
  summary: "every sorry, every `by` without a body, every block with unsolved goals",
  options: {},
  run: (file, _, context) => holes(file, context),
});

/** Every `sorry` and what stands for one, every `by` without a body, every block with open goals. */
async function holes(argument: string, context: CommandContext): Promise<CommandOutcome<"holes">> {
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const found = await open.document.holes(context.signal);
  if (found.kind === "unknown") return failure(noAnswer(open.file, found));
  const { text, shown, path } = open.file;
  for (const hole of found.value) {
    const note = hole.note === undefined ? "" : ` (${hole.note})`;
    context.terminal.out(`${placeText(shown, text, hole.start)}: ${holeWords[hole.kind]}${note}`);
  }
  context.terminal.remark(`${shown}: ${found.value.length} holes`);
  const listed = found.value.map((hole) => {
    return { ...holeJson(hole, text), mode: modeOfHole(text, hole) ?? null, note: hole.note ?? null };
  });
  const common = { schemaVersion: 1, file: path, engine: open.lean.engine } as const;
  return answer(exitCodes.ok, { ...common, command: "holes", holes: listed });
}
