import type { Result } from "../../../core/base/result.ts";
import { failure, ok } from "../../../core/base/result.ts";
import type { EpisodeState } from "../../../core/episode/episodeState.ts";
import { episodeStateOf, isAccepted, isSolved } from "../../../core/episode/episodeState.ts";
import { markdownOf } from "../../../core/episode/export/transcript.ts";
import { measuresOf } from "../../../core/episode/measures/families.ts";
import type { Measure } from "../../../core/episode/measures/measure.ts";
import type { LogStatistics } from "../../../core/episode/statistics.ts";
import { comparisonTable, noStatistics, withEpisode } from "../../../core/episode/statistics.ts";
import { anchorProblems } from "../../../store/anchorLog.ts";
import { deleteEpisode } from "../../../store/deleteEpisode.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { ReadProblem } from "../../../store/chainReader.ts";
import { verifyLog } from "../../../store/verifyLog.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";

export function stateIn(index: EpisodeIndex, id: string): EpisodeState {
  return episodeStateOf(id, index.records(id));
}

/** An episode by its id or by the beginning of it. */
export function episodeNamed(index: EpisodeIndex, name: string): Result<string, CommandProblem> {
  const found = index.ids.filter((id) => id.startsWith(name));
  const [only] = found;
  if (only !== undefined && (found.length === 1 || index.ids.includes(name)))
    return ok(index.ids.includes(name) ? name : only);
  const message = found.length === 0 ? `there is no episode ${name}` : `${found.length} episodes begin with ${name}`;
  return failure({ exitCode: exitCodes.badInput, message, next: "`colloquy episodes list` shows their ids" });
}

/** `colloquy episodes list` */
export async function listEpisodes(
  log: string,
  { terminal, signal, options }: CommandContext,
): Promise<CommandOutcome> {
  using index = await EpisodeIndex.open(log, signal);
  const rows = index.ids.map((id) => summaryOf(stateIn(index, id)));
  if (options.json) {
    const output: Output<"episodes-list"> = { schemaVersion: 1, command: "episodes-list", episodes: rows };
    terminal.out(JSON.stringify(output));
    return ok(exitCodes.ok);
  }
  for (const { id, declaration, file, startedMs, utterances, accepted, solved } of rows)
    terminal.out(
      `${id.slice(0, 8)}  ${new Date(startedMs).toISOString().slice(0, 16)}  ${solved ? "finished" : "open    "}  ` +
        `${String(utterances).padStart(3)} turns  ${String(accepted).padStart(2)} accepted  ${declaration} (${file})`,
    );
  if (rows.length === 0) terminal.out(`no episodes in ${log}`);
  return ok(exitCodes.ok);
}

function summaryOf(state: EpisodeState): Output<"episodes-list">["episodes"][number] {
  const { utterances } = state.conversation;
  return {
    id: state.id,
    file: state.uri,
    declaration: state.declaration,
    startedMs: state.startedMs,
    utterances: utterances.length,
    accepted: utterances.filter(isAccepted).length,
    solved: isSolved(state),
  };
}

/** `colloquy episodes show ID`: the transcript. */
export async function showEpisode(log: string, name: string, context: CommandContext): Promise<CommandOutcome> {
  using index = await EpisodeIndex.open(log, context.signal);
  const id = episodeNamed(index, name);
  if (id.kind === "error") return id;
  const nameOf = (actor: { readonly id: string }): string => actor.id;
  const transcript = markdownOf(stateIn(index, id.value), { textOf: () => undefined, nameOf });
  const output: Output<"episodes-show"> = {
    schemaVersion: 1,
    command: "episodes-show",
    episode: id.value,
    transcript,
  };
  context.terminal.out(context.options.json ? JSON.stringify(output) : transcript);
  return ok(exitCodes.ok);
}

/** `colloquy episodes delete ID`: what was said is gone; that something was said stays, so that the chain holds. */
export async function removeEpisode(log: string, name: string, context: CommandContext): Promise<CommandOutcome> {
  using index = await EpisodeIndex.open(log, context.signal);
  const id = episodeNamed(index, name);
  if (id.kind === "error") return id;
  const { records, texts } = await deleteEpisode(log, index, id.value);
  const output: Output<"episodes-delete"> = {
    schemaVersion: 1,
    command: "episodes-delete",
    episode: id.value,
    records,
    texts,
  };
  const words = `deleted the content of ${records} records and ${texts} kept documents of ${id.value}`;
  context.terminal.out(context.options.json ? JSON.stringify(output) : words);
  return ok(exitCodes.ok);
}

const problemWords: Readonly<Record<ReadProblem["kind"], string>> = {
  malformed: "cannot be read",
  future: "was written by a newer version",
  torn: "ends in the middle",
  "broken-chain": "breaks the chain",
  "not-as-anchored": "is not what was anchored",
};

/** `colloquy episodes verify`: every line against its hash and the line before it. */
export async function verifyEpisodes(
  log: string,
  { terminal, signal, options }: CommandContext,
): Promise<CommandOutcome> {
  const { files, records, head, ...verified } = await verifyLog(log, signal);
  const problems = [...verified.problems, ...(await anchorProblems(log))];
  const told = problems.map((problem) => ({
    file: problem.file,
    line: problem.line,
    kind: problem.kind,
    detail: detailOf(problem),
  }));
  if (options.json) {
    const output: Output<"episodes-verify"> = {
      schemaVersion: 1,
      command: "episodes-verify",
      files,
      records,
      head,
      problems: told,
    };
    terminal.out(JSON.stringify(output));
  } else {
    for (const { file, line, kind, detail } of told)
      terminal.out(`${file}:${line}: ${problemWords[kind]}${detail === "" ? "" : ` (${detail})`}`);
    terminal.out(`${records} records in ${files} files, ${problems.length} problems; head ${head}`);
    terminal.out("A chain cannot show that the end of a file was cut off, or that its owner wrote all of it anew.");
  }
  return ok(problems.length === 0 ? exitCodes.ok : exitCodes.leanSaysNo);
}

function detailOf(problem: ReadProblem): string {
  if (problem.kind === "future") return `version ${problem.schemaVersion}`;
  return problem.kind === "torn" ? "" : problem.detail.replace(/\s*\n\s*/gu, "; ");
}

/** `colloquy episodes stats` */
export async function showStatistics(
  log: string,
  { terminal, signal, options }: CommandContext,
): Promise<CommandOutcome> {
  using index = await EpisodeIndex.open(log, signal);
  let sums = noStatistics;
  for (const id of index.ids) {
    signal.throwIfAborted();
    sums = withEpisode(sums, stateIn(index, id));
  }
  const output = statisticsOutput(sums);
  if (options.json) terminal.out(JSON.stringify(output));
  else for (const line of statisticsLines(output)) terminal.out(line);
  return ok(exitCodes.ok);
}

function statisticsOutput(sums: LogStatistics): Output<"episodes-stats"> {
  const { answers } = sums;
  const share = (name: string, part: number, cases: number): Measure => {
    return { name, value: cases === 0 ? null : part / cases, cases };
  };
  return {
    schemaVersion: 1,
    command: "episodes-stats",
    episodes: sums.episodes,
    solved: sums.solved,
    utterances: sums.utterances,
    types: { ...sums.types },
    speakers: { ...sums.speakers },
    steps: sums.steps,
    answers: { ...answers },
    accepted: sums.accepted,
    rejected: sums.rejected,
    measures: [
      share("accepted share of verified steps", sums.accepted, answers.yes),
      share("share of steps that Lean accepts", answers.yes, answers.yes + answers.no),
      ...measuresOf(sums.sums).map((measure) => ({ ...measure })),
    ],
    table: comparisonTable(sums).map((row) => ({ ...row })),
  };
}

function statisticsLines(output: Output<"episodes-stats">): readonly string[] {
  const counts = (record: Readonly<Record<string, number>>): string =>
    Object.entries(record)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ") || "none";
  return [
    `${output.episodes} episodes (${output.solved} finished), ${output.utterances} utterances, ${output.steps} steps`,
    `types: ${counts(output.types)}`,
    `speakers: ${counts(output.speakers)}`,
    `Lean: ${counts(output.answers)}; ${output.accepted} accepted, ${output.rejected} rejected`,
    ...output.measures.map(
      ({ name, value, cases }) =>
        `${name}: ${value === null ? "nothing to measure" : `${value.toFixed(3)} (${cases})`}`,
    ),
    "",
    "| Data set | Format | Collaboration | Process annotations | Utterances per problem | Open-ended |",
    "|---|---|---|---|---|---|",
    ...output.table.map((row) => `| ${Object.values(orderedRow(row)).join(" | ")} |`),
  ];
}

function orderedRow(row: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  const { name, format, collaboration, processAnnotations, utterancesPerProblem, openEnded } = row;
  return [name, format, collaboration, processAnnotations, utterancesPerProblem, openEnded];
}
