import * as z from "zod";

const FirstVersionSchema = z.looseObject({
  schemaVersion: z.literal(1),
  content: z.looseObject({ lean: z.looseObject({}), candidates: z.array(z.looseObject({})) }).nullable(),
});

/** A record of an older version as the present one has it; what is of no known older version is left as it is. */
export function migrated(value: unknown): unknown {
  const first = FirstVersionSchema.safeParse(value).data;
  return first ? fromFirst(first) : value;
}

/** Version 1 knew neither the text that a step was tried in nor the environment. */
function fromFirst({ content, ...record }: z.infer<typeof FirstVersionSchema>): unknown {
  return {
    ...record,
    ...{ schemaVersion: 2, environmentRef: null, consentRef: null, redactions: [] },
    content: content && {
      ...content,
      lean: { ...content.lean, textHash: null, hole: null, edit: null },
      candidates: content.candidates.map((candidate) => ({ ...candidate, scorePrior: null, scoreLearned: null })),
      environment: null,
    },
  };
}
