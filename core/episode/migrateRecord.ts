import * as z from "zod";

const FirstVersionSchema = z.looseObject({
  content: z.looseObject({ lean: z.looseObject({}), candidates: z.array(z.looseObject({})) }).nullable(),
});
const SecondVersionSchema = z.looseObject({
  content: z.looseObject({ environment: z.looseObject({}).nullable() }).nullable(),
});

/**
 * Migrations from each older version to the next. A value that is not a record of that version is returned unchanged.
 */
const steps: ReadonlyMap<number, (value: unknown) => unknown> = new Map([
  [1, fromFirst],
  [2, fromSecond],
]);

/** Returns a record of an older version in the current one. Anything else is left for the schema to reject. */
export function migrated(value: unknown, version: number): unknown {
  let record = value;
  for (let at = version; ; at += 1) {
    const step = steps.get(at);
    if (!step) return record;
    record = step(record);
  }
}

/** Version 1 had neither the text that a step was tried in nor the environment. */
function fromFirst(value: unknown): unknown {
  const first = FirstVersionSchema.safeParse(value).data;
  if (!first) return value;
  const { content, ...record } = first;
  return {
    ...record,
    schemaVersion: 2,
    environmentRef: null,
    consentRef: null,
    redactions: [],
    content: content && {
      ...content,
      lean: { ...content.lean, textHash: null, hole: null, edit: null },
      candidates: content.candidates.map((candidate) => ({ ...candidate, scorePrior: null, scoreLearned: null })),
      environment: null,
    },
  };
}

/** Version 2 kept only the text and the Lean step of a turn, and not whether the workspace had been changed. */
function fromSecond(value: unknown): unknown {
  const second = SecondVersionSchema.safeParse(value).data;
  if (!second) return value;
  const { content, ...record } = second;
  const environment = content?.environment && { workspaceDirty: null, options: {}, ...content.environment };
  return {
    ...record,
    schemaVersion: 3,
    content: content && { ...content, environment, talk: null, circumstances: null },
  };
}
