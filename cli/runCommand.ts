import type { Command } from "./command.ts";
import { defectText } from "./defect.ts";
import type { CommandProblem, ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { valuesOf } from "./options.ts";
import type { GivenWords } from "./program.ts";
import { commonOptions } from "./sharedOptions.ts";
import type { Terminal } from "./terminal.ts";
import { processTerminal } from "./terminal.ts";

/** One of the four places where exceptions end: an interruption is an exit code, anything else a defect of ours. */
export async function runCommand(
  command: Command,
  { argument, options: given }: GivenWords,
  signal: AbortSignal,
): Promise<ExitCode> {
  const options = valuesOf(commonOptions, given);
  const terminal = processTerminal(options);
  try {
    const outcome = await command.run(argument, given, { terminal, signal, options });
    terminal.progress("");
    if (outcome.kind === "ok") terminal.json(outcome.value.output);
    signal.throwIfAborted();
    return outcome.kind === "ok" ? outcome.value.exitCode : told(outcome.problem, terminal);
  } catch (error) {
    terminal.progress("");
    const words = signal.aborted ? "interrupted" : `a defect: ${defectText(error, terminal.verbose)}`;
    terminal.err(`colloquy: ${words}`);
    return signal.aborted ? exitCodes.interrupted : exitCodes.defect;
  }
}

function told({ message, next, detail, exitCode }: CommandProblem, terminal: Terminal): ExitCode {
  terminal.err(`colloquy: ${message}${next === undefined ? "" : `; ${next}`}`);
  if (terminal.verbose && detail !== undefined) terminal.err(detail);
  return exitCode;
}
