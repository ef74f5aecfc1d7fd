import type { Utterance } from "../../conversation/utterance.ts";
import { hasType } from "../../conversation/utterance.ts";
import type { EpisodeState } from "../episodeState.ts";
import { answerOf } from "../episodeState.ts";
import type { Projection } from "./projection.ts";
import { dropped, problemOf, row } from "./projection.ts";

/** A chain of posts in the style of CrowdMath. The mapping is ours; it does not claim to be that data set's format. */
export const chainRows: Projection = (episode) => {
  const { utterances } = episode.conversation;
  if (utterances.length === 0) return [dropped("no utterance is left in the episode")];
  const wrong = new Set(
    episode.steps.filter(({ lean }) => answerOf(lean.verdict) === "no").map(({ utterance }) => utterance.id),
  );
  const posts = utterances.map((utterance, at) => ({
    topic_id: episode.id,
    post_number: at + 1,
    post_order: at,
    post_id: utterance.id,
    project_id: "colloquy",
    title: episode.declaration,
    text: bbCode(utterance),
    thanked: utterance.decision === "accepted" ? 1 : 0,
    comment_count: utterances.length - 1,
    labels: labelsOf(utterance, { episode, isFirst: at === 0, isWrong: wrong.has(utterance.id) }),
  }));
  return [
    row({
      result_id: episode.id,
      project_id: "colloquy",
      open_problem_ref: null,
      open_problem_year: null,
      open_problem_number: null,
      problem_text: problemOf(episode),
      problem_resources: null,
      posts,
    }),
  ];
};

function bbCode({ text, tactic }: Utterance): string {
  return [...(text === "" ? [] : [text]), ...(tactic === undefined ? [] : [`[code]${tactic}[/code]`])].join("\n");
}

interface LabelContext {
  readonly episode: EpisodeState;
  readonly isFirst: boolean;
  /** Lean says no to it. */
  readonly isWrong: boolean;
}

interface ChainLabel {
  readonly label_type: string;
  readonly result_ref: string;
  readonly prev_ref: string | null;
}

/**
 * Labels by the published mapping. A back reference is `<topic_id>-<post_number>`; only an answer or an error has one.
 */
function labelsOf(utterance: Utterance, { episode, isFirst, isWrong }: LabelContext): readonly ChainLabel[] {
  const target = utterance.types.find((mark) => mark.target !== undefined)?.target;
  const at = episode.conversation.utterances.findIndex(({ id }) => id === target);
  const reference = at === -1 ? null : `${episode.id}-${at + 1}`;
  const label = (label_type: string, prev_ref: string | null = null): ChainLabel => {
    return { label_type, result_ref: episode.id, prev_ref };
  };
  const labels: ChainLabel[] = [];
  if (hasType(utterance, "critique")) labels.push(label("FindError", reference));
  if (hasType(utterance, "proposal")) labels.push(label(isFirst ? "Start" : "Progress"));
  if (hasType(utterance, "final-solution")) labels.push(label("Proof"));
  if (hasType(utterance, "integration")) labels.push(label("Result"));
  if (isWrong) labels.push(label("Erroneous"));
  if (labels.length > 0) return labels;
  return utterance.text.trimEnd().endsWith("?") ? [label("Question")] : [label("Answer", reference)];
}
