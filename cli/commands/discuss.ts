import { writeFile } from "node:fs/promises";
import { guardCounts, guardFindings } from "../../core/conversation/guards.ts";
import { ledgerOf } from "../../core/conversation/ledger.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import type { Utterance } from "../../core/conversation/utterance.ts";
import { hasType } from "../../core/conversation/utterance.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import { Account } from "../../core/model/account.ts";
import type { DiscussCommandOptions } from "../discuss/discussCommands.ts";
import { discussCommands } from "../discuss/discussCommands.ts";
import type { DiscussInput } from "../discuss/discussInput.ts";
import { turnsOfFile, typedTurns } from "../discuss/discussInput.ts";
import { DiscussLog } from "../discuss/discussLog.ts";
import type { DiscussSetup } from "../discuss/discussSession.ts";
import { DiscussSession, person } from "../discuss/discussSession.ts";
import { chosenModels } from "../discuss/modelChoice.ts";
import { numberOf } from "../discuss/wordsOfEvents.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Output } from "../jsonOutput.ts";
import { holeOfPlace } from "../holesOfPlace.ts";
import { LemmaFinder } from "../../lean-bridge/search/lemmaFinder.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import type { OpenFile } from "../openFile.ts";
import { openFile } from "../openFile.ts";
import type { ValuesOf } from "../options.ts";
import { asText, option } from "../options.ts";
import { readDuration } from "../optionReaders.ts";
import { modelOptions, sharedOptions } from "../sharedOptions.ts";

const discussOptions = {
  ...modelOptions,
  script: option(asText, { flags: "--script <file>", help: "turns from a file instead of the keyboard" }),
  budgetMs: option(readDuration("seconds"), {
    flags: "--budget <duration>",
    help: "time for Lean's own tactics, where no model is asked",
    initial: "30",
  }),
  record: sharedOptions.record,
  /** Without it over the file. */
  output: option(asText, { flags: "--output <file>", help: "where /save writes" }),
};

type DiscussOptions = ValuesOf<typeof discussOptions>;

export const discussCommand = command({
  name: "discuss",
  argument: { form: "<place>", help: "FILE:LINE[:COL] or FILE:NAME" },
  summary: "a conversation about a hole: propose, criticise, repair, accept, integrate; /help lists all",
  options: discussOptions,
  run: discuss,
});

const maxPromptTokens = 6000;

/** The whole conversation in a terminal. Exit code 0 only for a final solution. */
async function discuss(
  argument: string,
  options: DiscussOptions,
  context: CommandContext,
): Promise<CommandOutcome<"discuss">> {
  const models = await chosenModels(options, process.env);
  if (models.kind === "error") return models;
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const { signal, terminal } = context;
  const hole = await holeOfPlace(open, signal);
  if (hole.kind === "error") return hole;
  const recordedIn = options.record === true ? process.cwd() : options.record;
  await using log = typeof recordedIn === "string" ? new DiscussLog(recordedIn, open, hole.value) : undefined;
  const shown: string[] = [];
  const session = newSession({ open, hole: hole.value, log, modelFor: models.value, shown }, options, context);
  const input = options.script === undefined ? typedTurns("> ", signal) : turnsOfFile(options.script);
  await converse(session, input, { options, echo: options.script !== undefined });
  signal.throwIfAborted();
  if (log?.problem !== undefined) terminal.err(`note: not everything was recorded: ${log.problem}`);
  return answer(isSolved(session) ? exitCodes.ok : exitCodes.leanSaysNo, outputOf(session, open, shown));
}

interface SessionParts extends Pick<DiscussSetup, "open" | "hole" | "log" | "modelFor"> {
  /** Every line that is shown, for the answer. */
  readonly shown: string[];
}

function newSession(
  { shown, ...parts }: SessionParts,
  { maxTokens }: DiscussOptions,
  { signal, terminal }: CommandContext,
): DiscussSession {
  const { file, document } = parts.open;
  const lemmas = new LemmaFinder({ path: file.path, pool: document.pool });
  return new DiscussSession({
    ...parts,
    signal,
    maxPromptTokens,
    candidateTimeoutMs: 8e3,
    account: new Account(maxTokens === undefined ? {} : { maxTokens }),
    show: (line) => {
      shown.push(line);
      terminal.out(line);
    },
    lemmas: (checker, words) => lemmas.find(checker, words, signal),
  });
}

interface Conversing {
  readonly options: DiscussOptions;
  readonly echo: boolean;
}

async function converse(session: DiscussSession, input: DiscussInput, { options, echo }: Conversing): Promise<void> {
  const forCommands: DiscussCommandOptions = {
    budgetMs: options.budgetMs,
    save: (text, target) => saved(target ?? options.output ?? session.setup.open.file.path, text),
  };
  await discussCommands["goal"]?.(session, "", forCommands);
  for await (const turn of input) {
    if (session.setup.signal.aborted) return;
    if (echo) session.setup.show(`\n> ${turn.replaceAll("\n", "\n    ")}`);
    const [, name, words = ""] = /^\/(\w+)(?:\s+([^]*))?$/u.exec(turn.trim()) ?? [];
    if (name === "quit") return;
    const command = name === undefined ? undefined : discussCommands[name];
    if (command) await command(session, words.trim(), forCommands);
    else if (name !== undefined) session.setup.show(`there is no command /${name}; /help lists them`);
    else await session.acts.comment({ actor: person, text: turn.trim() }, session.asked);
    session.showNew();
    if (name === undefined || ["propose", "accept", "claim"].includes(name)) await session.maySpeak();
  }
}

async function saved(target: string, text: string): Promise<string> {
  try {
    await writeFile(target, text);
    return `written to ${target}`;
  } catch (error) {
    return `${target} cannot be written (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** A final solution that stands in the text. */
function isSolved({ acts, file }: DiscussSession): boolean {
  const { utterances } = acts.conversation;
  return (
    file.hole === undefined &&
    utterances.some((utterance) => hasType(utterance, "final-solution") && utterance.decision === "accepted")
  );
}

function outputOf(session: DiscussSession, open: OpenFile, shown: readonly string[]): Output<"discuss"> {
  const { conversation } = session.acts;
  return {
    schemaVersion: 1,
    command: "discuss",
    file: open.file.path,
    engine: open.lean.engine,
    episode: session.setup.log?.episodeId ?? null,
    solved: isSolved(session),
    turns: conversation.utterances.map((utterance) => turnOutput(conversation, utterance)),
    ledger: ledgerOf(conversation).map(({ id, text, state }) => ({
      id: numberOf(conversation, id),
      text,
      state,
    })),
    guards: { ...guardCounts(guardFindings(conversation)) },
    tokens: session.setup.account.tokens,
    transcript: [...shown],
  };
}

function turnOutput(conversation: Conversation, utterance: Utterance): Output<"discuss">["turns"][number] {
  const { id, actor, types, text, tactic, decision, verdict, weight, runs } = utterance;
  return {
    id: numberOf(conversation, id),
    actor: { ...actor },
    types: types.map(({ type, target }) => ({
      type,
      target: target === undefined ? null : numberOf(conversation, target),
    })),
    text,
    tactic: tactic ?? null,
    decision: decision ?? null,
    verdict: verdict ? { kind: verdict.kind, level: verdict.level, verified: isVerified(verdict) } : null,
    weight: weight ? { ...weight } : null,
    runs: (runs ?? []).map((run) => ({ ...run })),
  };
}
