import { failure, ok } from "../../../core/base/result.ts";
import { RecordingChoices } from "../../../store/recordingChoice.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";

/** `colloquy episodes recording [on|off]`: the person's choice for a workspace folder, or what it is. */
export function recordingCommand(
  folder: string,
  choice: string | undefined,
  { terminal, options }: CommandContext,
): Promise<CommandOutcome> {
  if (choice !== undefined && choice !== "on" && choice !== "off")
    return Promise.resolve(
      failure({ exitCode: exitCodes.badInput, message: `${choice} is no choice`, next: "write on or off" }),
    );
  const choices = new RecordingChoices();
  const chosen =
    choice === undefined
      ? choices.read(folder)
      : choices.write(folder, { record: choice === "on", how: "chosen on the command line" });
  const output: Output<"episodes-recording"> = {
    schemaVersion: 1,
    command: "episodes-recording",
    folder,
    recording: chosen === undefined ? "unchosen" : chosen.record ? "on" : "off",
    consent: chosen?.consent ?? null,
  };
  if (options.json) terminal.out(JSON.stringify(output));
  else terminal.out(`recording in ${folder}: ${output.recording}${chosen ? ` (${chosen.consent})` : ""}`);
  return Promise.resolve(ok(exitCodes.ok));
}
