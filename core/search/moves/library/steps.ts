import { freshHere } from "../freshNames.ts";
import type { GoalContext, MoveRow, ProposedMove } from "../move.ts";
import type { TermShape } from "../termShape.ts";
import { newest } from "./relations.ts";
import { standIn } from "./standIn.ts";
import { termsOf } from "../witnessTerms.ts";

const mostFacts = 2;
const mostWitnesses = 3;

/** Steps of a library's that go on rather than end. */
export const libraryStepRows: readonly MoveRow[] = [
  {
    id: "library.push_neg",
    cost: 0.5,
    needs: ["push_neg"],
    propose: (context) => pushed("push_neg", context),
    examples: {
      at: [
        { goal: "P : ℕ → Prop\n⊢ ¬∀ (x : ℕ), P x", text: "push_neg", before: standIn },
        { goal: "P : ℕ → Prop\nh : ¬∀ (x : ℕ), P x\n⊢ ∃ x, ¬P x", text: "push_neg at h", before: standIn },
      ],
      notAt: [{ goal: "p : Prop\nh : ¬p\n⊢ ¬p", before: standIn }],
    },
  },
  {
    // The name that Mathlib has given to it since.
    id: "library.push_not",
    cost: 0.49,
    needs: ["push"],
    propose: (context) => pushed("push Not", context),
    examples: {
      at: [{ goal: "P : ℕ → Prop\n⊢ ¬∀ (x : ℕ), P x", text: "push Not", before: standIn }],
      notAt: [{ goal: "p : Prop\nh : ¬p\n⊢ ¬p", before: standIn }],
    },
  },
  {
    id: "library.by_contra",
    cost: 1.1,
    needs: ["by_contra!"],
    propose: (context) => [{ text: `by_contra! ${freshHere(context, "h")[0]}` }],
    examples: { at: [{ goal: "p : Prop\nh : ¬¬p\n⊢ p", text: "by_contra! h1", before: standIn }] },
  },
  {
    id: "library.contrapose",
    cost: 1.3,
    needs: ["contrapose!"],
    propose: ({ facts }) =>
      newest(
        facts.filter(({ shape }) => shape.kind !== "forall" && shape.kind !== "exists"),
        mostFacts,
      ).map(({ name }) => ({ text: `contrapose! ${name}` })),
    examples: {
      at: [{ goal: "a b : ℕ\nh : a ≠ b\n⊢ ¬a = b", text: "contrapose! h", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "library.use",
    cost: 0.6,
    needs: ["use"],
    propose: (context) => {
      const { shape } = context;
      if (shape.kind !== "exists") return [];
      return termsOf(context, shape.binders[0]?.type ?? "")
        .slice(0, mostWitnesses)
        .map((term, at) => ({ text: `use ${term}`, extra: at * 0.1 }));
    },
    examples: {
      at: [{ goal: "a : ℕ\n⊢ ∃ n, n = a", text: "use a", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "library.choose",
    cost: 0.6,
    needs: ["choose"],
    propose: (context) =>
      context.facts.flatMap(({ name, shape }) =>
        shape.kind === "forall" && shape.binders.length === 1 && shape.body.startsWith("∃")
          ? [{ text: `choose ${freshHere(context, "f", "hf").join(" ")} using ${name}` }]
          : [],
      ),
    examples: {
      at: [
        {
          goal: "R : ℕ → ℕ → Prop\nh : ∀ (x : ℕ), ∃ y, R x y\n⊢ ∃ y, R 0 y",
          text: "choose f hf using h",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
];

/** What a negation can be pushed into. */
const quantified = /[∀∃∧∨→≤<]/u;

/** A negation pushed inwards, in the goal or in a fact. */
function pushed(tactic: string, { shape, facts }: GoalContext): readonly ProposedMove[] {
  const isPushed = (said: TermShape): boolean => said.kind === "not" && quantified.test(said.body);
  return [
    ...(isPushed(shape) ? [{ text: tactic }] : []),
    ...facts
      .filter((fact) => isPushed(fact.shape))
      .slice(0, mostFacts)
      .map(({ name }) => ({ text: `${tactic} at ${name}`, extra: 0.1 })),
  ];
}
