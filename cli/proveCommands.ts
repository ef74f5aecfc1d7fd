import type { Command } from "commander";
import { Option } from "commander";
import { evolveCommand } from "./commands/evolve/evolveCommand.ts";
import { proveCommand } from "./commands/prove/proveCommand.ts";
import type { CommandRunner } from "./episodeCommands.ts";
import { inMs, numeric } from "./numericOptions.ts";

interface ProveFlags {
  readonly all: boolean;
  readonly budget: number;
  readonly calls?: number;
  readonly strategy: "best-first" | "tree";
  readonly write: boolean;
  readonly output?: string;
  readonly tree?: string;
  readonly resume?: string;
  readonly snapshot?: string;
  readonly learning: boolean;
  readonly showTree: boolean;
}

/** Adds `colloquy prove` to the program. */
export function addProveCommand<Flags>(program: Command, { common, run }: CommandRunner<Flags>): void {
  common(program.command("prove").argument("<place>", "FILE:LINE[:COL], FILE:NAME, or FILE with --all"))
    .description("whole proofs by search, each verified as it would be inserted")
    .option("--all", "work on every hole of the file", false)
    .option("--budget <seconds>", "time for one hole", numeric("seconds"), 30)
    .option("--calls <number>", "questions to Lean for one hole", numeric("count"))
    .addOption(
      new Option("--strategy <name>", "what is tried next").choices(["best-first", "tree"]).default("best-first"),
    )
    .option("--show-tree", "print what was tried as a tree", false)
    .option("--tree <file>", "write what was tried as JSON")
    .option("--resume <file>", "go on with what --tree wrote")
    .option("--snapshot <file>", "order the moves by what `evolve` has learned, not by this project's episodes")
    .option("--no-learning", "the fixed order, whatever the recorded episodes of this project say")
    .option("--write", "insert the proofs and check the file again", false)
    .option("--output <file>", "like --write, but into another file")
    .action((place: string, flags: Flags & ProveFlags) =>
      run(flags, (context) =>
        proveCommand(
          place,
          {
            all: flags.all,
            budgetMs: inMs(flags.budget),
            calls: flags.calls,
            strategy: flags.strategy,
            write: flags.write,
            output: flags.output,
            showTree: flags.showTree,
            tree: flags.tree,
            resume: flags.resume,
            snapshot: flags.snapshot,
            learning: flags.learning,
          },
          context,
        ),
      ),
    );
}

interface EvolveFlags {
  readonly rounds: number;
  readonly budget: number;
  readonly calls: number;
  readonly heldOut: readonly string[];
  readonly log: string;
  readonly output?: string;
  readonly minutes?: number;
}

/** Adds `colloquy evolve` to the program. */
export function addEvolveCommand<Flags>(program: Command, { common, run }: CommandRunner<Flags>): void {
  common(program.command("evolve").argument("<files...>", "Lean files with holes"))
    .description("search, learn an order from what was found, measure it on held-out files, search again")
    .option("--rounds <number>", "how often", numeric("count"), 4)
    .option("--budget <seconds>", "time for one hole", numeric("seconds"), 30)
    .option("--calls <number>", "questions to Lean for one hole", numeric("count"), 150)
    .option(
      "--held-out <file>",
      "base name of a file that is not learned from (the last one); may be repeated",
      (name, before: readonly string[]) => [...before, name],
      [],
    )
    .option("--log <file>", "what was searched; a call that is repeated goes on from it", "evolve.jsonl")
    .option("--output <file>", "write the last promoted snapshot")
    .option(
      "--minutes <number>",
      "begin no search after so long; the same call goes on where this one stopped",
      numeric("minutes"),
    )
    .action((files: readonly string[], flags: Flags & EvolveFlags) =>
      run(flags, (context) =>
        evolveCommand(
          files,
          {
            rounds: flags.rounds,
            budgetMs: inMs(flags.budget),
            calls: flags.calls,
            heldOut: flags.heldOut,
            log: flags.log,
            output: flags.output,
            wallMs: flags.minutes === undefined ? undefined : inMs(flags.minutes * 60),
          },
          context,
        ),
      ),
    );
}
