import type { CommandOption, ValuesOf } from "./options.ts";
import { asText, flag, list, option } from "./options.ts";
import { readDuration, readNumber } from "./optionReaders.ts";

/** The options of every command. */
export const commonOptions = {
  json: flag("--json", "one JSON object on standard output (docs/schemas)"),
  toolchain: option(asText, {
    flags: "--toolchain <which>",
    help: "project, path, embedded, or a path to a lean executable or toolchain folder",
  }),
  lanes: option(readNumber("lanes"), { flags: "--lanes <number>", help: "shadow documents at the same time" }),
  allowNativeDecide: flag("--allow-native-decide", "do not refuse native_decide"),
  quiet: flag("--quiet", "no progress"),
  verbose: flag("--verbose", "details of problems"),
};

export type CommonOptions = ValuesOf<typeof commonOptions>;

const record: CommandOption<string | boolean | undefined> = {
  flags: "--record [folder]",
  help: "note what happens in the log of this workspace folder (without one: here)",
  initial: undefined,
};

/** Options of several commands. */
export const sharedOptions = {
  all: flag("--all", "work on every hole of the file"),
  budgetMs: option(readDuration("seconds"), {
    flags: "--budget <duration>",
    help: "time for one hole, such as 30s or 2m",
    initial: "30s",
  }),
  write: flag("--write", "insert the best proof of each hole and check the file again"),
  output: option(asText, { flags: "--output <file>", help: "like --write, but into another file" }),
  record,
  recordOrNot: { ...record, negation: { flags: "--no-record", help: "note nothing, also where recording is on" } },
  learning: flag("--no-learning", "the fixed order, whatever the recorded episodes of this project say"),
  log: option(asText, { flags: "--log <folder>", help: "the workspace folder", initial: "." }),
};

/** For commands that ask models. */
export const modelOptions = {
  model: list("--model <name>", "a model for all roles, or ROLE=NAME; may be given several times"),
  baseUrl: option(asText, {
    flags: "--base-url <url>",
    help: "a server of chat completions, such as http://127.0.0.1:11434/v1",
  }),
  maxTokens: option(readNumber("count"), {
    flags: "--max-tokens <number>",
    help: "ask no model any more after so many tokens",
  }),
};

/** Limits on questions to Lean, for commands that repeat a search many times. */
export function callsOption(): CommandOption<number | undefined>;
export function callsOption(initial: string): CommandOption<number>;
export function callsOption(initial?: string): CommandOption<number | undefined> {
  const spelling = { flags: "--calls <number>", help: "questions to Lean for one hole" };
  return initial === undefined
    ? option(readNumber("count"), spelling)
    : option(readNumber("count"), { ...spelling, initial });
}

/** The time for one candidate or one recorded step. */
export function timeoutOption(of: string, initial: string): CommandOption<number> {
  return option(readDuration("seconds"), { flags: "--timeout <duration>", help: `time for one ${of}`, initial });
}

/** A stop between two pieces of work; `help` says what comes of it. */
export function minutesOption(help: string): CommandOption<number | undefined> {
  return option(readDuration("minutes"), { flags: "--minutes <duration>", help });
}

export function seedOption(help: string): CommandOption<number> {
  return option(readNumber("number"), { flags: "--seed <number>", help, initial: "1" });
}
