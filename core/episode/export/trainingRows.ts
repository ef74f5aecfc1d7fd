import type { EpisodeState, EpisodeStep } from "../episodeState.ts";
import { answerOf, isAccepted } from "../episodeState.ts";
import { gradedSteps, hasSolution } from "./gradedSteps.ts";
import type { Projected, Projection } from "./projection.ts";
import { dropped, goalText, problemOf, row } from "./projection.ts";

/** A step that was accepted and one at the same goal that Lean or the person rejected. */
interface StepPair {
  readonly goal: string;
  readonly chosen: string;
  readonly rejected: string;
}

/**
 * Pairs within one goal: a verified and accepted step with a failed or rejected one. A goal at which all steps or none
 * were good tells nothing about the better one.
 */
function pairsOf(episode: EpisodeState): readonly (StepPair | { readonly dropped: string })[] {
  return [...byGoal(episode).values()].flatMap((steps): readonly (StepPair | { readonly dropped: string })[] => {
    const chosen = steps.filter(({ utterance, lean }) => isAccepted(utterance) && answerOf(lean.verdict) === "yes");
    const rejected = steps.filter(
      ({ utterance, lean }) => answerOf(lean.verdict) === "no" || utterance.decision === "rejected",
    );
    if (chosen.length === 0) return [{ dropped: "no step was accepted at this goal" }];
    if (rejected.length === 0) return [{ dropped: "no step was rejected at this goal" }];
    const goal = goalText(chosen[0]?.lean.goalBefore ?? []);
    return chosen.flatMap((good) =>
      rejected
        .filter((bad) => bad.utterance.tactic !== good.utterance.tactic)
        .map((bad) => ({ goal, chosen: good.utterance.tactic, rejected: bad.utterance.tactic })),
    );
  });
}

function byGoal({ steps }: EpisodeState): ReadonlyMap<string, readonly EpisodeStep[]> {
  const groups = new Map<string, EpisodeStep[]>();
  for (const step of steps) {
    const key = step.lean.goalHash ?? goalText(step.lean.goalBefore);
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return groups;
}

/** TRL's preference format: `prompt, chosen, rejected`. */
export const preferenceRows: Projection = (episode) =>
  pairsOf(episode).map((pair) =>
    "dropped" in pair
      ? dropped(pair.dropped)
      : row({ prompt: pair.goal, chosen: pair.chosen, rejected: pair.rejected }),
  );

/** TRL's unpaired preference format: `prompt, completion, label`. */
export const unpairedRows: Projection = ({ steps }) =>
  steps.map(({ utterance, lean }) => {
    const answer = answerOf(lean.verdict);
    if (answer === "unknown") return dropped("Lean gave no answer about the step");
    const label = answer === "yes" && utterance.decision !== "rejected";
    return row({ prompt: goalText(lean.goalBefore), completion: utterance.tactic, label });
  });

/** TRL's stepwise supervision: `prompt, completions[], labels[]` of equal length. */
export const stepwiseRows: Projection = (episode) => {
  const answered = episode.steps.filter(({ lean }) => answerOf(lean.verdict) !== "unknown");
  if (answered.length === 0) return [dropped("the episode has no step that Lean answered")];
  return [
    row({
      prompt: problemOf(episode),
      completions: answered.map(({ utterance }) => utterance.tactic),
      labels: answered.map(({ lean }) => answerOf(lean.verdict) === "yes"),
    }),
  ];
};

const instruction = "Give the next Lean 4 tactic step for this proof state.";

/** Chat: `{messages: [{role, content}]}`, one row for each step that was accepted. */
export const chatRows: Projection = ({ steps }) =>
  steps.map(({ utterance, lean }) =>
    isAccepted(utterance) && answerOf(lean.verdict) === "yes"
      ? row({
          messages: [
            { role: "system", content: instruction },
            { role: "user", content: goalText(lean.goalBefore) },
            { role: "assistant", content: utterance.tactic },
          ],
        })
      : dropped("the step was not both verified and accepted"),
  );

/** Chat preference: `{input: {messages}, preferred_output, non_preferred_output}`. */
export const chatPreferenceRows: Projection = (episode) =>
  pairsOf(episode).map((pair): Projected => {
    if ("dropped" in pair) return dropped(pair.dropped);
    return row({
      input: {
        messages: [
          { role: "system", content: instruction },
          { role: "user", content: pair.goal },
        ],
      },
      preferred_output: [{ role: "assistant", content: pair.chosen }],
      non_preferred_output: [{ role: "assistant", content: pair.rejected }],
    });
  });

/** Like ProcessBench: `label` is the first wrong step from 0, or -1. */
export const processBenchRows: Projection = (episode, { nameOf }) => {
  const answered = gradedSteps(episode).filter(({ answer }) => answer !== "unknown");
  const first = answered[0];
  if (!first) return [dropped("the episode has no step that was answered")];
  return [
    row({
      id: episode.id,
      generator: nameOf(first.utterance.actor),
      problem: problemOf(episode),
      steps: answered.map(({ text }) => text),
      final_answer_correct: hasSolution(episode),
      label: answered.findIndex(({ answer }) => answer === "no"),
    }),
  ];
};

/** Like PRM800K: the steps tried at one goal are the completions of one step, rated 1, 0 or -1. */
export const stepRatingRows: Projection = (episode, { nameOf }) => {
  const groups = [...byGoal(episode).values()];
  const first = groups[0]?.[0];
  if (!first) return [dropped("the episode has no step that Lean judged")];
  const ratings = { yes: 1, no: -1, unknown: 0 } as const;
  const steps = groups.map((group) => {
    const taken = group.findIndex(({ utterance }) => isAccepted(utterance));
    return {
      completions: group.map(({ utterance, lean }) => {
        return { text: utterance.tactic, rating: ratings[answerOf(lean.verdict)], flagged: null };
      }),
      human_completion: null,
      chosen_completion: taken === -1 ? null : taken,
    };
  });
  const isDone = hasSolution(episode);
  return [
    row({
      labeler: nameOf(first.utterance.actor),
      timestamp: new Date(episode.startedMs).toISOString(),
      generation: null,
      is_quality_control_question: false,
      is_initial_screening_question: false,
      question: { problem: problemOf(episode), ground_truth_answer: null },
      label: { steps, total_time: episode.endedMs - episode.startedMs, finish_reason: isDone ? "solution" : "give_up" },
    }),
  ];
};
