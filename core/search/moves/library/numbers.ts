import { literally } from "../../../lean/names.ts";
import type { GoalContext, MoveRow } from "../move.ts";
import { besideLibrary, goalRelation, newest } from "./relations.ts";
import { standIn } from "./standIn.ts";

const mostSubjects = 2;

/** Numerals, and variables with few values. */
export const numberRows: readonly MoveRow[] = [
  {
    id: "number.norm_num",
    cost: 0.3,
    needs: ["norm_num"],
    propose: (context) => [{ text: "norm_num", extra: numeral.test(context.goal.target) ? numeralExtra(context) : 0 }],
    examples: {
      at: [{ goal: "⊢ 2 + 2 = 4", text: "norm_num", before: standIn }],
    },
  },
  {
    id: "number.norm_num_at",
    cost: 0.5,
    needs: ["norm_num"],
    propose: ({ facts }) =>
      newest(
        facts.filter(({ type, shape }) => shape.kind !== "forall" && numeral.test(type)),
        mostSubjects,
      ).map(({ name }) => ({ text: `norm_num at ${name}` })),
    door: "suggest",
    examples: {
      at: [
        {
          goal: "a : ℕ\nh : a = 1 ∧ 1 = 2\n⊢ False",
          text: "norm_num at h",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "number.lia",
    cost: 0.3,
    needs: ["lia", ...besideLibrary],
    propose: (context) => (isWhole(context) ? [{ text: "lia" }] : []),
    examples: {
      at: [{ goal: "a b : ℕ\nh : a < b\n⊢ a + 1 ≤ b", text: "lia", before: standIn }],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p", before: standIn }],
    },
  },
  {
    id: "number.interval_cases",
    cost: 0.3,
    needs: ["interval_cases"],
    propose: (context) =>
      boundedNumbers(context).flatMap((name) => [
        { text: `interval_cases ${name} <;> simp_all` },
        { text: `interval_cases ${name} <;> omega`, extra: 0.1 },
        { text: `interval_cases ${name} <;> decide`, extra: 0.15 },
        { text: `interval_cases ${name} <;> norm_num at *`, extra: 0.2 },
        { text: `interval_cases ${name}`, extra: 0.25 },
      ]),
    examples: {
      at: [{ goal: "a : ℕ\nh : a < 2\n⊢ a * a = a", text: "interval_cases a <;> simp_all", before: standIn }],
      notAt: [{ goal: "a b : ℕ\nh : a < b\n⊢ a ≤ b", before: standIn }],
    },
  },
  {
    id: "number.fin_cases",
    cost: 0.35,
    needs: ["fin_cases"],
    propose: ({ data }) =>
      data
        .filter(({ type }) => /^(?:Fin \d+|Bool|ZMod \d+)$/u.test(type))
        .slice(0, mostSubjects)
        .flatMap(({ name }) => [
          { text: `fin_cases ${name} <;> simp` },
          { text: `fin_cases ${name} <;> rfl`, extra: 0.05 },
          { text: `fin_cases ${name} <;> simp_all`, extra: 0.3 },
        ]),
    door: "suggest",
    examples: {
      at: [
        {
          goal: "i : Fin 1\nn : ℕ\n⊢ n ≤ n + ↑i",
          text: "fin_cases i <;> simp",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
];

const numeral = /(?<![\p{L}\p{N}_.])\d/u;

/** With no variable in it, it is what the tactic is for. */
function numeralExtra(context: GoalContext): number {
  const relation = goalRelation(context);
  if (!relation) return -0.2;
  return relation.algebra.type === undefined ? -0.28 : -0.2;
}

function isWhole(context: GoalContext): boolean {
  const relation = goalRelation(context);
  if (relation) return relation.algebra.traits.has("whole");
  return context.data.some(({ isNumber }) => isNumber) && /[<≤≥>=∣]/u.test(context.goal.text);
}

/** Numbers that a fact bounds from above by a numeral. */
function boundedNumbers({ facts, data }: GoalContext): readonly string[] {
  const numbers = data.filter(({ isNumber }) => isNumber).map(({ name }) => name);
  const isBounded = (name: string): boolean => {
    const bound = new RegExp(String.raw`(?<![^\s(])${literally(name)} [<≤] \d+(?![^\s)])`, "u");
    return facts.some(({ type }) => bound.test(type));
  };
  return numbers.filter(isBounded).slice(0, mostSubjects);
}
