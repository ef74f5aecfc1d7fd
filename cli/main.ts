import { setMaxListeners } from "node:events";
import { Command, CommanderError } from "commander";
import packageFile from "../package.json" with { type: "json" };
import { check } from "./commands/check.ts";
import type { CommandContext, CommandOutcome, CommonOptions } from "./commands/context.ts";
import { doctor } from "./commands/doctor.ts";
import { goals } from "./commands/goals.ts";
import { holes } from "./commands/holes.ts";
import { replaySteps } from "./commands/replaySteps.ts";
import { suggestCommand } from "./commands/suggest.ts";
import { addEvolveCommand, addProveCommand } from "./proveCommands.ts";
import { verify } from "./commands/verify.ts";
import { tryCandidates } from "./commands/tryCandidates.ts";
import { addEpisodeCommands } from "./episodeCommands.ts";
import { addDiscussCommand, addEvalCommand } from "./talkCommands.ts";
import { defectText } from "./defect.ts";
import { exitCodes } from "./exitCodes.ts";
import { inMs, numeric } from "./numericOptions.ts";
import { processTerminal } from "./terminal.ts";

// Any number of questions may wait side by side for the same signal.
setMaxListeners(0);
const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());
process.once("SIGTERM", () => interruption.abort());
// A reader that has seen enough (`| head`) ends us quietly.
process.stdout.on("error", () => process.exit(exitCodes.ok));

const program = new Command("colloquy")
  .description("Lean-checked tactic suggestions from the command line")
  .version(packageFile.version)
  .exitOverride()
  .showHelpAfterError("(run colloquy --help for the commands)");

withCommonOptions(program.command("doctor").argument("[path]", "a Lean file or a folder"))
  .description("which Lean would be used, where it was looked for, and what to do next")
  .action((path: string | undefined, flags: RawFlags) => run(flags, (context) => doctor(path, context)));

withCommonOptions(program.command("goals").argument("<place>", "FILE:LINE[:COL] or FILE:NAME"))
  .description("the proof state at a place")
  .action((place: string, flags: RawFlags) => run(flags, (context) => goals(place, context)));

withCommonOptions(program.command("check").argument("<file>"))
  .description("what Lean says about a file")
  .action((file: string, flags: RawFlags) => run(flags, (context) => check(file, context)));

withCommonOptions(program.command("verify").argument("<file>"))
  .description("batch Lean on the whole file: errors, sorry, axioms and a statement hash for all that it declares")
  .option("--record [folder]", "note the outcome in the log of this workspace folder (without one: here)")
  .option("--no-record", "note nothing, also where recording is on")
  .action((file: string, flags: RawFlags & RecordFlags) => run(flags, (context) => verify(file, flags, context)));

withCommonOptions(program.command("holes").argument("<file>"))
  .description("every sorry, every `by` without a body, every block with unsolved goals")
  .action((file: string, flags: RawFlags) => run(flags, (context) => holes(file, context)));

withCommonOptions(program.command("suggest").argument("<place>", "FILE:LINE[:COL], FILE:NAME, or FILE with --all"))
  .description("suggestions that Lean has verified")
  .option("--all", "work on every hole of the file", false)
  .option("--budget <seconds>", "time for one hole", numeric("seconds"), 30)
  .option("--max <number>", "how many proofs to look for at one hole (with --all: 1)", numeric("count"))
  .option("--steps <number>", "how many steps that leave goals to verify where no proof is found", numeric("number"), 5)
  .option("--write", "insert the best proof of each hole and check the file again", false)
  .option("--output <file>", "like --write, but into another file")
  .option("--record [folder]", "note what happens in the log of this workspace folder (without one: here)")
  .option("--no-record", "note nothing, also where recording is on")
  .option("--no-learning", "the fixed order, whatever the recorded episodes of this project say")
  .action((place: string, flags: RawFlags & SuggestFlags & RecordFlags) =>
    run(flags, (context) =>
      suggestCommand(
        place,
        {
          all: flags.all,
          write: flags.write,
          output: flags.output,
          record: flags.record,
          learning: flags.learning,
          budgetMs: inMs(flags.budget),
          candidateTimeoutMs: 4000,
          harvestTimeoutMs: 15_000,
          proofsWanted: flags.max ?? (flags.all ? 1 : 3),
          stepsWanted: flags.steps,
        },
        context,
      ),
    ),
  );

addProveCommand<RawFlags>(program, { common: withCommonOptions, run });
addEvolveCommand<RawFlags>(program, { common: withCommonOptions, run });

withCommonOptions(program.command("try").argument("<place>", "FILE:LINE[:COL] or FILE:NAME"))
  .description("the verdict of given candidates at a hole")
  .option("--candidate <text>", "a tactic text; may be given several times", collect, [])
  .option("--candidates <file>", 'JSON: ["omega", {"tactic": "simp", "source": "me"}]')
  .option("--timeout <seconds>", "time for one candidate", numeric("seconds"), 10)
  .action((place: string, flags: RawFlags & TryFlags) =>
    run(flags, (context) => tryCandidates(place, { ...flags, timeoutMs: inMs(flags.timeout) }, context)),
  );

withCommonOptions(program.command("replay-steps").argument("<file>"))
  .description("every tactic step of a file as a candidate at its own place, then changed steps; tests the gate")
  .option("--mutants <number>", "how many changed steps to compare with a fresh Lean process", numeric("number"), 20)
  .option("--seed <number>", "chooses the changes", numeric("number"), 1)
  .option("--timeout <seconds>", "time for one candidate", numeric("seconds"), 30)
  .option("--minutes <number>", "begin no step after so long; the figures so far are printed", numeric("minutes"))
  .option(
    "--from <line>",
    "leave out the steps before this line, to go on where another call has stopped",
    numeric("count"),
    1,
  )
  .action((file: string, flags: RawFlags & ReplayFlags) => {
    const { mutants, seed, timeout, minutes, from } = flags;
    const wallMs = minutes === undefined ? undefined : inMs(minutes * 60);
    const options = { mutants, seed, timeoutMs: inMs(timeout), wallMs, fromLine: from };
    return run(flags, (context) => replaySteps(file, options, context));
  });

addDiscussCommand<RawFlags>(program, { common: withCommonOptions, run });
addEvalCommand<RawFlags>(program, { common: withCommonOptions, run });
addEpisodeCommands<RawFlags>(program, { common: withCommonOptions, run });

interface RawFlags {
  readonly json: boolean;
  readonly toolchain?: string;
  readonly lanes?: number;
  readonly allowNativeDecide: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

interface SuggestFlags {
  readonly all: boolean;
  readonly budget: number;
  readonly max?: number;
  readonly steps: number;
  readonly write: boolean;
  readonly output: string | undefined;
  readonly learning: boolean;
}

interface RecordFlags {
  readonly record: string | boolean | undefined;
}

interface TryFlags {
  readonly candidate: readonly string[];
  readonly candidates: string | undefined;
  readonly timeout: number;
}

interface ReplayFlags {
  readonly mutants: number;
  readonly seed: number;
  readonly timeout: number;
  readonly minutes?: number;
  readonly from: number;
}

function withCommonOptions(command: Command): Command {
  return command
    .option("--json", "one JSON object on standard output (docs/schemas)", false)
    .option("--toolchain <which>", "project, path, embedded, or a path to a lean executable or toolchain folder")
    .option("--lanes <number>", "shadow documents at the same time", numeric("lanes"))
    .option("--allow-native-decide", "do not refuse native_decide", false)
    .option("--quiet", "no progress", false)
    .option("--verbose", "details of problems", false);
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

/** One of the four places where exceptions end: an interruption is an exit code, anything else a defect of ours. */
async function run(flags: RawFlags, command: (context: CommandContext) => Promise<CommandOutcome>): Promise<void> {
  const terminal = processTerminal(flags);
  const options: CommonOptions = { ...flags, toolchain: flags.toolchain, lanes: flags.lanes };
  try {
    const outcome = await command({ terminal, signal: interruption.signal, options });
    terminal.progress("");
    interruption.signal.throwIfAborted();
    if (outcome.kind === "ok") {
      process.exitCode = outcome.value;
      return;
    }
    const { message, next, detail, exitCode } = outcome.problem;
    terminal.err(`colloquy: ${message}${next === undefined ? "" : `; ${next}`}`);
    if (flags.verbose && detail !== undefined) terminal.err(detail);
    process.exitCode = exitCode;
  } catch (error) {
    terminal.progress("");
    process.exitCode = interruption.signal.aborted ? exitCodes.interrupted : exitCodes.defect;
    if (interruption.signal.aborted) terminal.err("colloquy: interrupted");
    else terminal.err(`colloquy: a defect: ${defectText(error, flags.verbose)}`);
  }
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput;
}
