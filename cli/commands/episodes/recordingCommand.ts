import { failure } from "../../../core/base/result.ts";
import { RecordingChoices } from "../../../store/recordingChoice.ts";
import { exitCodes } from "../../exitCodes.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";

export const recordingCommand = command({
  name: "episodes recording",
  argument: { form: "[on|off]" },
  summary: "whether suggest --write and verify note what happens here, and so the editor",
  options: { log: sharedOptions.log },
  run: (choice, { log }, context) => Promise.resolve(recording(log, choice, context)),
});

/** Keeps the person's choice for a workspace folder, or tells what it is. */
function recording(
  folder: string,
  choice: string | undefined,
  { terminal }: CommandContext,
): CommandOutcome<"episodes-recording"> {
  if (choice !== undefined && choice !== "on" && choice !== "off")
    return failure({ exitCode: exitCodes.badInput, message: `${choice} is no choice`, next: "write on or off" });
  const choices = new RecordingChoices();
  const chosen =
    choice === undefined
      ? choices.read(folder)
      : choices.write(folder, { record: choice === "on", how: "chosen on the command line" });
  const state = chosen === undefined ? "unchosen" : chosen.record ? "on" : "off";
  terminal.out(`recording in ${folder}: ${state}${chosen ? ` (${chosen.consent})` : ""}`);
  const output = { schemaVersion: 1, command: "episodes-recording", folder, recording: state } as const;
  return answer(exitCodes.ok, { ...output, consent: chosen?.consent ?? null });
}
