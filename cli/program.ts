import { Command as Commander } from "commander";
import packageFile from "../package.json" with { type: "json" };
import type { Command } from "./command.ts";
import { commandGroups, commands } from "./commandTable.ts";
import type { OptionSet } from "./options.ts";
import { commanderOptions } from "./options.ts";
import { commonOptions } from "./sharedOptions.ts";

/** The arguments and options of one command as given, by commander's names. */
export interface GivenWords {
  readonly argument: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The command line of every command in the table; `run` is called with the one that was asked for. */
export function program(run: (command: Command, given: GivenWords) => Promise<void>): Commander {
  const made = new Commander("colloquy")
    .description("Lean-checked tactic suggestions from the command line")
    .version(packageFile.version)
    .exitOverride()
    .showHelpAfterError("(run colloquy --help for the commands)");
  for (const [name, summary] of Object.entries(commandGroups)) made.command(name).description(summary);
  for (const command of commands) addCommand(made, command, run);
  return made;
}

function addCommand(made: Commander, command: Command, run: Parameters<typeof program>[0]): void {
  const words = command.name.split(" ");
  const parent = words.length === 1 ? made : made.commands.find((group) => group.name() === words[0]);
  const added = (parent ?? made).command(words.at(-1) ?? "").description(command.summary);
  if (command.argument) added.argument(command.argument.form, command.argument.help);
  addOptions(added, commonOptions);
  addOptions(added, command.options);
  const takesArgument = command.argument !== undefined;
  added.action((...given: readonly unknown[]) =>
    run(command, { argument: takesArgument ? given[0] : undefined, options: added.opts() }),
  );
}

function addOptions(added: Commander, set: OptionSet): void {
  for (const definition of Object.values(set))
    for (const option of commanderOptions(definition)) added.addOption(option);
}
