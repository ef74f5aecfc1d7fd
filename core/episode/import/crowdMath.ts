import * as z from "zod";
import type { ImportedEpisode, ImportedType } from "./importedEpisode.ts";

/** A progress chain of `dataset.json` (repository text-machine-lab/crowdmath, as its README describes the fields). */
const ChainSchema = z.looseObject({
  result_id: z.string(),
  problem_text: z.string().nullable(),
  problem_resources: z.string().nullish(),
  posts: z.array(
    z.looseObject({
      topic_id: z.string(),
      post_number: z.int(),
      post_order: z.int(),
      text: z.string(),
      labels: z.array(
        z.looseObject({ label_type: z.string(), result_ref: z.string(), prev_ref: z.string().nullable() }),
      ),
    }),
  ),
});

/** By the published mapping; `Published-in-paper` is not about the turn itself. */
const typeOfLabel: Readonly<Record<string, ImportedType["type"] | undefined>> = {
  Start: "proposal",
  Progress: "proposal",
  NewProgress: "proposal",
  Erroneous: "proposal",
  FindError: "critique",
  Result: "integration",
  Proof: "final-solution",
  NewProof: "final-solution",
  Question: "meta-comment",
  Answer: "meta-comment",
};

/** Posts have no author in that data set, and a back reference holds topic and post number, not the post's own id. */
export function crowdMathEpisode(value: unknown): ImportedEpisode {
  const chain = ChainSchema.parse(value);
  const posts = chain.posts.toSorted((one, other) => one.post_order - other.post_order);
  return {
    id: chain.result_id,
    problem: [chain.problem_text ?? "", chain.problem_resources ?? ""].filter(Boolean).join("\n\n"),
    turns: posts.map(({ topic_id, post_number, text, labels }) => ({
      id: `${topic_id}-${post_number}`,
      speaker: "contributor",
      speakerKind: "human",
      text,
      types: typesOf(labels),
    })),
  };
}

type Label = z.infer<typeof ChainSchema>["posts"][number]["labels"][number];

function typesOf(labels: readonly Label[]): readonly ImportedType[] {
  const marks = labels.flatMap(({ label_type, prev_ref }): readonly ImportedType[] => {
    const type = typeOfLabel[label_type];
    return type ? [{ type, target: prev_ref ?? undefined }] : [];
  });
  const distinct = marks.filter(
    ({ type, target }, at) => marks.findIndex((mark) => mark.type === type && mark.target === target) === at,
  );
  return distinct.length > 0 ? distinct : [{ type: "meta-comment" }];
}
