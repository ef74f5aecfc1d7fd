import type { Fact, GoalContext, MoveRow, ProposedMove } from "../move.ts";
import { branches } from "../goalSplits.ts";
import { freshHere } from "../freshNames.ts";
import { shapeOf } from "../termShape.ts";
import { besideLibrary, newest } from "./relations.ts";
import { standIn } from "./standIn.ts";

const nextEnd = 0.05;
const mostSubjects = 2;
/** Tactics that there are without any library. */
const ofLean = new Set(["simp", "simp_all", "rfl", "assumption"]);

/** Case distinctions, each with what usually ends all of its cases. */
export const libraryCaseRows: readonly MoveRow[] = [
  {
    id: "cases.split_ifs",
    cost: 0.3,
    needs: ["split_ifs"],
    applies: ({ goal }) => branches.test(goal.target),
    propose: (context) => endedBy("split_ifs", ["simp", "norm_num", "simp_all", "linarith", "rfl"], context),
    examples: {
      at: [{ goal: "a b : ℕ\n⊢ (if a ≤ b then a else b) ≤ b", text: "split_ifs <;> simp_all", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "cases.by_condition",
    cost: 0.5,
    needs: ["split_ifs"],
    propose: (context) => {
      const [condition] = /\bif (.+?) then\b/u.exec(context.goal.target)?.slice(1) ?? [];
      const [name] = freshHere(context, "h");
      return condition === undefined || condition.includes(" if ")
        ? []
        : [{ text: `by_cases ${name} : ${condition} <;> simp [${name}]` }];
    },
    door: "suggest",
    examples: {
      at: [
        {
          goal: "a b : ℕ\n⊢ (if a = b then a else b) = b",
          text: "by_cases h : a = b <;> simp [h]",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "cases.values",
    cost: 0.3,
    needs: besideLibrary,
    propose: (context) =>
      context.facts.flatMap((fact) => {
        const values = valuesIn(fact);
        if (values < 2) return [];
        const pattern = Array.from({ length: values }, () => "rfl").join(" | ");
        return endedBy(`rcases ${fact.name} with ${pattern}`, ["simp", "norm_num", "assumption", "simp_all"], context);
      }),
    door: "suggest",
    examples: {
      at: [
        { goal: "a : ℕ\nh : a = 0 ∨ a = 1\n⊢ a * a = a", text: "rcases h with rfl | rfl <;> simp", before: standIn },
      ],
      notAt: [{ goal: "a b : ℕ\nh : a < b ∨ a = b\n⊢ a ≤ b", before: standIn }],
    },
  },
  {
    id: "cases.zero_or_next",
    cost: 0.55,
    needs: besideLibrary,
    propose: (context) =>
      newest(
        context.data.filter(({ type }) => type === "Nat"),
        mostSubjects,
      ).map(({ name }, at) => ({ text: `rcases ${name} with _ | ${name} <;> simp`, extra: at * nextEnd })),
    door: "suggest",
    examples: {
      at: [{ goal: "n : ℕ\n⊢ 0 - n = n * 0", text: "rcases n with _ | n <;> simp", before: standIn }],
      notAt: [{ goal: "p q : Prop\nh : p ∨ q\n⊢ q ∨ p", before: standIn }],
    },
  },
];

/** The number of cases of a fact that says which values a variable has; 0 if it says anything else. */
function valuesIn({ shape }: Fact): number {
  if (shape.kind === "relation")
    return shape.sign === "=" && shape.sides.some((side) => /^[\p{L}_][\w']*$/u.test(side)) ? 1 : 0;
  if (shape.kind !== "or") return 0;
  const counts = shape.sides.map((side) => valuesIn({ name: "", type: side, shape: shapeOf(side) }));
  return counts.includes(0) ? 0 : counts.reduce((sum, count) => sum + count, 0);
}

/** A step with each tactic that may end its cases, as far as the file knows them. */
function endedBy(step: string, ends: readonly string[], { file }: GoalContext): readonly ProposedMove[] {
  const known = ends.filter((end) => ofLean.has(end) || file.tactics.known.has(end));
  return known.map((end, at) => ({ text: `${step} <;> ${end}`, extra: at * nextEnd }));
}
