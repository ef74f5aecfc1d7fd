import { caseSplitRows } from "./caseSplits.ts";
import { doubling } from "./exampleFiles.ts";
import { functionRows } from "./functions.ts";
import { goalSplitRows } from "./goalSplits.ts";
import { hypothesisRows } from "./hypotheses.ts";
import { inductionRows } from "./inductions.ts";
import type { GoalContext, Move, MoveRow, ProposedMove } from "./move.ts";
import { rowMoves } from "./rowMoves.ts";

const nextFinisher = 0.2;
const mostFinishersOfCases = 3;
const mostInductions = 6;
const mostCases = 8;

/**
 * A step and what ends all that it leaves, in one text. A search gets there in two steps; where only one is asked for, this
 * is the shortest proof that there is.
 */
export const finishedRows: readonly MoveRow[] = [
  {
    id: "finished.introduction",
    cost: 0.6,
    applies: ({ goal, relevant }) => /^(?:∀|¬)|→|↔/u.test(goal.target) || relevant.definitions.length > 0,
    propose: ({ lists: { definitions, grindAll } }) =>
      inTurn([`intros; simp_all${definitions}`, `intros; grind${grindAll}`, "intros; omega"]),
    door: "suggest",
    examples: {
      at: [
        { goal: "p q : Prop\n⊢ p → q → p ∧ q", text: "intros; simp_all" },
        { goal: "n : Nat\n⊢ double (n + 1) = 2 + double n", text: "intros; grind [double]", before: doubling },
      ],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p" }],
    },
  },
  {
    id: "finished.both",
    cost: 0.8,
    applies: ({ shape }) => shape.kind === "and" || shape.kind === "iff",
    propose: () =>
      inTurn(["constructor <;> intros <;> simp_all", "constructor <;> intro h <;> grind", "constructor <;> omega"]),
    door: "suggest",
    examples: {
      at: [
        { goal: "a b : Nat\n⊢ a ≤ b ↔ ¬b < a", text: "constructor <;> omega" },
        { goal: "p q : Prop\n⊢ p ∧ q ↔ q ∧ p", text: "constructor <;> intros <;> simp_all" },
      ],
      notAt: [{ goal: "p q : Prop\nh : p\n⊢ p ∨ q" }],
    },
  },
  {
    id: "finished.negation",
    cost: 0.9,
    applies: ({ goal, shape }) => shape.kind === "not" || goal.target.endsWith("False"),
    propose: () => [{ text: "intro h; cases h <;> simp_all" }],
    door: "suggest",
    examples: {
      at: [{ goal: "p : Prop\n⊢ ¬(p ∧ ¬p)", text: "intro h; cases h <;> simp_all" }],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p" }],
    },
  },
  {
    id: "finished.exists",
    cost: 0.9,
    propose: ({ facts }) =>
      facts
        .filter(({ shape }) => shape.kind === "exists")
        .flatMap(({ name }) =>
          inTurn([`obtain ⟨w, hw⟩ := ${name}; grind`, `obtain ⟨w, hw⟩ := ${name}; intros; exact ⟨_, hw _⟩`]),
        ),
    door: "suggest",
    examples: {
      at: [{ goal: "P : Nat → Prop\nh : ∃ n, P n\n⊢ ∃ m, P m", text: "obtain ⟨w, hw⟩ := h; grind" }],
      notAt: [{ goal: "P : Nat → Prop\nh : ∀ (n : Nat), P n\n⊢ ∃ n, P n" }],
    },
  },
  {
    id: "finished.contradiction",
    cost: 1.4,
    propose: ({ lists: { definitions } }) => [{ text: `exact Classical.byContradiction (by simp_all${definitions})` }],
    door: "suggest",
    examples: {
      at: [{ goal: "p q : Prop\nh : ¬p → q\nk : ¬q\n⊢ p", text: "exact Classical.byContradiction (by simp_all)" }],
    },
  },
  {
    id: "finished.induction",
    cost: 0,
    propose: (context) => ended(inductions(context), finishers(context)),
    door: "suggest",
    examples: {
      at: [{ goal: "n : Nat\n⊢ double n = n + n", text: "induction n <;> grind [double]", before: doubling }],
      notAt: [{ goal: "α : Type\na b : α\nh : a = b\n⊢ b = a" }],
    },
  },
  {
    id: "finished.cases",
    cost: 0,
    propose: (context) => ended(cases(context), finishers(context).slice(0, mostFinishersOfCases)),
    door: "suggest",
    examples: {
      at: [{ goal: "p q : Prop\nh : p ∨ q\n⊢ q ∨ p", text: "cases h <;> simp_all" }],
      notAt: [{ goal: "α : Type\na b : α\nh : a = b\n⊢ b = a" }],
    },
  },
];

function inTurn(texts: readonly string[]): readonly ProposedMove[] {
  return texts.map((text, at) => ({ text, extra: at * nextFinisher }));
}

/** Each step with each finish: the steps in their order with the cheapest finish, then with the next one. */
function ended(moves: readonly Move[], finishes: readonly string[]): readonly ProposedMove[] {
  return finishes.flatMap((finish, at) =>
    moves.map(({ text, cost }) => ({ text: `${text} <;> ${finish}`, extra: cost + at * nextFinisher })),
  );
}

function inductions(context: GoalContext): readonly Move[] {
  return cheapest([...inductionRows, ...functionRows, ...hypothesisRows], context)
    .filter(({ tags }) => tags?.induction === "plain")
    .slice(0, mostInductions);
}

function cases(context: GoalContext): readonly Move[] {
  return cheapest([...hypothesisRows, ...caseSplitRows, ...inductionRows, ...functionRows, ...goalSplitRows], context)
    .filter(({ tags }) => tags?.split)
    .slice(0, mostCases);
}

function cheapest(rows: readonly MoveRow[], context: GoalContext): readonly Move[] {
  return rows.flatMap((row) => rowMoves(row, context)).toSorted((left, right) => left.cost - right.cost);
}

/** Tactics that close most of the goals that a split or an induction leaves, the cheaper first. */
function finishers({ lists: { definitions, withTheorems, grindAll }, relevant }: GoalContext): readonly string[] {
  const texts = [
    `simp_all${definitions}`,
    `grind${definitions}`,
    `grind${grindAll}`,
    `simp_all${withTheorems}`,
    `(simp_all${definitions} <;> omega)`,
    `(simp_all${definitions} <;> grind${grindAll})`,
    ...(relevant.inductives.some((entry) => entry.constructors.length > 0)
      ? ["(constructor <;> assumption)", "solve_by_elim"]
      : []),
  ];
  return [...new Set(texts)];
}
