import { hasType, type Utterance } from "../../conversation/utterance.ts";
import type { EpisodeState, RecordedAnswer } from "../episodeState.ts";
import { answerOf } from "../episodeState.ts";

/** A step as in other data sets: a text and its grade. */
export interface GradedStep {
  readonly utterance: Utterance;
  readonly text: string;
  readonly answer: RecordedAnswer;
}

/**
 * An episode's steps with their grades. Lean text is graded by Lean's verdict. The steps of imported episodes are prose
 * labelled by people: a criticised step is wrong, the others are right.
 */
export function gradedSteps({ conversation, steps }: EpisodeState): readonly GradedStep[] {
  const verdicts = new Map(steps.map(({ utterance, lean }) => [utterance.id, lean.verdict]));
  const criticised = new Set(
    conversation.utterances.flatMap(({ types }) =>
      types.flatMap(({ type, typeSource, target }) =>
        type === "critique" && typeSource === "human" && target !== undefined ? [target] : [],
      ),
    ),
  );
  return conversation.utterances.flatMap((utterance): readonly GradedStep[] => {
    const verdict = verdicts.get(utterance.id);
    if (verdict !== undefined && utterance.tactic !== undefined)
      return [{ utterance, text: utterance.tactic, answer: answerOf(verdict) }];
    if (!isLabelledStep(utterance)) return [];
    return [{ utterance, text: utterance.text, answer: criticised.has(utterance.id) ? "no" : "yes" }];
  });
}

function isLabelledStep({ types }: Utterance): boolean {
  return types.some(({ type, typeSource }) => type === "proposal" && typeSource === "human");
}

/** True if there is a final solution, by Lean's verdict or by the labels of an imported episode. */
export function hasSolution({ conversation }: EpisodeState): boolean {
  return conversation.utterances.some((turn) => hasType(turn, "final-solution"));
}
