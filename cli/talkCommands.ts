import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { discuss } from "./commands/discuss.ts";
import type { CommandRunner } from "./episodeCommands.ts";

interface DiscussFlags {
  readonly script?: string;
  readonly model: readonly string[];
  readonly baseUrl?: string;
  readonly budget: number;
  readonly maxTokens?: number;
  readonly record?: string | true;
  readonly output?: string;
}

/** Adds `colloquy discuss` to the program. */
export function addTalkCommands<Flags>(program: Command, { common, run }: CommandRunner<Flags>): void {
  withModel(common(program.command("discuss").argument("<place>", "FILE:LINE[:COL] or FILE:NAME")))
    .description("a conversation about a hole: propose, criticise, repair, accept, integrate; /help lists all")
    .option("--script <file>", "turns from a file instead of the keyboard")
    .option("--budget <seconds>", "time for Lean's own tactics, where no model is asked", seconds, 30)
    .option("--record [folder]", "note what happens in the log of this workspace folder (without one: here)")
    .option("--output <file>", "where /save writes")
    .action((place: string, flags: Flags & DiscussFlags) =>
      run(flags, (context) => {
        const { script, model, baseUrl, budget, maxTokens, record, output } = flags;
        const options = { script, model, baseUrl, output, budgetMs: budget * 1000 };
        const folder = record === true ? process.cwd() : record;
        return discuss(
          place,
          { ...options, record: folder, budget: maxTokens === undefined ? {} : { maxTokens } },
          context,
        );
      }),
    );
}

function withModel(command: Command): Command {
  return command
    .option("--model <name>", "a model for all roles, or ROLE=NAME; may be given several times", collect, [])
    .option("--base-url <url>", "a server of chat completions, such as http://127.0.0.1:11434/v1")
    .option("--max-tokens <number>", "ask no model any more after so many tokens", seconds);
}

function seconds(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("a positive number is needed");
  return number;
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
