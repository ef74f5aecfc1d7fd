import { InvalidArgumentError, type Command } from "commander";
import type { ImportFormat } from "../core/episode/import/importedEpisodes.ts";
import { importFormats } from "../core/episode/import/importedEpisodes.ts";
import { exportFormats } from "../store/export/exportFormats.ts";
import type { CommandContext, CommandOutcome } from "./commands/context.ts";
import { exportCommand } from "./commands/episodes/exportCommand.ts";
import { importCommand } from "./commands/episodes/importCommand.ts";
import { listEpisodes, removeEpisode, showEpisode, showStatistics, verifyEpisodes } from "./commands/episodes/log.ts";
import { replayEpisodes } from "./commands/episodes/replayCommand.ts";

/** Runs a command with the options that all have; `Flags` are those of the command line as commander gives them. */
export interface CommandRunner<Flags> {
  readonly common: (command: Command) => Command;
  readonly run: (flags: Flags, command: (context: CommandContext) => Promise<CommandOutcome>) => Promise<void>;
}

interface LogFlags {
  readonly log: string;
}

interface ExportFlags extends LogFlags {
  readonly format: string;
  readonly output?: string;
  readonly license: string;
  readonly contributor: readonly string[];
  readonly redact: readonly string[];
  readonly episode: readonly string[];
  readonly force: boolean;
  readonly dryRun: boolean;
}

/** Adds `colloquy episodes ...` to the program. */
export function addEpisodeCommands<Flags>(program: Command, { common, run }: CommandRunner<Flags>): void {
  const episodes = program.command("episodes").description("the log of what was proposed, judged and decided");
  const command = (words: string, description: string): Command =>
    common(episodes.command(words)).description(description).option("--log <folder>", "the workspace folder", ".");
  command("list", "the episodes of a log").action((flags: Flags & LogFlags) =>
    run(flags, (context) => listEpisodes(flags.log, context)),
  );
  command("show <id>", "an episode as a transcript").action((id: string, flags: Flags & LogFlags) =>
    run(flags, (context) => showEpisode(flags.log, id, context)),
  );
  command("verify", "every line against its hash and the line before it").action((flags: Flags & LogFlags) =>
    run(flags, (context) => verifyEpisodes(flags.log, context)),
  );
  command("stats", "counts, measures and the comparison table").action((flags: Flags & LogFlags) =>
    run(flags, (context) => showStatistics(flags.log, context)),
  );
  command("delete <id>", "takes the content out of an episode; the chain still holds").action(
    (id: string, flags: Flags & LogFlags) => run(flags, (context) => removeEpisode(flags.log, id, context)),
  );
  command("replay [id]", "gives every recorded step to the Lean of today")
    .option("--all", "every episode, which is also what happens without an id", false)
    .option("--timeout <seconds>", "time for one step", Number, 30)
    .action((id: string | undefined, flags: Flags & LogFlags & { readonly timeout: number }) =>
      run(flags, (context) =>
        replayEpisodes({ log: flags.log, episode: id, timeoutMs: flags.timeout * 1000 }, context),
      ),
    );
  command("import <file>", "rows of another data set into the log")
    .requiredOption("--format <format>", importFormats.join(", "), importFormat)
    .action((file: string, flags: Flags & LogFlags & { readonly format: ImportFormat }) =>
      run(flags, (context) => importCommand({ file, format: flags.format, log: flags.log }, context)),
    );
  addExport(command("export", "one format into a new folder"), run);
}

function addExport<Flags>(command: Command, run: CommandRunner<Flags>["run"]): void {
  command
    .requiredOption("--format <format>", exportFormats.join(", "))
    .requiredOption("--license <spdx>", "under which the rows may be used, such as CC-BY-4.0")
    .option("--contributor <name>", "who is named; may be given several times", collect, [])
    .option("--output <folder>", "a folder that is made")
    .option("--redact <name>", "a further name to be taken out; may be given several times", collect, [])
    .option("--episode <id>", "only this one; may be given several times", collect, [])
    .option("--force", "replace the folder if it is there", false)
    .option("--dry-run", "write nothing; show what would leave", false)
    .action((flags: Flags & ExportFlags) =>
      run(flags, (context) =>
        exportCommand(
          {
            ...{ workspaceFolder: flags.log, format: flags.format, licence: flags.license },
            target: flags.dryRun ? undefined : (flags.output ?? `colloquy-${flags.format}`),
            ...{ contributors: flags.contributor, replace: flags.force, names: flags.redact, episodes: flags.episode },
          },
          context,
        ),
      ),
    );
}

function importFormat(text: string): ImportFormat {
  const format = importFormats.find((known) => known === text);
  if (!format) throw new InvalidArgumentError(`choose one of ${importFormats.join(", ")}`);
  return format;
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
