import * as z from "zod";
import type { ImportedEpisode, ImportedTurn } from "./importedEpisode.ts";

const ProcessBenchSchema = z.looseObject({
  id: z.string(),
  generator: z.string(),
  problem: z.string(),
  steps: z.array(z.string()),
  final_answer_correct: z.boolean().optional(),
  label: z.int(),
});

/** A critique is placed at the first wrong step; its actor is the data set's expert. */
export function processBenchEpisode(value: unknown): ImportedEpisode {
  const { id, generator, problem, steps, label, final_answer_correct } = ProcessBenchSchema.parse(value);
  const last = steps.length - 1;
  const proposals = steps.map((text, at): ImportedTurn => {
    const isFinal = at === last && final_answer_correct === true;
    const types = [{ type: "proposal" }, ...(isFinal ? [{ type: "final-solution" } as const] : [])] as const;
    return { id: `${id}-${at}`, speaker: generator, speakerKind: "model", text, types };
  });
  const wrong = proposals[label];
  const critique: readonly ImportedTurn[] = wrong
    ? [
        {
          id: `${wrong.id}-wrong`,
          speaker: "annotator",
          speakerKind: "human",
          text: "the first wrong step",
          types: [
            {
              type: "critique",
              target: wrong.id,
            },
          ],
        },
      ]
    : [];
  return { id, problem, turns: [...proposals, ...critique] };
}

const RatingSchema = z.looseObject({
  labeler: z.string(),
  timestamp: z.string(),
  question: z.looseObject({ problem: z.string() }),
  label: z.looseObject({
    steps: z.array(
      z.looseObject({
        completions: z.array(z.looseObject({ text: z.string(), rating: z.number().nullish() })).nullable(),
        chosen_completion: z.int().nullish(),
      }),
    ),
  }),
});

/** Every completion is a proposal, and its rating the labeller's opinion of it: -1 is a critique. */
export function stepRatingEpisode(value: unknown): ImportedEpisode {
  const { labeler, timestamp, question, label } = RatingSchema.parse(value);
  const id = `${labeler} ${timestamp}`;
  const turns = label.steps.flatMap(({ completions }, step) =>
    (completions ?? []).flatMap(({ text, rating }, at): readonly ImportedTurn[] => {
      const own = `${id} ${step}.${at}`;
      const proposal: ImportedTurn = {
        id: own,
        speaker: "generator",
        speakerKind: "model",
        text,
        types: [{ type: "proposal" }],
      };
      if (rating === null || rating === undefined) return [proposal];
      const said = { id: `${own} rated`, speaker: labeler, speakerKind: "human", text: `rated ${rating}` } as const;
      return [proposal, { ...said, types: [{ type: rating < 0 ? "critique" : "meta-comment", target: own }] }];
    }),
  );
  return { id, problem: question.problem, turns };
}
