import { lastPart } from "../../lean/names.ts";
import type { FileDeclaration } from "../fileNames.ts";
import type { GoalContext, MoveRow } from "./move.ts";

const otherSide = 0.1;
/** Without a witness at hand, that there is none is what one can work with. */
const forWitness = -0.7;

/** Steps that the form of the goal asks for. */
export const goalSplitRows: readonly MoveRow[] = [
  {
    id: "goal.both",
    cost: 0.3,
    applies: ({ shape }) => shape.kind === "and" || shape.kind === "iff",
    propose: () => [{ text: "constructor" }],
    examples: { at: [] },
  },
  {
    id: "goal.either",
    cost: 1.1,
    applies: ({ shape }) => shape.kind === "or",
    propose: () => [{ text: "left" }, { text: "right", extra: otherSide }],
    examples: { at: [] },
  },
  {
    id: "goal.split",
    cost: 0.6,
    applies: ({ goal }) => branches.test(goal.target),
    propose: () => [{ text: "split", tags: { split: true } }],
    examples: { at: [] },
  },
  {
    id: "goal.funext",
    cost: 0.9,
    applies: (context) => isEquation(context) && /fun |∘/u.test(context.goal.target),
    propose: () => [{ text: "funext x" }],
    examples: { at: [] },
  },
  { id: "goal.ext", cost: 3, applies: isEquation, propose: () => [{ text: "ext" }], examples: { at: [] } },
  {
    id: "goal.apply_constructor",
    cost: 1.2,
    propose: (context) => (predicateOf(context)?.constructors ?? []).map((name) => ({ text: `apply ${name}` })),
    examples: { at: [] },
  },
  {
    id: "goal.constructor",
    cost: 1.8,
    applies: (context) => context.shape.kind === "other" && !predicateOf(context),
    propose: () => [{ text: "constructor" }],
    examples: { at: [] },
  },
  {
    id: "goal.by_contradiction",
    cost: 2.3,
    propose: ({ shape }) => [
      { text: "apply Classical.byContradiction; intro hc", extra: shape.kind === "exists" ? forWitness : 0 },
    ],
    examples: { at: [] },
  },
];

/** Terms that `split` takes apart. */
export const branches = /\bif\b|\bmatch\b/u;

function isEquation({ shape }: GoalContext): boolean {
  return shape.kind === "relation" && shape.sign === "=";
}

/** The inductive predicate of the file that the goal is. */
export function predicateOf({ goal, relevant }: GoalContext): FileDeclaration | undefined {
  const head = lastPart(goal.target.split(/\s/u)[0] ?? "");
  return relevant.inductives.find((entry) => lastPart(entry.name) === head);
}
