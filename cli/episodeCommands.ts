import { InvalidArgumentError, type Command } from "commander";
import type { ImportFormat } from "../core/episode/import/importedEpisodes.ts";
import { importFormats } from "../core/episode/import/importedEpisodes.ts";
import { exportFormats } from "../store/export/exportFormats.ts";
import type { CommandContext, CommandOutcome } from "./commands/context.ts";
import { agreementCommand, sampleCommand } from "./commands/episodes/agreementCommand.ts";
import { anchorCommand } from "./commands/episodes/anchorCommand.ts";
import { exportCommand } from "./commands/episodes/exportCommand.ts";
import { importCommand } from "./commands/episodes/importCommand.ts";
import { listEpisodes, removeEpisode, showEpisode, showStatistics, verifyEpisodes } from "./commands/episodes/log.ts";
import { recordingCommand } from "./commands/episodes/recordingCommand.ts";
import { inMs, numeric } from "./numericOptions.ts";
import { replayEpisodes } from "./commands/episodes/replayCommand.ts";

/** Runs a command with the options that all have; `Flags` are those of the command line as commander gives them. */
export interface CommandRunner<Flags> {
  readonly common: (command: Command) => Command;
  readonly run: (flags: Flags, command: (context: CommandContext) => Promise<CommandOutcome>) => Promise<void>;
}

interface LogFlags {
  readonly log: string;
}

interface ReplayFlags extends LogFlags {
  readonly timeout: number;
  readonly parallel: number | undefined;
  readonly resume: boolean;
  readonly server: string | undefined;
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

/** Makes `colloquy episodes WORDS` with the options that all of them have. */
type MakeCommand = (words: string, description: string) => Command;
type Run<Flags> = CommandRunner<Flags>["run"];

/** Adds `colloquy episodes ...` to the program. */
export function addEpisodeCommands<Flags>(program: Command, { common, run }: CommandRunner<Flags>): void {
  const episodes = program.command("episodes").description("the log of what was proposed, judged and decided");
  const command: MakeCommand = (words, description) =>
    common(episodes.command(words)).description(description).option("--log <folder>", "the workspace folder", ".");
  addReading(command, run);
  addKeeping(command, run);
  addLabelling(command, run);
  addReplay(command("replay [id]", "gives every recorded step to the Lean of today"), run);
  addExport(command("export", "one format into a new folder"), run);
}

function addReading<Flags>(command: MakeCommand, run: Run<Flags>): void {
  command("list", "the episodes of a log").action((flags: Flags & LogFlags) =>
    run(flags, (context) => listEpisodes(flags.log, context)),
  );
  command("show <id>", "an episode as a transcript").action((id: string, flags: Flags & LogFlags) =>
    run(flags, (context) => showEpisode(flags.log, id, context)),
  );
  command("verify", "every line against its hash and the line before it, every end against its anchors").action(
    (flags: Flags & LogFlags) => run(flags, (context) => verifyEpisodes(flags.log, context)),
  );
  command("stats", "counts, measures and the comparison table").action((flags: Flags & LogFlags) =>
    run(flags, (context) => showStatistics(flags.log, context)),
  );
}

function addKeeping<Flags>(command: MakeCommand, run: Run<Flags>): void {
  command("recording [on|off]", "whether suggest --write and verify note what happens here, and so the editor").action(
    (choice: string | undefined, flags: Flags & LogFlags) =>
      run(flags, (context) => recordingCommand(flags.log, choice, context)),
  );
  command("anchor", "writes the ends of the log's files into a git tag, against which verify holds them later").action(
    (flags: Flags & LogFlags) => run(flags, (context) => anchorCommand(flags.log, context)),
  );
  command("delete <id>", "takes the content out of an episode; the chain still holds").action(
    (id: string, flags: Flags & LogFlags) => run(flags, (context) => removeEpisode(flags.log, id, context)),
  );
  command("import <file>", "rows of another data set into the log")
    .requiredOption("--format <format>", importFormats.join(", "), importFormat)
    .action((file: string, flags: Flags & LogFlags & { readonly format: ImportFormat }) =>
      run(flags, (context) => importCommand({ file, format: flags.format, log: flags.log }, context)),
    );
}

function addLabelling<Flags>(command: MakeCommand, run: Run<Flags>): void {
  command("sample <file>", "a share of all turns without their types, to be labelled blindly")
    .option("--share <number>", "between 0 and 1", numeric("share"), 0.1)
    .action((file: string, flags: Flags & LogFlags & { readonly share: number }) =>
      run(flags, (context) => sampleCommand({ ...flags, file }, context)),
    );
  command("agreement <file...>", "kappa and alpha of labelled samples; of one and the log's own types").action(
    (files: readonly string[], flags: Flags & LogFlags) =>
      run(flags, (context) => agreementCommand({ ...flags, files }, context)),
  );
}

function addReplay<Flags>(command: Command, run: Run<Flags>): void {
  command
    .option("--all", "every episode, which is also what happens without an id", false)
    .option("--timeout <seconds>", "time for one step", numeric("seconds"), 30)
    .option(
      "--parallel <number>",
      "documents at the same time (without it: by the memory that is free)",
      numeric("lanes"),
    )
    .option("--resume", "go on with a replay that was interrupted", false)
    .option("--server <url>", "a Kimina Lean Server instead of the Lean at hand; its key in COLLOQUY_KIMINA_KEY")
    .action((id: string | undefined, flags: Flags & ReplayFlags) =>
      run(flags, (context) =>
        replayEpisodes({ ...flags, episode: id, timeoutMs: inMs(flags.timeout), parallel: flags.parallel }, context),
      ),
    );
}

function addExport<Flags>(command: Command, run: Run<Flags>): void {
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
            workspaceFolder: flags.log,
            format: flags.format,
            licence: flags.license,
            target: flags.dryRun ? undefined : (flags.output ?? `colloquy-${flags.format}`),
            contributors: flags.contributor,
            replace: flags.force,
            names: flags.redact,
            episodes: flags.episode,
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
