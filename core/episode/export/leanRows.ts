import { commandRangeAt } from "../../lean/commandRange.ts";
import { TextIndex } from "../../lean/textIndex.ts";
import type { EpisodeState, EpisodeStep } from "../episodeState.ts";
import { answerOf, isAccepted } from "../episodeState.ts";
import type { Projection, ProjectionContext } from "./projection.ts";
import { dropped, goalText, row } from "./projection.ts";

type AcceptedStep = EpisodeStep & { readonly text: string; readonly at: number };

function acceptedSteps(
  { steps }: EpisodeState,
  { textOf }: ProjectionContext,
): { readonly accepted: readonly AcceptedStep[]; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const accepted = steps.flatMap((step) => {
    if (!isAccepted(step.utterance) || answerOf(step.lean.verdict) !== "yes") {
      problems.push("the step was not both verified and accepted");
      return [];
    }
    const text = textOf(step.lean.textHash);
    if (text !== undefined && step.lean.hole) return [{ ...step, text, at: step.lean.hole.start }];
    problems.push("the document of the step was not kept");
    return [];
  });
  return { accepted, problems };
}

/** ntp-toolkit's next-tactic rows: `state, nextTactic, srcUpToTactic, declUpToTactic, decl, declId`. */
export const nextTacticRows: Projection = (episode, context) => {
  const { accepted, problems } = acceptedSteps(episode, context);
  const rows = accepted.map(({ utterance, lean, text, at }) => {
    const command = commandRangeAt(text, at);
    return row({
      state: goalText(lean.goalBefore),
      nextTactic: utterance.tactic,
      srcUpToTactic: text.slice(0, at),
      declUpToTactic: text.slice(command.start, at),
      decl: text.slice(command.start, command.end),
      declId: `${episode.uri}:${episode.declaration}`,
    });
  });
  return [...rows, ...problems.map(dropped)];
};

/** LeanDojo's rows: a theorem with `traced_tactics`; places are `[line, column]` from 1. */
export const tracedTacticRows: Projection = (episode, context) => {
  const { accepted, problems } = acceptedSteps(episode, context);
  const last = accepted.at(-1);
  if (!last) return [...problems.map(dropped), dropped("no accepted step has its document")];
  const index = new TextIndex(last.text);
  const command = commandRangeAt(last.text, last.at);
  const place = (offset: number): readonly [number, number] => {
    const { line, character } = index.positionAt(offset);
    return [line + 1, character + 1];
  };
  return [
    row({
      url: "",
      commit: "",
      file_path: episode.uri,
      full_name: episode.declaration,
      start: place(command.start),
      end: place(command.end),
      traced_tactics: accepted.map(({ utterance, lean }) => ({
        tactic: utterance.tactic,
        annotated_tactic: [utterance.tactic, []],
        state_before: goalText(lean.goalBefore),
        state_after: (lean.goalsAfter ?? []).length === 0 ? "no goals" : goalText(lean.goalsAfter ?? []),
      })),
    }),
    ...problems.map(dropped),
  ];
};
