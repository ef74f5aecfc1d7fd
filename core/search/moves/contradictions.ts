import { mentions } from "../../lean/names.ts";
import { freshNames } from "./freshNames.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";
import { asArgument } from "./termShape.ts";

const mostTerms = 4;
const mostSubjects = 2;

export const contradictionRows: readonly MoveRow[] = [
  {
    id: "contradiction.smallest",
    cost: 1.3,
    propose: smallestCounterexamples,
    examples: {
      at: [
        {
          goal: "P : Nat → Prop\nn : Nat\nh : P n\n⊢ ∃ n, P n ∧ ∀ (m : Nat), m < n → ¬P m",
          text: "false_or_by_contra; induction n using Nat.strongRecOn <;> grind",
        },
      ],
      notAt: [{ goal: "a b : Nat\nh : a < b\n⊢ a ≤ b" }, { goal: "P : Nat → Prop\nn : Nat\nh : P n\n⊢ n = n" }],
    },
  },
];

/** If the claim were false, no number would be the smallest of its kind: for hypotheses about a number. */
function smallestCounterexamples({ data, facts, goal, lists, shape }: GoalContext): readonly ProposedMove[] {
  if (shape.kind === "relation" && shape.sign === "=") return [];
  // A plain inequality is for arithmetic.
  const said = facts.filter((fact) => fact.shape.kind !== "relation");
  return data
    .filter((local) => local.type === "Nat" && said.some((fact) => mentions(fact.type, local.name)))
    .slice(-mostSubjects)
    .map(({ name }) => {
      const denied = goal.target === "False" ? "" : "false_or_by_contra; ";
      const start = `${denied}induction ${name} using Nat.strongRecOn <;> grind`;
      return {
        text: `${start}${lists.grindAll}`,
        variants: [start, `${start}${lists.definitions}`],
        tags: { induction: "strong" },
        why: "no smallest counterexample",
      };
    });
}

/** For an existential: that none of the terms at hand is what is looked for, until that is absurd. */
export function refutedWitnesses(
  { shape, locals, lists }: GoalContext,
  witnesses: readonly string[],
): readonly ProposedMove[] {
  if (shape.kind !== "exists" || shape.binders.length !== 1 || witnesses.length === 0) return [];
  const terms = witnesses.slice(0, mostTerms);
  const [none = "hn", ...names] = freshNames(
    ["hn", ...terms.map(() => "h")],
    new Set(locals.map((local) => local.name)),
  );
  const said = (few: readonly string[]): string =>
    [
      `apply Classical.byContradiction; intro ${none}`,
      ...few.map((term, at) => `have ${names[at]} := not_exists.mp ${none} ${asArgument(term)}`),
      `grind${lists.grindAll}`,
    ].join("; ");
  const variants = [...terms.map((term) => said([term])), said(terms.slice(0, 2))];
  return [{ text: said(terms), variants, why: "one of the terms at hand must be it" }];
}
