import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import * as z from "zod";
import type { Result } from "../../../core/base/result.ts";
import { failure, ok } from "../../../core/base/result.ts";
import { cohenKappa, krippendorffAlpha } from "../../../core/episode/measures/agreement.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import { option } from "../../options.ts";
import { readNumber } from "../../optionReaders.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import { stateIn } from "./episodeNamed.ts";

const LabelSchema = z.looseObject({ episode: z.string(), utterance: z.string(), type: z.string().nullable() });
type Labels = ReadonlyMap<string, string | null>;

export const sampleCommand = command({
  name: "episodes sample",
  argument: { form: "<file>" },
  summary: "a share of all turns without their types, to be labelled blindly",
  options: {
    log: sharedOptions.log,
    share: option(readNumber("share"), { flags: "--share <number>", help: "between 0 and 1", initial: "0.1" }),
  },
  run: sample,
});

export const agreementCommand = command({
  name: "episodes agreement",
  argument: { form: "<file...>" },
  summary: "kappa and alpha of labelled samples; of one and the log's own types",
  options: { log: sharedOptions.log },
  run: (files, { log }, context) => agreement(files, log, context),
});

/** A share of all turns, without their types, for somebody to label blindly. */
async function sample(
  file: string,
  { log, share }: { readonly log: string; readonly share: number },
  { terminal, signal }: CommandContext,
): Promise<CommandOutcome<"episodes-sample">> {
  using index = await EpisodeIndex.open(log, signal);
  const rows: string[] = [];
  for (const id of index.ids) {
    signal.throwIfAborted();
    for (const { id: utterance, text, tactic } of stateIn(index, id).conversation.utterances)
      if (isChosen(`${id} ${utterance}`, share))
        rows.push(JSON.stringify({ episode: id, utterance, text, tactic: tactic ?? null, type: null }));
  }
  const problem = await writeRows(file, rows);
  if (problem) return failure(problem);
  terminal.out(`${rows.length} turns in ${file}; write one of the six types into each and compare with agreement`);
  return answer(exitCodes.ok, { schemaVersion: 1, command: "episodes-sample", file, turns: rows.length });
}

async function writeRows(file: string, rows: readonly string[]): Promise<CommandProblem | undefined> {
  try {
    await writeFile(file, rows.map((row) => `${row}\n`).join(""), { flag: "wx" });
    return undefined;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { exitCode: exitCodes.badInput, message: `${file} cannot be made (${detail})`, next: "name another" };
  }
}

/** By a hash, so that the same turns are chosen again and nobody chooses them. */
function isChosen(key: string, share: number): boolean {
  return createHash("sha256").update(key).digest().readUInt32BE() < share * 2 ** 32;
}

/** The labels of several people about the same turns; of one and the log's own. */
async function agreement(
  files: readonly string[],
  log: string,
  { terminal, signal }: CommandContext,
): Promise<CommandOutcome<"episodes-agreement">> {
  const sets: Labels[] = [];
  for (const file of files) {
    const labels = await labelsIn(file);
    if (labels.kind === "error") return labels;
    sets.push(labels.value);
  }
  if (sets.length === 1) sets.push(await ownLabels(log, [...(sets[0]?.keys() ?? [])], signal));
  const output = agreementOf(sets);
  const words = (value: number | null): string => (value === null ? "not defined" : value.toFixed(3));
  const { labelled, kappa, alpha } = output;
  terminal.out(`${labelled} turns labelled twice; Cohen's kappa ${words(kappa)}, Krippendorff's alpha ${words(alpha)}`);
  return answer(exitCodes.ok, output);
}

function agreementOf(sets: readonly Labels[]): Output<"episodes-agreement"> {
  const keys = [...new Set(sets.flatMap((labels) => [...labels.keys()]))];
  const units = keys.map((key) => sets.map((labels) => labels.get(key) ?? null));
  const [first, second] = sets;
  const pairs = keys.map((key) => [first?.get(key) ?? null, second?.get(key) ?? null] as const);
  return {
    schemaVersion: 1,
    command: "episodes-agreement",
    labelled: units.filter((labels) => labels.filter((label) => label !== null).length >= 2).length,
    kappa: sets.length === 2 ? cohenKappa(pairs) : null,
    alpha: krippendorffAlpha(units),
  };
}

async function labelsIn(file: string): Promise<Result<Labels, CommandProblem>> {
  const bad = (message: string): Result<never, CommandProblem> =>
    failure({ exitCode: exitCodes.badInput, message, next: 'each line is {"episode", "utterance", "type"}' });
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return bad(`${file} cannot be read`);
  const labels = new Map<string, string | null>();
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return bad(`${file}:${at + 1} is not JSON`);
    }
    const label = LabelSchema.safeParse(value);
    if (!label.success) return bad(`${file}:${at + 1} is no label`);
    labels.set(`${label.data.episode} ${label.data.utterance}`, label.data.type);
  }
  return ok(labels);
}

/** The type of an utterance in the log: its first one. */
async function ownLabels(log: string, keys: readonly string[], signal: AbortSignal): Promise<Labels> {
  using index = await EpisodeIndex.open(log, signal);
  const labels = new Map<string, string | null>();
  for (const id of new Set(keys.map((key) => key.slice(0, key.lastIndexOf(" ")))))
    for (const { id: utterance, types } of stateIn(index, id).conversation.utterances)
      labels.set(`${id} ${utterance}`, types[0]?.type ?? null);
  return new Map(keys.map((key) => [key, labels.get(key) ?? null]));
}
