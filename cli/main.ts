import { setMaxListeners } from "node:events";
import { CommanderError } from "commander";
import { exitCodes } from "./exitCodes.ts";
import { program } from "./program.ts";
import { runCommand } from "./runCommand.ts";

// Any number of questions may wait side by side for the same signal.
setMaxListeners(0);
const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());
process.once("SIGTERM", () => interruption.abort());
// A reader that has seen enough (`| head`) ends us quietly.
process.stdout.on("error", () => process.exit(exitCodes.ok));

try {
  await program(async (command, given) => {
    process.exitCode = await runCommand(command, given, interruption.signal);
  }).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput;
}
