import { mentions } from "../../../lean/names.ts";
import type { GoalContext, MoveRow, ProposedMove } from "../move.ts";
import { comparisons, factsWith, goalRelation, orderSigns } from "./relations.ts";
import { standIn } from "./standIn.ts";

const mostAtoms = 3;
const mostFacts = 3;
const ofOneSide = 0.2;
const product = /\*|\^|\//u;

/** Orders and positivity. */
export const inequalityRows: readonly MoveRow[] = [
  {
    id: "order.positivity",
    cost: 0.02,
    needs: ["positivity"],
    propose: (context) => (isPositivity(context) ? [{ text: "positivity" }] : []),
    examples: {
      at: [
        { goal: "a : ℕ\n⊢ 0 < a + 1", text: "positivity", before: standIn },
        { goal: "a : ℕ\n⊢ a + 1 ≠ 0", text: "positivity", before: standIn },
      ],
      notAt: [{ goal: "a b : ℕ\nh : a < b\n⊢ a ≤ b", before: standIn }],
    },
  },
  {
    id: "order.linarith",
    cost: 0.04,
    needs: ["linarith"],
    propose: (context) => linear(context).map((extra) => ({ text: "linarith", extra })),
    examples: {
      at: [
        { goal: "a b c : ℤ\nh : a < b\nk : b ≤ c\n⊢ a < c + 1", text: "linarith", before: standIn },
        { goal: "a b : ℤ\nh : a < b\nk : b < a\n⊢ False", text: "linarith", before: standIn },
      ],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p", before: standIn }],
    },
  },
  {
    id: "order.nlinarith",
    cost: 0.12,
    needs: ["nlinarith"],
    propose: (context) => {
      const relation = goalRelation(context);
      const isOrder = relation !== undefined && orderSigns.has(relation.sign);
      if (!isOrder && context.goal.target !== "False") return [];
      if (!product.test(context.goal.text)) return [];
      return ["nlinarith", ...hintedTexts(context)].map((text, at) => ({ text, extra: at * 0.08 }));
    },
    examples: {
      at: [
        { goal: "a b : ℕ\nh : a ≤ b\n⊢ a * 2 ≤ b * 2", text: "nlinarith", before: standIn },
        { goal: "a b : ℕ\nh : a ≤ b\n⊢ a * 2 ≤ b * 2", text: "nlinarith [sq_nonneg (a - b)]", before: standIn },
      ],
      notAt: [{ goal: "a b : ℕ\nh : a < b\n⊢ a ≤ b", before: standIn }],
    },
  },
  {
    id: "order.gcongr",
    cost: 0.1,
    needs: ["gcongr"],
    propose: (context) => congruence(context, "gcongr"),
    examples: {
      at: [{ goal: "a b c : ℕ\nh : a ≤ b\n⊢ a + c ≤ b + c", text: "gcongr", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "order.bound",
    cost: 0.4,
    needs: ["bound"],
    propose: (context) => congruence(context, "bound"),
    examples: {
      at: [{ goal: "a b c : ℕ\nh : a ≤ b\n⊢ a + c ≤ b + c", text: "bound", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "order.order",
    cost: 0.3,
    needs: ["order"],
    propose: (context) => {
      const said = factsWith(context, comparisons);
      const relation = goalRelation(context);
      if (said.length === 0 || (!relation && context.goal.target !== "False")) return [];
      const { traits } = relation?.algebra ?? { traits: new Set() };
      return [{ text: "order", extra: traits.has("order") && !traits.has("ring") ? -0.27 : 0.3 }];
    },
    examples: {
      at: [{ goal: "a b c : ℕ\nh : a < b\nk : b < c\n⊢ a < c", text: "order", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "order.finiteness",
    cost: 0.02,
    needs: ["finiteness"],
    propose: ({ goal }) => (/(?:≠|<) (?:∞|⊤)$/u.test(goal.target) ? [{ text: "finiteness" }] : []),
    examples: {
      at: [{ goal: "a : ℕ\nh : a < ∞\n⊢ a ≠ ∞", text: "finiteness", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "order.each_part",
    cost: 0.35,
    needs: ["linarith"],
    applies: ({ shape, goal }) => shape.kind === "and" && /[<≤≥>=]/u.test(goal.target),
    propose: () => [{ text: "constructor <;> linarith" }],
    door: "suggest",
    examples: {
      at: [{ goal: "a b : ℤ\nh : a < b\n⊢ a ≤ b ∧ a < b + 1", text: "constructor <;> linarith", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "order.each_case",
    cost: 0.6,
    needs: ["linarith"],
    propose: ({ facts, goal }) =>
      /[<≤≥>=]|^False$/u.test(goal.target)
        ? facts
            .filter(({ shape }) => shape.kind === "or")
            .slice(0, mostFacts)
            .map(({ name }) => ({ text: `rcases ${name} with ${name} | ${name} <;> linarith` }))
        : [],
    door: "suggest",
    examples: {
      at: [
        {
          goal: "a b : ℤ\nh : a < b ∨ a = b\n⊢ a ≤ b",
          text: "rcases h with h | h <;> linarith",
          before: standIn,
        },
      ],
      notAt: [{ goal: "p q : Prop\nh : p ∨ q\n⊢ q ∨ p", before: standIn }],
    },
  },
];

function isPositivity(context: GoalContext): boolean {
  const relation = goalRelation(context);
  if (!relation) return false;
  const { sign, left, right } = relation;
  if (sign === "<" || sign === "≤") return left === "0";
  if (sign === ">" || sign === "≥") return right === "0";
  return sign === "≠" && right === "0";
}

/** What is added to the cost of a procedure for linear orders; none where the goal is not about an order. */
function linear(context: GoalContext): readonly number[] {
  const relation = goalRelation(context);
  if (!relation) return context.goal.target === "False" && factsWith(context, comparisons).length > 0 ? [0.02] : [];
  const { sign, left, right, algebra } = relation;
  if (algebra.traits.size > 0 && !algebra.traits.has("order")) return [];
  const isProduct = product.test(`${left} ${right}`) ? 0.1 : 0;
  if (orderSigns.has(sign)) return [isProduct];
  if (sign !== "=") return [];
  return [factsWith(context, comparisons).length > 0 ? 0.1 + isProduct : 0.5];
}

function congruence(context: GoalContext, text: string): readonly ProposedMove[] {
  const relation = goalRelation(context);
  if (!relation || !(orderSigns.has(relation.sign) || relation.sign === "⊆")) return [];
  const compound = [relation.left, relation.right].filter((side) => /[\s(]/u.test(side)).length;
  return compound === 0 ? [] : [{ text, extra: compound === 1 ? ofOneSide : 0 }];
}

/** Squares of the variables and of their differences, and products of what is positive: what a person would hint at. */
function hintedTexts(context: GoalContext): readonly string[] {
  const { data, goal } = context;
  const atoms = data.filter(({ name, type }) => !type.includes("→") && mentions(goal.target, name)).slice(0, mostAtoms);
  const names = atoms.map(({ name }) => name);
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
  const differences = pairs.map(([one, other]) => `sq_nonneg (${one} - ${other})`);
  const squares = names.map((name) => `sq_nonneg ${name}`);
  const products = positiveProducts(context);
  const [firstName] = names;
  const near =
    firstName !== undefined && names.length === 1
      ? [`sq_nonneg (${firstName} - 1)`, `sq_nonneg (${firstName} + 1)`]
      : [];
  const lists = [
    differences,
    products,
    near,
    [...differences, ...products],
    [...differences, ...pairs.map(([one, other]) => `sq_nonneg (${one} + ${other})`), ...squares],
  ];
  return [...new Set(lists.filter((list) => list.length > 0).map((list) => `nlinarith [${list.join(", ")}]`))];
}

function positiveProducts(context: GoalContext): readonly string[] {
  const signed = (sign: string): readonly string[] =>
    context.facts
      .filter(({ shape }) => shape.kind === "relation" && shape.sign === sign && shape.sides[0] === "0")
      .slice(0, mostFacts)
      .map(({ name }) => name);
  const pairs = (lemma: string, names: readonly string[]): readonly string[] =>
    names.flatMap((one, at) => names.slice(at + 1).map((other) => `${lemma} ${one} ${other}`));
  return [...pairs("mul_pos", signed("<")), ...pairs("mul_nonneg", signed("≤"))];
}
