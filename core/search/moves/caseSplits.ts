import { mentions } from "../../lean/names.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";
import { balanced, stripBrackets } from "./termShape.ts";

const mostQuantifiers = 12;
const mostParts = 3;
/** Together with what ends both cases. */
const ended = -0.2;

/** By cases on what decides an `if`, on quantified parts of the goal, and on propositions of the context. */
export const caseSplitRows: readonly MoveRow[] = [
  {
    id: "cases.condition",
    cost: 1.3,
    propose: ({ goal, facts }) => {
      const texts = [goal.target, ...facts.map((fact) => fact.type)];
      return unique(
        texts.flatMap((text) => [...text.matchAll(/\bif (.+?) then\b/gu)].map((match) => match[1] ?? "")),
      ).map(byCases);
    },
    examples: {
      at: [{ goal: "x y : Nat\n⊢ (if x ≤ y then x else y) ≤ x", text: "by_cases hc : x ≤ y" }],
      notAt: [{ goal: "x y : Nat\n⊢ x ≤ x + y" }],
    },
  },
  {
    id: "cases.quantified",
    cost: 1.1,
    propose: (context) =>
      quantifiedParts(context).flatMap((part) => [
        byCases(part),
        { text: `by_cases hc : ${part} <;> grind`, extra: ended, tags: { byCases: true } },
      ]),
    examples: {
      at: [
        { goal: "P : Nat → Prop\n⊢ (∃ x, P x) ∨ ∀ (x : Nat), ¬P x", text: "by_cases hc : ∃ x, P x" },
        { goal: "P : Nat → Prop\n⊢ (∃ x, P x) ∨ ∀ (x : Nat), ¬P x", text: "by_cases hc : ∃ x, P x <;> grind" },
      ],
      notAt: [{ goal: "P : Nat → Prop\nh : P 0\n⊢ ∃ x, P x" }],
    },
  },
  {
    id: "cases.proposition",
    cost: 1.7,
    propose: ({ locals, shape }) => {
      const sides = shape.kind === "implies" || shape.kind === "or" ? shape.sides.map(stripBrackets) : [];
      const propositions = locals.filter((local) => local.isProposition).map((local) => local.name);
      return unique([...propositions, ...sides]).map(byCases);
    },
    examples: {
      at: [{ goal: "p q : Prop\n⊢ ((p → q) → p) → p", text: "by_cases hc : p" }],
      notAt: [{ goal: "n : Nat\n⊢ n = n" }],
    },
  },
];

function byCases(text: string): ProposedMove {
  return { text: `by_cases hc : ${text}`, tags: { split: true, byCases: true } };
}

/** Quantified parts of the goal that have no variable of its own left. */
function quantifiedParts({ goal, shape }: GoalContext): readonly string[] {
  const bound = shape.kind === "exists" || shape.kind === "forall" ? shape.binders.map((binder) => binder.name) : [];
  const parts = [...goal.target.matchAll(/[∀∃]/gu)]
    .slice(0, mostQuantifiers)
    .map((match) => balanced(goal.target.slice(match.index)))
    .filter((part) => part !== stripBrackets(goal.target) && !bound.some((name) => mentions(part, name)));
  return unique(parts).slice(0, mostParts);
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
