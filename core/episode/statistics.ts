import type { UtteranceType } from "../conversation/utterance.ts";
import type { EpisodeState } from "./episodeState.ts";
import { answerOf, isAccepted, isSolved } from "./episodeState.ts";
import type { MeasureSums } from "./measures/families.ts";
import { noSums, withMeasured } from "./measures/families.ts";

/** Sums over episodes, to which episodes are added one by one. docs/EPISODES.md defines each. */
export interface LogStatistics {
  readonly episodes: number;
  readonly solved: number;
  readonly utterances: number;
  readonly types: Readonly<Record<UtteranceType, number>>;
  /** Utterances by kind of speaker. */
  readonly speakers: Readonly<Record<string, number>>;
  readonly steps: number;
  /** Steps by Lean's answer. */
  readonly answers: { readonly yes: number; readonly no: number; readonly unknown: number };
  readonly accepted: number;
  readonly rejected: number;
  /** The sums of the measures; see `measuresOf`. */
  readonly sums: MeasureSums;
}

export const noStatistics: LogStatistics = {
  episodes: 0,
  solved: 0,
  utterances: 0,
  steps: 0,
  accepted: 0,
  rejected: 0,
  speakers: {},
  types: {
    proposal: 0,
    critique: 0,
    repair: 0,
    integration: 0,
    "meta-comment": 0,
    "final-solution": 0,
  },
  answers: {
    yes: 0,
    no: 0,
    unknown: 0,
  },
  sums: noSums,
};

/** Returns the sums with one more episode. */
export function withEpisode(before: LogStatistics, episode: EpisodeState): LogStatistics {
  const { utterances } = episode.conversation;
  const types = { ...before.types };
  const speakers: Record<string, number> = { ...before.speakers };
  for (const { types: marks, actor } of utterances) {
    for (const type of new Set(marks.map((mark) => mark.type))) types[type] += 1;
    speakers[actor.kind] = (speakers[actor.kind] ?? 0) + 1;
  }
  const answers = { ...before.answers };
  for (const { lean } of episode.steps) answers[answerOf(lean.verdict)] += 1;
  const many = (decided: boolean, list: EpisodeState["steps"] = episode.steps): number =>
    list.filter(({ utterance }) => (decided ? isAccepted(utterance) : utterance.decision === "rejected")).length;
  return {
    episodes: before.episodes + 1,
    solved: before.solved + (isSolved(episode) ? 1 : 0),
    utterances: before.utterances + utterances.length,
    types,
    speakers,
    answers,
    steps: before.steps + episode.steps.length,
    accepted: before.accepted + many(true),
    rejected: before.rejected + many(false),
    sums: withMeasured(before.sums, episode),
  };
}

/** A row of the table that articles use to compare data sets of collaborative reasoning. */
export interface DatasetRow {
  readonly name: string;
  readonly format: string;
  readonly collaboration: string;
  readonly processAnnotations: string;
  /** Utterances or posts for one problem. */
  readonly utterancesPerProblem: string;
  readonly openEnded: string;
}

/** Published figures: CrowdMath arXiv 2606.06526, PRM800K arXiv 2305.20050, ProcessBench arXiv 2412.06559. */
const publishedRows: readonly DatasetRow[] = [
  {
    name: "CrowdMath",
    format: "forum posts",
    collaboration: "people",
    openEnded: "yes",
    processAnnotations: "11 labels by experts",
    utterancesPerProblem: "2.74",
  },
  {
    name: "PRM800K",
    format: "solution steps",
    collaboration: "none",
    openEnded: "no",
    processAnnotations: "step ratings by people",
    utterancesPerProblem: "not published",
  },
  {
    name: "ProcessBench",
    format: "solution steps",
    collaboration: "none",
    openEnded: "no",
    processAnnotations: "first wrong step by experts",
    utterancesPerProblem: "not published",
  },
];

export function comparisonTable(statistics: LogStatistics): readonly DatasetRow[] {
  const kinds = Object.keys(statistics.speakers).toSorted();
  const perProblem = statistics.episodes === 0 ? 0 : statistics.utterances / statistics.episodes;
  const own: DatasetRow = {
    name: "this log",
    format: "typed utterances with Lean text",
    openEnded: "any Lean goal",
    collaboration: kinds.length === 0 ? "none yet" : kinds.join(", "),
    processAnnotations: "six types and Lean's verdict for each step",
    utterancesPerProblem: perProblem.toFixed(2),
  };
  return [...publishedRows, own];
}
