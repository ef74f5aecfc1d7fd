import { lastPart } from "../../lean/names.ts";
import type { FileDeclaration } from "../fileNames.ts";
import { doubling, inserting, twice } from "./exampleFiles.ts";
import type { Fact, GoalContext, MoveRow, ProposedMove } from "./move.ts";
import { applications, asArgument, conclusionOf, shapeOf } from "./termShape.ts";

const backwards = 0.4;
const unfoldedBackwards = 0.2;
const eachLater = 0.1;
const otherHead = 0.4;
const backwardsByTheorem = 0.6;
const applyToEquation = 0.4;
const mostTheorems = 6;

/** Rewriting by hypotheses, in both directions, and with the arguments that the goal gives to the same function. */
export const rewritingRows: readonly MoveRow[] = [
  {
    id: "rewrite.hypothesis",
    cost: 1.2,
    propose: ofEachEquation(({ name }) => [{ text: `rw [${name}]` }, { text: `rw [← ${name}]`, extra: backwards }]),
    examples: {
      at: [
        { goal: "a b c : Nat\nh : a = b\n⊢ b + c = a + c", text: "rw [h]" },
        { goal: "f : Nat → Nat\nh : ∀ (x : Nat), x = f x\na : Nat\n⊢ f a = a", text: "rw [← h]" },
      ],
      notAt: [{ goal: "a b : Nat\nh : a < b\n⊢ a ≤ b" }],
    },
  },
  {
    id: "rewrite.unfolded",
    cost: 1.5,
    propose: ofEachEquation(({ name }, { unfold }) =>
      unfold === ""
        ? []
        : [{ text: `${unfold}rw [${name}]` }, { text: `${unfold}rw [← ${name}]`, extra: unfoldedBackwards }],
    ),
    examples: {
      at: [
        {
          goal: "n : Nat\nih : double n = n + n\n⊢ double (n + 1) = n + n + 2",
          text: "simp only [double]; rw [ih]",
          before: doubling,
        },
      ],
      notAt: [
        { goal: "a b c : Nat\nh : a = b\n⊢ b + c = a + c" },
        { goal: "n : Nat\n⊢ double n = n + n", before: doubling },
      ],
    },
  },
  {
    id: "rewrite.simp_instances",
    cost: 1.5,
    propose: ofEachEquation((fact, { context, unfold }) =>
      instancesIn(fact, context).map((list) => ({ text: `${unfold}simp [${list}]` })),
    ),
    examples: {
      at: [
        {
          goal: "f : Nat → Nat\nh : ∀ (x : Nat), f x = 0\na : Nat\n⊢ f a + f (a + 1) = 0",
          text: "simp [h a, h (a + 1)]",
        },
      ],
      notAt: [{ goal: "f : Nat → Nat\nh : ∀ (x y : Nat), f x = f y\na : Nat\n⊢ f a = f 0" }],
    },
  },
  {
    id: "rewrite.instances",
    cost: 1.6,
    propose: ofEachEquation((fact, { context, unfold }) =>
      unfold === "" ? [] : instancesIn(fact, context).map((list) => ({ text: `${unfold}rw [${list}]` })),
    ),
    examples: {
      at: [
        {
          goal: "f : Nat → Nat\nh : ∀ (x : Nat), f x = x\na : Nat\n⊢ twice f a = f a",
          text: "simp only [twice]; rw [h a]",
          before: twice,
        },
      ],
      notAt: [{ goal: "f : Nat → Nat\nh : ∀ (x : Nat), f x = 0\na : Nat\n⊢ f a + f (a + 1) = 0" }],
    },
  },
  {
    // Theorems that were proved earlier in the same file, the nearest first.
    id: "file.rewrite",
    cost: 1.1,
    applies: ({ goal }) => /[=↔]/u.test(goal.target),
    propose: (context) =>
      nearTheorems(context).flatMap(({ name, extra }) => [
        { text: `rw [${name}]`, extra },
        { text: `rw [← ${name}]`, extra: extra + backwardsByTheorem },
      ]),
    examples: {
      at: [
        {
          goal: "x : Nat\nxs : List Nat\n⊢ (ins x xs).length = 1 + xs.length",
          text: "rw [ins_length]",
          before: inserting,
        },
      ],
      notAt: [
        { goal: "n : Nat\n⊢ double n = n + n", before: doubling },
        { goal: "x : Nat\nxs : List Nat\n⊢ 0 < (ins x xs).length", before: inserting },
      ],
    },
  },
  {
    id: "file.apply",
    cost: 1.1,
    propose: (context) => {
      const later = /[=↔]/u.test(context.goal.target) ? applyToEquation : 0;
      return nearTheorems(context).map(({ name, extra }) => ({ text: `apply ${name}`, extra: extra + later }));
    },
    examples: {
      at: [
        {
          goal: "x : Nat\nxs : List Nat\n⊢ (ins x xs).length = xs.length + 1",
          text: "apply ins_length",
          before: inserting,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ double n = n + n", before: doubling }],
    },
  },
];

interface Rewriting {
  readonly context: GoalContext;
  /** Writes the file's functions out first; nothing where the goal has none. */
  readonly unfold: string;
}

function ofEachEquation(
  propose: (fact: Fact, rewriting: Rewriting) => readonly ProposedMove[],
): (context: GoalContext) => readonly ProposedMove[] {
  return (context) => {
    const { definitions } = context.lists;
    const unfold = definitions === "" ? "" : `simp only${definitions}; `;
    return context.facts.filter(isEquation).flatMap((fact) => propose(fact, { context, unfold }));
  };
}

function isEquation({ type }: Fact): boolean {
  const shape = shapeOf(conclusionOf(type));
  return shape.kind === "iff" || (shape.kind === "relation" && shape.sign === "=");
}

function nearTheorems({ relevant, goal }: GoalContext): readonly { readonly name: string; readonly extra: number }[] {
  return relevant.theorems.slice(0, mostTheorems).map((theorem, at) => ({
    name: theorem.name,
    extra: at * eachLater + (sharesHead(theorem, goal.target) ? 0 : otherHead),
  }));
}

/** `∀ acc, f xs acc = ..` in a goal that has `f xs (x :: acc)` and `f xs [x]`: these two as arguments. */
function instancesIn({ name, shape }: Fact, { goal }: GoalContext): readonly string[] {
  if (shape.kind !== "forall" || shape.binders.length !== 1) return [];
  const variable = shape.binders[0]?.name ?? "";
  const [pattern] = applications(shape.body).filter((application) => application.args.includes(variable));
  if (!pattern) return [];
  const at = pattern.args.indexOf(variable);
  const found = applications(goal.target)
    .filter((application) => lastPart(application.head) === lastPart(pattern.head))
    .flatMap((application) => application.args.slice(at, at + 1).map(asArgument));
  const args = [...new Set(found)].slice(0, 3);
  return args.length === 0 ? [] : [args.map((argument) => `${name} ${argument}`).join(", ")];
}

function sharesHead({ mentions }: FileDeclaration, target: string): boolean {
  const head = lastPart(target.split(/[\s(]/u).find((word) => word !== "") ?? "");
  return mentions.has(head);
}
