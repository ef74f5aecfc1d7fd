import { lastPart } from "../../lean/names.ts";
import type { FileDeclaration } from "../fileNames.ts";
import { evenNumbers } from "./exampleFiles.ts";
import type { GoalContext, MoveRow } from "./move.ts";

const otherSide = 0.1;
/** Without a witness at hand, that there is none is what one can work with. */
const forWitness = -0.7;

/** Steps that the form of the goal asks for. */
export const goalSplitRows: readonly MoveRow[] = [
  {
    id: "goal.both",
    cost: 0.3,
    applies: ({ shape }) => shape.kind === "and" || shape.kind === "iff",
    propose: () => [{ text: "constructor" }],
    examples: {
      at: [
        { goal: "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q", text: "constructor" },
        { goal: "p q : Prop\nh : p ∧ q\n⊢ q ↔ p", text: "constructor" },
      ],
      notAt: [{ goal: "p q : Prop\nh : p\n⊢ p ∨ q" }],
    },
  },
  {
    id: "goal.either",
    cost: 1.1,
    applies: ({ shape }) => shape.kind === "or",
    propose: () => [{ text: "left" }, { text: "right", extra: otherSide }],
    examples: {
      at: [
        { goal: "p q : Prop\nh : p\n⊢ p ∨ q", text: "left" },
        { goal: "p q : Prop\nh : q\n⊢ p ∨ q", text: "right" },
      ],
      notAt: [{ goal: "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q" }],
    },
  },
  {
    id: "goal.split",
    cost: 0.6,
    applies: ({ goal }) => branches.test(goal.target),
    propose: () => [{ text: "split", tags: { split: true } }],
    examples: {
      at: [{ goal: "x y : Nat\n⊢ (if x ≤ y then x else y) ≤ x", text: "split" }],
      notAt: [{ goal: "x y : Nat\nh : (if x ≤ y then x else y) = 0\n⊢ x * y = 0" }],
    },
  },
  {
    id: "goal.funext",
    cost: 0.9,
    applies: (context) => isEquation(context) && /fun |∘/u.test(context.goal.target),
    propose: () => [{ text: "funext x" }],
    examples: {
      at: [{ goal: "f g : Nat → Nat\nh : ∀ (x : Nat), f x = g x\n⊢ (fun x => f x) = g", text: "funext x" }],
      notAt: [{ goal: "f g : Nat → Nat\nh : ∀ (x : Nat), f x = g x\n⊢ f = g" }],
    },
  },
  {
    id: "goal.ext",
    cost: 3,
    applies: isEquation,
    propose: () => [{ text: "ext" }],
    examples: {
      at: [{ goal: "a b : Nat × Nat\nh : a.fst = b.fst\nk : a.snd = b.snd\n⊢ a = b", text: "ext" }],
      notAt: [{ goal: "a b : Nat\n⊢ a ≤ a + b" }],
    },
  },
  {
    id: "goal.apply_constructor",
    cost: 1.2,
    propose: (context) => (predicateOf(context)?.constructors ?? []).map((name) => ({ text: `apply ${name}` })),
    examples: {
      at: [{ goal: "n : Nat\nh : Even n\n⊢ Even (n + 2)", text: "apply Even.step", before: evenNumbers }],
      notAt: [{ goal: "n : Nat\n⊢ n = n" }],
    },
  },
  {
    id: "goal.constructor",
    cost: 1.8,
    applies: (context) => context.shape.kind === "other" && !predicateOf(context),
    propose: () => [{ text: "constructor" }],
    examples: {
      at: [{ goal: "α : Type\na : α\n⊢ Nonempty α", text: "constructor" }],
      notAt: [{ goal: "⊢ Even 0", before: evenNumbers }, { goal: "p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q" }],
    },
  },
  {
    id: "goal.by_contradiction",
    cost: 2.3,
    propose: ({ shape }) => [
      { text: "apply Classical.byContradiction; intro hc", extra: shape.kind === "exists" ? forWitness : 0 },
    ],
    examples: { at: [{ goal: "p : Prop\nh : ¬¬p\n⊢ p", text: "apply Classical.byContradiction; intro hc" }] },
  },
];

/** Terms that `split` takes apart. */
export const branches = /\bif\b|\bmatch\b/u;

function isEquation({ shape }: GoalContext): boolean {
  return shape.kind === "relation" && shape.sign === "=";
}

/** The inductive predicate of the file that the goal is. */
export function predicateOf({ goal, relevant }: GoalContext): FileDeclaration | undefined {
  const head = lastPart(goal.target.split(/\s/u)[0] ?? "");
  return relevant.inductives.find((entry) => lastPart(entry.name) === head);
}
