import type { Result } from "../core/base/result.ts";
import { ok } from "../core/base/result.ts";
import type { CommandProblem, ExitCode } from "./exitCodes.ts";
import type { Output, OutputName } from "./jsonOutput.ts";
import type { OptionSet, ValuesOf } from "./options.ts";
import { valuesOf } from "./options.ts";
import type { CommonOptions } from "./sharedOptions.ts";
import type { Terminal } from "./terminal.ts";

export interface CommandContext {
  /** With `--json` its results are silent, so that a command writes them for persons only. */
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly options: CommonOptions;
}

/** The end of a command that could do its work: the exit code, and what `--json` prints. */
export interface Answer<Name extends OutputName> {
  readonly exitCode: ExitCode;
  readonly output: Output<Name>;
}

export type CommandOutcome<Name extends OutputName = OutputName> = Result<Answer<Name>, CommandProblem>;

/** `episodes list` prints what is called `episodes-list` in docs/schemas. */
type NameOf<Output extends string> = Output extends `episodes-${infer Word}` ? `episodes ${Word}` : Output;
type OutputOf<Name extends string> = Extract<
  OutputName,
  Name extends `${infer Group} ${infer Word}` ? `${Group}-${Word}` : Name
>;

/** Typed by its form: `<files...>`, `<file>` or `[path]`. */
type ArgumentOf<Form extends string> = Form extends `<${string}...>`
  ? readonly string[]
  : Form extends `<${string}>`
    ? string
    : string | undefined;

interface Definition<Name extends NameOf<OutputName>, Form extends string, Set extends OptionSet> {
  readonly name: Name;
  readonly argument?: { readonly form: Form; readonly help?: string };
  /** Behind the name in `--help`. */
  readonly summary: string;
  readonly options: Set;
  /** Throws for defects and when it is interrupted; everything else that can go wrong is a problem. */
  readonly run: (
    argument: ArgumentOf<Form>,
    options: ValuesOf<Set>,
    context: CommandContext,
  ) => Promise<CommandOutcome<OutputOf<Name>>>;
}

/** A command as the program knows it: which types its argument and its options have is its own affair. */
export interface Command
  extends Pick<Definition<NameOf<OutputName>, string, OptionSet>, "name" | "argument" | "summary" | "options"> {
  /** `given` are the values of commander, by commander's names. */
  run(argument: unknown, given: Readonly<Record<string, unknown>>, context: CommandContext): Promise<CommandOutcome>;
}

/** Makes a command of its definition; commander gives arguments and values in the types that the definition names. */
export function command<const Name extends NameOf<OutputName>, const Form extends string, const Set extends OptionSet>(
  definition: Definition<Name, Form, Set>,
): Command {
  const { run, options } = definition;
  return {
    ...definition,
    run: (argument, given, context) => run(argument as ArgumentOf<Form>, valuesOf(options, given), context),
  };
}

export function answer<Name extends OutputName>(exitCode: ExitCode, output: Output<Name>): CommandOutcome<Name> {
  return ok({ exitCode, output });
}
