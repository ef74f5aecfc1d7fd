import { measuresOf } from "../../../core/episode/measures/families.ts";
import type { Measure } from "../../../core/episode/measures/measure.ts";
import type { LogStatistics } from "../../../core/episode/statistics.ts";
import { comparisonTable, noStatistics, withEpisode } from "../../../core/episode/statistics.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import { stateIn } from "./episodeNamed.ts";

export const statisticsCommand = command({
  name: "episodes stats",
  summary: "counts, measures and the comparison table",
  options: { log: sharedOptions.log },
  run: (_, { log }, context) => showStatistics(log, context),
});

async function showStatistics(
  log: string,
  { terminal, signal }: CommandContext,
): Promise<CommandOutcome<"episodes-stats">> {
  using index = await EpisodeIndex.open(log, signal);
  let sums = noStatistics;
  for (const id of index.ids) {
    signal.throwIfAborted();
    sums = withEpisode(sums, stateIn(index, id));
  }
  const output = statisticsOutput(sums);
  for (const line of statisticsLines(output)) terminal.out(line);
  return answer(exitCodes.ok, output);
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
