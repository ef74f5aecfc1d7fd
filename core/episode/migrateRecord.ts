import * as z from "zod";

const FirstVersionSchema = z.looseObject({
  schemaVersion: z.literal(1),
  content: z.looseObject({ lean: z.looseObject({}), candidates: z.array(z.looseObject({})) }).nullable(),
});

const SecondVersionSchema = z.looseObject({ schemaVersion: z.literal(2), content: z.looseObject({}).nullable() });

/** A record of an older version as the present one has it; what is of no known older version is left as it is. */
export function migrated(value: unknown): unknown {
  const first = FirstVersionSchema.safeParse(value).data;
  if (first) return migrated(fromFirst(first));
  const second = SecondVersionSchema.safeParse(value).data;
  return second ? fromSecond(second) : value;
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

/** Version 2 knew turns by their text and their Lean step alone. */
function fromSecond({ content, ...record }: z.infer<typeof SecondVersionSchema>): unknown {
  return { ...record, schemaVersion: 3, content: content && { ...content, talk: null } };
}
