import { InvalidArgumentError, Option } from "commander";

/** An option of the command line: its name, its type, its help and its default, once for all who read them. */
export interface CommandOption<Value> {
  /** As commander writes it: `--budget <duration>`. */
  readonly flags: string;
  readonly help: string;
  readonly initial: Value;
  /** The default as a person would type it; absent where `--help` has none to show. */
  readonly shownInitial?: string;
  /** Throws `InvalidArgumentError`. An option that may be repeated is given what was read before it. */
  read?(text: string, before: Value | undefined): Value;
  readonly choices?: readonly string[];
  readonly isRequired?: boolean;
  /** The spelling that takes it back, such as `--no-record`. */
  readonly negation?: Pick<CommandOption<Value>, "flags" | "help">;
}

export type OptionSet = Readonly<Record<string, CommandOption<unknown>>>;

/** The values of a set of options, under the names that the set gives them. */
export type ValuesOf<Set extends OptionSet> = {
  readonly [Name in keyof Set]: Set[Name] extends CommandOption<infer Value> ? Value : never;
};

type Spelling = Pick<CommandOption<unknown>, "flags" | "help">;

/** True with the option; one that is called `--no-...` is false with it. */
export function flag(flags: string, help: string): CommandOption<boolean> {
  return { flags, help, initial: flags.startsWith("--no-") };
}

/** An option with a value that `read` reads, also from the default where there is one. */
export function option<Value>(read: (text: string) => Value, spelling: Spelling): CommandOption<Value | undefined>;
export function option<Value>(
  read: (text: string) => Value,
  spelling: Spelling & { readonly initial: string },
): CommandOption<Value>;
export function option<Value>(
  read: (text: string) => Value,
  { initial, ...spelling }: Spelling & { readonly initial?: string },
): CommandOption<Value | undefined> {
  if (initial === undefined) return { ...spelling, read, initial };
  return { ...spelling, read, initial: read(initial), shownInitial: initial };
}

/** The reader of options whose value is any text. */
export function asText(text: string): string {
  return text;
}

/** An option that may be given several times. */
export function list(flags: string, help: string): CommandOption<readonly string[]> {
  return { flags, help, initial: [], read: (text, before = []) => [...before, text] };
}

/** One of some words; without a default it must be given. */
export function choice<Word extends string>(
  choices: readonly Word[],
  spelling: Spelling & { readonly initial?: Word },
): CommandOption<Word> {
  const { initial, ...words } = spelling;
  const shown = initial === undefined ? { isRequired: true } : { shownInitial: initial };
  // Commander takes no other word, and ends the command where a required one is missing.
  return { ...words, ...shown, choices, initial: initial ?? ("" as Word) };
}

/** A text that must be given. */
export function requiredText(flags: string, help: string): CommandOption<string> {
  return { flags, help, initial: "", isRequired: true };
}

/** The option as commander knows it, and the one that takes it back if there is one. */
export function commanderOptions(definition: CommandOption<unknown>): readonly Option[] {
  const { flags, help, initial, shownInitial, choices, isRequired, negation } = definition;
  const made = new Option(flags, help).makeOptionMandatory(isRequired === true);
  if (choices) made.choices(choices).argParser((text) => oneOf(choices, text));
  else if (definition.read) made.argParser((text, before) => definition.read?.(text, before));
  if (shownInitial !== undefined) made.default(initial, shownInitial);
  return negation ? [made, new Option(negation.flags, negation.help)] : [made];
}

/** Option values from the command line, with defaults for the others. */
export function valuesOf<Set extends OptionSet>(set: Set, given: Readonly<Record<string, unknown>>): ValuesOf<Set> {
  const values = Object.entries(set).map(
    ([name, definition]) => [name, given[nameAtCommander(definition)] ?? definition.initial] as const,
  );
  // Each value comes from the reader or the default of its own option.
  return Object.fromEntries(values) as ValuesOf<Set>;
}

function oneOf(choices: readonly string[], text: string): string {
  if (choices.includes(text)) return text;
  throw new InvalidArgumentError(`choose one of ${choices.join(", ")}`);
}

function nameAtCommander({ flags, help }: CommandOption<unknown>): string {
  return new Option(flags, help).attributeName();
}
