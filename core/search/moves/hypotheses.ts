import { lastPart } from "../../lean/names.ts";
import { evenNumbers } from "./exampleFiles.ts";
import { everythingApart, wholePattern } from "./factPatterns.ts";
import { freshHere, freshNames } from "./freshNames.ts";
import { branches } from "./goalSplits.ts";
import type { Fact, GoalContext, MoveRow, ProposedMove } from "./move.ts";
import { conclusionOf } from "./termShape.ts";

/** Its conclusion begins like the goal. */
const endsLikeGoal = -0.6;
const withChoice = 0.25;

/** Hypotheses taken apart by their form, and applied. */
export const hypothesisRows: readonly MoveRow[] = [
  {
    id: "hypothesis.both",
    cost: 0.3,
    propose: ofEachFact(({ name, shape }, context) =>
      shape.kind === "and" || shape.kind === "iff"
        ? [{ text: `obtain ⟨${freshHere(context, "h1", "h2").join(", ")}⟩ := ${name}` }]
        : [],
    ),
    examples: {
      at: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q", text: "obtain ⟨h1, h2⟩ := h" }],
      notAt: [{ goal: "p q : Prop\nh : p ∨ q\n⊢ q ∨ p" }],
    },
  },
  {
    id: "hypothesis.exists",
    cost: 0.3,
    propose: ofEachFact(({ name, shape }, context) => {
      if (shape.kind !== "exists") return [];
      const taken = new Set(context.locals.map((local) => local.name));
      const names = freshNames([...shape.binders.map((binder) => binder.name), "h"], taken);
      return [{ text: `obtain ⟨${names.join(", ")}⟩ := ${name}` }];
    }),
    examples: {
      at: [{ goal: "P : Nat → Prop\nn : Nat\nh : ∃ n, P n\n⊢ ∃ m, P m", text: "obtain ⟨n1, h1⟩ := h" }],
      notAt: [{ goal: "P : Nat → Prop\nh : ∀ (n : Nat), P n\n⊢ P 0" }],
    },
  },
  {
    id: "hypothesis.either",
    cost: 0.6,
    propose: ofEachFact(({ name, shape }) =>
      shape.kind === "or" ? [{ text: `cases ${name}`, tags: { split: true, arms: true } }] : [],
    ),
    examples: {
      at: [{ goal: "p q : Prop\nh : p ∨ q\n⊢ q ∨ p", text: "cases h" }],
      notAt: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q" }],
    },
  },
  {
    id: "hypothesis.apply_negation",
    cost: 1.6,
    propose: ofEachFact(({ name, shape }) => (shape.kind === "not" ? [{ text: `apply ${name}` }] : [])),
    examples: {
      at: [{ goal: "p : Prop\nh : ¬p\nhp : p\n⊢ False", text: "apply h" }],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p" }],
    },
  },
  {
    id: "hypothesis.cases",
    cost: 1.1,
    propose: ofEachFact((fact, context) =>
      isOfPredicate(fact, context) ? [{ text: `cases ${fact.name}`, tags: { split: true, arms: true } }] : [],
    ),
    examples: {
      at: [{ goal: "n : Nat\nh : Even (n + 2)\n⊢ Even n", text: "cases h", before: evenNumbers }],
      notAt: [{ goal: "n : Nat\nh : n = 0\n⊢ Even n", before: evenNumbers }],
    },
  },
  {
    id: "hypothesis.induction",
    cost: 1.2,
    propose: ofEachFact((fact, context) => (isOfPredicate(fact, context) ? [inductionOn(fact)] : [])),
    examples: {
      at: [{ goal: "n : Nat\nh : Even n\n⊢ n % 2 = 0", text: "induction h", before: evenNumbers }],
      notAt: [{ goal: "n : Nat\nh : n = 0\n⊢ Even n", before: evenNumbers }],
    },
  },
  {
    id: "hypothesis.induction_on_order",
    cost: 2,
    applies: ({ data }) => data.some((local) => local.isNumber),
    propose: ofEachFact((fact) =>
      fact.shape.kind === "relation" && /^[≤<]$/u.test(fact.shape.sign) ? [inductionOn(fact)] : [],
    ),
    examples: {
      at: [{ goal: "m n : Nat\nh : m ≤ n\n⊢ 2 ^ m ≤ 2 ^ n", text: "induction h" }],
      notAt: [{ goal: "m n : Nat\nh : m = n\n⊢ n = m" }, { goal: "f g : Nat → Nat\nh : f 0 < g 0\n⊢ f 0 ≤ g 0" }],
    },
  },
  {
    id: "hypothesis.split",
    cost: 0.9,
    propose: ofEachFact(({ name, type, shape }) =>
      branches.test(type) && isWhole(shape.kind) ? [{ text: `split at ${name}`, tags: { split: true } }] : [],
    ),
    examples: {
      at: [{ goal: "x y : Nat\nh : (if x ≤ y then x else y) = 0\n⊢ x * y = 0", text: "split at h" }],
      notAt: [
        { goal: "x y : Nat\n⊢ (if x ≤ y then x else y) ≤ x" },
        { goal: "x y : Nat\nh : (if x ≤ y then x else y) = 0 ∧ x = 1\n⊢ y = 0" },
      ],
    },
  },
  {
    id: "hypothesis.apply",
    cost: 1.5,
    propose: ofEachFact(({ name, type, shape }, { goal }) => {
      if (shape.kind !== "implies" && shape.kind !== "forall") return [];
      return [{ text: `apply ${name}`, extra: headOf(conclusionOf(type)) === headOf(goal.target) ? endsLikeGoal : 0 }];
    }),
    examples: {
      at: [{ goal: "p q : Prop\nh : p → q\nhp : p\n⊢ q", text: "apply h" }],
      notAt: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q" }],
    },
  },
  {
    id: "hypothesis.pattern",
    cost: 0.25,
    propose: ofEachFact((fact, context) =>
      wholePattern(fact, context).map(({ text, hasChoice }) => ({ text, extra: hasChoice ? withChoice : 0 })),
    ),
    examples: {
      at: [
        { goal: "n : Nat\nh : (∃ k, n = 2 * k) ∨ n = 1\n⊢ n ≠ 3", text: "rcases h with ⟨k, h1⟩ | h2" },
        { goal: "P Q : Nat → Prop\nh : ∃ x, P x ∧ ∃ y, Q y\n⊢ ∃ x, P x", text: "rcases h with ⟨x, h1, y, h2⟩" },
      ],
      notAt: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q" }],
    },
  },
  {
    id: "hypothesis.all_apart",
    cost: 0.2,
    propose: everythingApart,
    examples: {
      at: [
        {
          goal: "P Q : Nat → Prop\nh : ∃ x, P x\nk : ∃ y, Q y ∧ P y\n⊢ ∃ x, Q x",
          text: "obtain ⟨x, h1⟩ := h; obtain ⟨y, h2, h3⟩ := k",
        },
      ],
      notAt: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q" }],
    },
  },
];

function ofEachFact(
  propose: (fact: Fact, context: GoalContext) => readonly ProposedMove[],
): (context: GoalContext) => readonly ProposedMove[] {
  return (context) => context.facts.flatMap((fact) => propose(fact, context));
}

function inductionOn({ name }: Fact): ProposedMove {
  return { text: `induction ${name}`, tags: { induction: "plain", arms: true } };
}

/** A proof of an inductive predicate can be taken apart, and induction goes over how it was made. */
function isOfPredicate({ type, shape }: Fact, { relevant }: GoalContext): boolean {
  return shape.kind === "other" && relevant.inductives.some((entry) => lastPart(entry.name) === headOf(type));
}

/** A claim that has its branches in it and not in parts of its own. */
function isWhole(kind: Fact["shape"]["kind"]): boolean {
  return kind === "other" || kind === "relation" || kind === "forall" || kind === "implies";
}

function headOf(text: string): string {
  return lastPart(text.split(/\s/u)[0] ?? "");
}
