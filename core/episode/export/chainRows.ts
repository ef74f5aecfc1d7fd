import type { Utterance } from "../../dialogue/utterance.ts";
import { hasType } from "../../dialogue/utterance.ts";
import type { Projection } from "./projection.ts";
import { dropped, problemOf, row } from "./projection.ts";

/** CrowdMath's label for an utterance by the published mapping; the first that fits. */
function labelOf(utterance: Utterance, isFirst: boolean): string {
  if (hasType(utterance, "final-solution")) return "Proof";
  if (hasType(utterance, "integration")) return "Result";
  if (hasType(utterance, "critique")) return "FindError";
  if (hasType(utterance, "proposal")) return isFirst ? "Start" : "Progress";
  return utterance.text.trimEnd().endsWith("?") ? "Question" : "Answer";
}

/** A chain of posts in the manner of CrowdMath. It is a mapping of ours, not a claim to be that data set's format. */
export const chainRows: Projection = (episode, { nameOf }) => {
  const { utterances } = episode.conversation;
  if (utterances.length === 0) return [dropped("no utterance is left in the episode")];
  const orderOf = new Map(utterances.map(({ id }, at) => [id, at]));
  const posts = utterances.map((utterance, at) => {
    const target = utterance.types.find((mark) => mark.target !== undefined)?.target;
    const lean = utterance.tactic === undefined ? [] : [`[code]${utterance.tactic}[/code]`];
    return {
      topic_id: episode.id,
      post_number: at + 1,
      post_order: at,
      post_id: utterance.id,
      project_id: "colloquy",
      title: nameOf(utterance.actor),
      text: [...(utterance.text === "" ? [] : [utterance.text]), ...lean].join("\n"),
      thanked: utterance.decision === "accepted" ? 1 : 0,
      comment_count: utterances.filter(({ types }) => types.some((mark) => mark.target === utterance.id)).length,
      labels: [
        {
          label_type: labelOf(utterance, at === 0),
          result_ref: episode.declaration,
          prev_ref: target === undefined ? null : (orderOf.get(target) ?? null),
        },
      ],
    };
  });
  return [
    row({
      ...{ result_id: episode.id, project_id: "colloquy", open_problem_ref: episode.declaration },
      ...{ open_problem_year: null, open_problem_number: null },
      ...{ problem_text: problemOf(episode), problem_resources: [], posts },
    }),
  ];
};
