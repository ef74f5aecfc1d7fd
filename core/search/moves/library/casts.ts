import type { Fact, GoalContext, MoveRow } from "../move.ts";
import { besideLibrary, goalRelation, orderSigns } from "./relations.ts";
import { standIn } from "./standIn.ts";

const mostFacts = 4;
const sameSign = -0.1;
const nextFact = 0.05;
const later = 0.4;

/** Goals and facts in which numbers of one type stand as numbers of another one: `(↑n : ℝ)`. */
export const castRows: readonly MoveRow[] = [
  {
    id: "cast.exact",
    cost: 0.22,
    needs: besideLibrary,
    propose: (context) => {
      const { goal, facts } = context;
      const isCast = hasCast(goal.target);
      return facts
        .filter(({ shape, type }) => shape.kind !== "forall" && (isCast || hasCast(type)))
        .toSorted((one, other) => likeness(context, other) - likeness(context, one))
        .slice(0, mostFacts)
        .map((fact, at) => ({
          text: `exact_mod_cast ${fact.name}`,
          extra: at * nextFact + (likeness(context, fact) > 0 ? sameSign : 0),
        }));
    },
    examples: {
      at: [{ goal: "a b : ℕ\nP : ℤ → Prop\nh : P (↑a + ↑b)\n⊢ P ↑(a + b)", text: "exact_mod_cast h", before: standIn }],
      notAt: [{ goal: "a b : ℕ\nh : a < b\n⊢ a ≤ b", before: standIn }],
    },
  },
  {
    id: "cast.norm_cast",
    cost: 0.18,
    needs: besideLibrary,
    applies: ({ goal }) => hasCast(goal.target),
    propose: () => [{ text: "norm_cast" }],
    examples: {
      at: [{ goal: "a b : ℕ\nP : ℤ → Prop\nh : P (↑a + ↑b)\n⊢ P ↑(a + b)", text: "norm_cast", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "cast.push_cast_ended",
    cost: 0.1,
    needs: ["ring", "linarith"],
    applies: ({ goal }) => hasCast(goal.target),
    propose: (context) => {
      const relation = goalRelation(context);
      if (relation?.sign === "=") return [{ text: "push_cast; ring" }];
      return relation && orderSigns.has(relation.sign) ? [{ text: "push_cast; linarith", extra: later }] : [];
    },
    examples: {
      at: [{ goal: "a b : ℕ\nc : ℤ\n⊢ c + ↑(a + b) = ↑b + ↑a + c", text: "push_cast; ring", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "cast.push_cast",
    cost: 0.7,
    needs: besideLibrary,
    applies: ({ goal }) => hasCast(goal.target),
    propose: () => [{ text: "push_cast" }],
    examples: {
      at: [{ goal: "a b : ℕ\nc : ℤ\n⊢ c + ↑(a + b) = ↑b + ↑a + c", text: "push_cast", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "cast.zify",
    cost: 1.3,
    needs: ["zify"],
    propose: (context) => {
      const relation = goalRelation(context);
      const isNatural = relation?.algebra.type === "Nat" && / - /u.test(context.goal.text);
      return isNatural ? [{ text: "zify" }] : [];
    },
    examples: {
      at: [
        {
          goal: "a b : ℕ\nh : b ≤ a\n⊢ a - b + b = a",
          text: "zify",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "cast.lift",
    cost: 0.9,
    needs: ["lift"],
    propose: ({ facts, data, printed }) => {
      const integers = new Set(data.filter(({ type }) => type === "Int").map(({ name }) => name));
      const naturals = printed.text.includes("ℤ") ? "ℕ" : "Nat";
      return facts.flatMap(({ name, shape }) => {
        if (shape.kind !== "relation" || !/^[≤<]$/u.test(shape.sign) || shape.sides[0] !== "0") return [];
        const [, number] = shape.sides;
        if (!integers.has(number)) return [];
        return shape.sign === "≤" ? [{ text: `lift ${number} to ${naturals} using ${name}` }] : [];
      });
    },
    examples: {
      at: [{ goal: "a : ℤ\nh : 0 ≤ a\n⊢ 0 ≤ a + 1", text: "lift a to ℕ using h", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
];

function hasCast(text: string): boolean {
  return text.includes("↑");
}

/** 1 for a fact that compares with the goal's own sign. */
function likeness({ shape }: GoalContext, fact: Fact): number {
  const isSame = shape.kind === "relation" && fact.shape.kind === "relation" && fact.shape.sign === shape.sign;
  return isSame ? 1 : 0;
}
