import type { GoalContext, MoveRow, ProposedMove } from "../move.ts";
import type { Trait } from "../algebra.ts";
import type { Relation } from "./relations.ts";
import { besideLibrary, equality, factsWith, goalRelation } from "./relations.ts";
import { standIn } from "./standIn.ts";

/** Nothing is known of the type. */
const ofUnknownType = 0.25;
const mostEquations = 3;
const nextCombination = 0.12;
const quotient = /\s\/\s|⁻¹/u;

/** Decision procedures for equations, by what is known of the type of their sides. */
export const equationRows: readonly MoveRow[] = [
  {
    id: "equation.ring",
    cost: 0.02,
    needs: ["ring"],
    propose: ofEquations(["ring"], ({ left, right }) =>
      /[-+*^•/]|⁻¹/u.test(`${left} ${right}`) ? [{ text: "ring" }] : [],
    ),
    examples: {
      at: [{ goal: "a b : ℕ\n⊢ a * (a + b) = b * a + a * a", text: "ring", before: standIn }],
      notAt: [{ goal: "a b : ℕ\nh : a = b\n⊢ b = a", before: standIn }],
    },
  },
  {
    id: "equation.field_simp",
    cost: 0.03,
    needs: ["field_simp", "ring"],
    propose: ofEquations(["field"], ({ left, right }) =>
      quotient.test(`${left} ${right}`) ? [{ text: "field_simp" }, { text: "field_simp; ring", extra: 0.01 }] : [],
    ),
    examples: {
      at: [
        {
          goal: "K : Type\na b : ℚ\n⊢ a / b = a / b",
          text: "field_simp; ring",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "equation.field",
    cost: 0.06,
    needs: ["field"],
    propose: ofEquations(["field"], ({ left, right }) =>
      quotient.test(`${left} ${right}`) ? [{ text: "field" }] : [],
    ),
    examples: {
      at: [{ goal: "a b : ℚ\n⊢ a / b = a / b", text: "field", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "equation.noncomm_ring",
    cost: 0.05,
    needs: ["noncomm_ring"],
    propose: (context) => {
      const relation = goalRelation(context);
      const traits = relation?.algebra.traits;
      const isIt = relation?.sign === "=" && traits?.has("ring") && !traits.has("commutative");
      return isIt ? [{ text: "noncomm_ring" }] : [];
    },
    examples: {
      at: [
        {
          goal: "R : Type\ninst✝ : Ring R\na b : R\n⊢ a * b = a * b",
          text: "noncomm_ring",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a * b = b * a", before: standIn }],
    },
  },
  {
    id: "equation.abel",
    cost: 0.03,
    needs: ["abel"],
    propose: (context) => {
      const relation = goalRelation(context);
      if (relation?.sign !== "=" || !/[-+•]/u.test(`${relation.left} ${relation.right}`)) return [];
      const { traits } = relation.algebra;
      if (traits.has("additive") || traits.has("module")) return [{ text: "abel" }];
      return traits.has("ring") || traits.size === 0 ? [{ text: "abel", extra: 0.6 }] : [];
    },
    examples: {
      at: [{ goal: "a b : ℕ\n⊢ a + b = b + a", text: "abel", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a * b = b * a", before: standIn }],
    },
  },
  {
    id: "equation.group",
    cost: 0.03,
    needs: ["group"],
    propose: ofEquations(["multiplicative"], ({ algebra }) => (algebra.traits.size > 0 ? [{ text: "group" }] : [])),
    examples: {
      at: [
        {
          goal: "G : Type\ninst✝ : Group G\na b : G\n⊢ a * b = a * b",
          text: "group",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a * b = b * a", before: standIn }],
    },
  },
  {
    id: "equation.module",
    cost: 0.04,
    needs: ["module"],
    propose: (context) => {
      const relation = goalRelation(context);
      return relation?.sign === "=" && /•/u.test(context.goal.target) ? [{ text: "module" }] : [];
    },
    examples: {
      at: [{ goal: "a b : ℕ\n⊢ a • b = a • b", text: "module", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a * b = b * a", before: standIn }],
    },
  },
  {
    id: "equation.linear_combination",
    cost: 0.2,
    needs: ["linear_combination"],
    propose: (context) => {
      const relation = goalRelation(context);
      if (relation?.sign !== "=" || !mayBe(relation, ["ring"])) return [];
      return combinations(context).map((sum, at) => ({
        text: `linear_combination ${sum}`,
        extra: at * nextCombination,
      }));
    },
    examples: {
      at: [
        { goal: "a b : ℤ\nh : a = b\n⊢ a + 1 = b + 1", text: "linear_combination h", before: standIn },
        { goal: "a b c : ℤ\nh : a = b\nk : b = c\n⊢ a = c", text: "linear_combination h + k", before: standIn },
      ],
      notAt: [{ goal: "a b : ℤ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "equation.grobner",
    cost: 0.9,
    needs: ["grobner", ...besideLibrary],
    propose: (context) => {
      const relation = goalRelation(context);
      const isIt = relation?.sign === "=" && mayBe(relation, ["ring"]) && factsWith(context, equality).length > 0;
      return isIt ? [{ text: "grobner" }] : [];
    },
    door: "suggest",
    examples: {
      at: [{ goal: "a b : ℤ\nh : a = b\n⊢ a * a = b * b", text: "grobner", before: standIn }],
      notAt: [{ goal: "a b : ℤ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "equation.ring_nf",
    cost: 1,
    needs: ["ring_nf"],
    propose: ofEquations(["ring"], () => [{ text: "ring_nf" }]),
    examples: {
      at: [{ goal: "a b : ℕ\n⊢ a + b = b + a", text: "ring_nf", before: standIn }],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p", before: standIn }],
    },
  },
];

/** At an equation whose type has one of the traits, or of whose type nothing is known, which costs more. */
function ofEquations(
  traits: readonly Trait[],
  propose: (relation: Relation) => readonly ProposedMove[],
): MoveRow["propose"] {
  return (context) => {
    const relation = goalRelation(context);
    if (relation?.sign !== "=" || !mayBe(relation, traits)) return [];
    const isUnknown = relation.algebra.traits.size === 0;
    return propose(relation).map(({ extra = 0, ...move }) => ({
      ...move,
      extra: extra + (isUnknown ? ofUnknownType : 0),
    }));
  };
}

function mayBe({ algebra }: Relation, traits: readonly Trait[]): boolean {
  return algebra.traits.size === 0 || traits.some((trait) => algebra.traits.has(trait));
}

/** Linear combinations of the equations among the facts, the plainest first. */
function combinations(context: GoalContext): readonly string[] {
  const names = factsWith(context, equality)
    .slice(-mostEquations)
    .map(({ name }) => name);
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
  return [
    ...names,
    ...pairs.flatMap(([one, other]) => [`${one} + ${other}`, `${one} - ${other}`]),
    ...names.flatMap((name) => [`-${name}`, `2 * ${name}`]),
    ...pairs.flatMap(([one, other]) => [`${other} - ${one}`, `2 * ${one} + ${other}`]),
  ];
}
