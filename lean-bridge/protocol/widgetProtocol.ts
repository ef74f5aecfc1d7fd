/**
 * The procedures of Lean's RPC that we call, and how their answers become goals. Source: `Lean/Widget/TaggedText.lean`,
 * `Lean/Widget/InteractiveCode.lean`, `Lean/Widget/InteractiveGoal.lean`.
 */
import * as z from "zod";
import type {
  InteractiveGoal,
  InteractiveHypothesis,
  InteractiveText,
  Subexpression,
} from "../../core/lean/interactiveGoal.ts";

const InfoSchema = z.looseObject({ subexprPos: z.string().optional(), info: z.unknown().optional() });

type TaggedText =
  | { readonly text: string }
  | { readonly append: readonly TaggedText[] }
  | { readonly tag: readonly [z.infer<typeof InfoSchema>, TaggedText] };

const TaggedTextSchema: z.ZodType<TaggedText> = z.lazy(() =>
  z.union([
    z.object({ text: z.string() }),
    z.object({ append: z.array(TaggedTextSchema) }),
    z.object({ tag: z.tuple([InfoSchema, TaggedTextSchema]) }),
  ]),
);

const HypothesisSchema = z.looseObject({
  names: z.array(z.string()),
  type: TaggedTextSchema,
  val: TaggedTextSchema.nullish(),
  isInstance: z.boolean().nullish(),
});

const GoalSchema = z.looseObject({
  hyps: z.array(HypothesisSchema),
  type: TaggedTextSchema,
  userName: z.string().nullish(),
  goalPrefix: z.string().nullish(),
  mvarId: z.string().nullish(),
});

const InteractiveGoalsSchema = z.looseObject({ goals: z.array(GoalSchema) }).nullable();

const InteractiveTermGoalSchema = GoalSchema.nullable();

/** One diagnostic with its message as Lean's tree of embeds; the tree is kept as it is. */
const InteractiveDiagnosticsSchema = z.array(
  z.looseObject({ range: z.unknown(), severity: z.number().int().nullish(), message: z.unknown() }),
);

/** Each procedure with the form of its answer. */
export const widgetProcedures = {
  interactiveGoals: { name: "Lean.Widget.getInteractiveGoals", answer: InteractiveGoalsSchema },
  interactiveTermGoal: { name: "Lean.Widget.getInteractiveTermGoal", answer: InteractiveTermGoalSchema },
  interactiveDiagnostics: { name: "Lean.Widget.getInteractiveDiagnostics", answer: InteractiveDiagnosticsSchema },
} as const;

export interface WidgetProcedure<Answer extends z.ZodType> {
  readonly name: string;
  readonly answer: Answer;
}

export function toInteractiveGoal(goal: z.infer<typeof GoalSchema>): InteractiveGoal {
  return {
    ...(goal.userName ? { caseTag: goal.userName } : {}),
    prefix: (goal.goalPrefix ?? "⊢ ").trim(),
    hypotheses: goal.hyps.map(toHypothesis),
    target: toInteractiveText(goal.type),
    ...(goal.mvarId ? { metavariable: goal.mvarId } : {}),
  };
}

function toHypothesis(hypothesis: z.infer<typeof HypothesisSchema>): InteractiveHypothesis {
  return {
    names: hypothesis.names,
    type: toInteractiveText(hypothesis.type),
    ...(hypothesis.val ? { value: toInteractiveText(hypothesis.val) } : {}),
    isInstance: hypothesis.isInstance ?? false,
    isInaccessible: hypothesis.names.every((name) => name.includes("✝")),
  };
}

function toInteractiveText(tagged: TaggedText): InteractiveText {
  const parts: Subexpression[] = [];
  const text = flatten(tagged, 0, parts);
  return { text, subexpressions: parts };
}

/** Appends the text of a tree that begins at `start`, and notes what its tags cover, outer first. */
function flatten(tagged: TaggedText, start: number, parts: Subexpression[]): string {
  if ("text" in tagged) return tagged.text;
  if ("append" in tagged)
    return tagged.append.reduce((done, part) => done + flatten(part, start + done.length, parts), "");
  const [info, inside] = tagged.tag;
  const at = parts.length;
  parts.push({ start, end: start, position: info.subexprPos ?? "", reference: info.info });
  const text = flatten(inside, start, parts);
  parts[at] = { start, end: start + text.length, position: info.subexprPos ?? "", reference: info.info };
  return text;
}

/** Every handle in an answer, so that the session can give them back to Lean. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    // Newer servers call it `__rpcref`, older ones `p`; both hold a decimal number.
    const isHandle = (key === "__rpcref" || key === "p") && (typeof inner === "string" || typeof inner === "number");
    return isHandle ? [String(inner)] : referencesIn(inner);
  });
}
