import { mentions } from "../../lean/names.ts";
import { adding, inserting } from "./exampleFiles.ts";
import { freshHere } from "./freshNames.ts";
import type { Fact, GoalContext, MoveRow, ProposedMove } from "./move.ts";
import { compoundParts, firstApplication } from "./termShape.ts";

const mostSubjects = 3;
const mostEquations = 2;
const mostParts = 2;
const backwards = 0.4;

/** The induction hypothesis used once, before what is left is proved by an induction of its own. */
export const usedHypothesisRows: readonly MoveRow[] = [
  {
    id: "hypothesis.used_and_forgotten",
    cost: 0.9,
    propose: forgottenHypotheses,
    examples: {
      at: [
        {
          goal: "b n : Nat\nih : add n b = add b n\n⊢ add (n + 1) b = add b (n + 1)",
          text: "simp only [add]; rw [ih]; clear ih; induction b <;> grind [add]",
          before: adding,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ 0 + n = n" }],
    },
  },
  {
    id: "hypothesis.fertilise_ended",
    cost: 0.7,
    propose: ofEachFertilisation((text, { name, context: { lists } }) => {
      const whole = `${text}; induction ${name} <;> `;
      const ends = [`simp_all${lists.definitions}`, `grind${lists.definitions}`, `grind${lists.grindAll}`];
      return {
        text: `${whole}first | (${ends[0]}; done) | ${ends[2]}`,
        variants: ends.map((end) => `${whole}${end}`),
        tags: { several: true, generalises: true },
      };
    }),
    examples: {
      at: [
        {
          goal: "x : Nat\nxs : List Nat\nih : (ins 0 xs).sum = xs.sum\n⊢ (ins x (ins 0 xs)).sum = x + xs.sum",
          text: "rw [← ih]; generalize ins 0 xs = zs; induction zs <;> first | (simp_all [ins]; done) | grind [ins, ins_length]",
          before: inserting,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ 0 + n = n" }],
    },
  },
  {
    id: "hypothesis.fertilise",
    cost: 1.2,
    propose: ofEachFertilisation((text) => ({ text, tags: { generalises: true } })),
    examples: {
      at: [
        {
          goal: "x : Nat\nxs : List Nat\nih : ins x (ins x xs) = xs\n⊢ ins x (ins x (ins x xs)) = x :: xs",
          text: "conv => { rhs; rw [← ih] }; generalize ins x xs = zs",
          before: inserting,
        },
        {
          goal: "x : Nat\nxs : List Nat\nih : (ins 0 xs).sum = xs.sum\n⊢ (ins x (ins 0 xs)).sum = x + xs.sum",
          text: "rw [← ih]; generalize ins 0 xs = zs",
          before: inserting,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ 0 + n = n" }],
    },
  },
];

interface Generalised {
  /** The variable's name. */
  readonly name: string;
  readonly context: GoalContext;
}

/**
 * With `ih : (f xs).sum = xs.sum` and a goal about `g x (f xs)` and `xs.sum`: the induction hypothesis is used from right
 * to left, so that all is about `f xs`, which then becomes any list (Boyer and Moore's cross-fertilisation).
 */
function ofEachFertilisation(
  propose: (text: string, generalised: Generalised) => ProposedMove,
): (context: GoalContext) => readonly ProposedMove[] {
  const why = "the induction hypothesis used backwards, and the claim for any value";
  return (context) => {
    const [name] = freshHere(context, "zs");
    return context.facts
      .flatMap((fact) => fertilised(fact, context))
      .map(({ rewriting, part }) => `${rewriting}; generalize ${part} = ${name}`)
      .map((text) => ({ ...propose(text, { name, context }), why }));
  };
}

function fertilised(
  { name, shape }: Fact,
  { goal }: GoalContext,
): readonly { readonly rewriting: string; readonly part: string }[] {
  if (shape.kind !== "relation" || shape.sign !== "=" || !goal.target.includes(shape.sides[1])) return [];
  const [left, right] = shape.sides;
  const parts = compoundParts(left)
    .filter((part) => part !== right && goal.target.includes(part) && firstApplication(part)?.text === part)
    .slice(0, mostParts);
  // If the right side also stands in the part, as `xs` in `f (f xs)`, only the other side of the goal is rewritten.
  const isOneSided = left.includes(right) && goal.target.endsWith(right);
  const rewritings = [`rw [← ${name}]`, ...(isOneSided ? [`conv => { rhs; rw [← ${name}] }`] : [])];
  return parts.flatMap((part) => rewritings.map((rewriting) => ({ rewriting, part })));
}

/**
 * In the step of an induction, with `ih : f a b = f b a`: it is used once and forgotten, and what is left, such as
 * `s (f b a) = f b (s a)`, is a fact about the other argument that nobody stated, by an induction over that one. Kept, the
 * hypothesis would become a premise of the new induction's own.
 */
function forgottenHypotheses({ goal, facts, data, lists, shape }: GoalContext): readonly ProposedMove[] {
  if (shape.kind !== "relation") return [];
  const { definitions, grindAll } = lists;
  const unfold = definitions === "" ? "" : `simp only${definitions}; `;
  const others = data.filter((local) => local.isInductive && mentions(goal.target, local.name)).slice(0, mostSubjects);
  const equations = facts.filter(({ shape: said }) => said.kind === "relation" && said.sign === "=");
  return equations.slice(-mostEquations).flatMap((fact) =>
    others
      .filter(({ name }) => mentions(fact.type, name))
      .flatMap(({ name }) =>
        ["", "← "].map((direction, at) => {
          const text = `${unfold}rw [${direction}${fact.name}]; clear ${fact.name}; induction ${name} <;> grind`;
          return {
            text: `${text}${grindAll}`,
            extra: at * backwards,
            variants: [text, `${text}${definitions}`],
            why: "the induction hypothesis used once, and what is left by an induction over the other argument",
          };
        }),
      ),
  );
}
