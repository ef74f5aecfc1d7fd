import type { Command } from "commander";
import { discuss } from "./commands/discuss.ts";
import { evaluateModels } from "./commands/evaluateModels.ts";
import type { CommandRunner } from "./episodeCommands.ts";
import { inMs, numeric } from "./numericOptions.ts";

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
export function addDiscussCommand<Flags>(program: Command, { common, run }: CommandRunner<Flags>): void {
  withModel(common(program.command("discuss").argument("<place>", "FILE:LINE[:COL] or FILE:NAME")))
    .description("a conversation about a hole: propose, criticise, repair, accept, integrate; /help lists all")
    .option("--script <file>", "turns from a file instead of the keyboard")
    .option("--budget <seconds>", "time for Lean's own tactics, where no model is asked", numeric("seconds"), 30)
    .option("--record [folder]", "note what happens in the log of this workspace folder (without one: here)")
    .option("--output <file>", "where /save writes")
    .action((place: string, flags: Flags & DiscussFlags) =>
      run(flags, (context) => {
        const { script, model, baseUrl, budget, maxTokens, record, output } = flags;
        const options = { script, model, baseUrl, output, budgetMs: inMs(budget) };
        const folder = record === true ? process.cwd() : record;
        return discuss(
          place,
          { ...options, record: folder, budget: maxTokens === undefined ? {} : { maxTokens } },
          context,
        );
      }),
    );
}

interface EvalFlags {
  readonly model: readonly string[];
  readonly baseUrl?: string;
  readonly set?: string;
  readonly seed: number;
  readonly maxTokens?: number;
}

/** Adds `colloquy eval` to the program. */
export function addEvalCommand<Flags>(program: Command, { common, run }: CommandRunner<Flags>): void {
  withModel(common(program.command("eval")))
    .description("models in the roles of a conversation, with Lean as the truth; without a model: the three yardsticks")
    .option("--set <file>", "proofs, statements and sketches (examples/eval/core.json)")
    .option("--seed <number>", "chooses the planted errors", numeric("number"), 1)
    .action((flags: Flags & EvalFlags) =>
      run(flags, (context) => {
        const { model, baseUrl, set, seed, maxTokens } = flags;
        return evaluateModels(
          { model, baseUrl, set, seed, budget: maxTokens === undefined ? {} : { maxTokens } },
          context,
        );
      }),
    );
}

function withModel(command: Command): Command {
  return command
    .option("--model <name>", "a model for all roles, or ROLE=NAME; may be given several times", collect, [])
    .option("--base-url <url>", "a server of chat completions, such as http://127.0.0.1:11434/v1")
    .option("--max-tokens <number>", "ask no model any more after so many tokens", numeric("count"));
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
