import { mentions } from "../../lean/names.ts";
import { nameLists } from "../nameLists.ts";
import { freshNames } from "./freshNames.ts";
import { inventionSource } from "./lemmaMoves.ts";
import type { GoalContext, Move } from "./move.ts";
import { compoundParts, firstApplication } from "./termShape.ts";

const mostSubjects = 3;
const mostEquations = 2;

/**
 * With `ih : (f xs).sum = xs.sum` and a goal about `g x (f xs)` and `xs.sum`: the induction hypothesis is used from right
 * to left, so that all is about `f xs`, which then becomes any list (Boyer and Moore's cross-fertilisation).
 */
export function fertilisations(context: GoalContext): readonly Move[] {
  const { goal, facts, locals, relevant } = context;
  const name = freshNames(["zs"], new Set(locals.map((local) => local.name)))[0] ?? "zs";
  const { definitions, grindAll } = nameLists(relevant);
  const ends = [`(simp_all${definitions}; done)`, `grind${grindAll}`];
  const generalised = (rewriting: string, part: string): readonly Move[] => {
    const text = `${rewriting}; generalize ${part} = ${name}`;
    const whole = `${text}; induction ${name} <;> `;
    const why = "the induction hypothesis used backwards, and the claim for any value";
    return [
      {
        text: `${whole}first | ${ends.join(" | ")}`,
        source: inventionSource,
        cost: 0.7,
        variants: [`${whole}simp_all${definitions}`, `${whole}grind${definitions}`, `${whole}grind${grindAll}`],
        why,
      },
      { text, source: inventionSource, cost: 1.2, why },
    ];
  };
  return facts.flatMap((fact) => {
    const { shape } = fact;
    if (shape.kind !== "relation" || shape.sign !== "=" || !goal.target.includes(shape.sides[1])) return [];
    const [, right] = shape.sides;
    const parts = compoundParts(shape.sides[0]).filter(
      (part) => part !== right && goal.target.includes(part) && firstApplication(part)?.text === part,
    );
    // Where the parts stand for themselves too, as `xs` in `f (f xs)`, only the other side of the goal is rewritten.
    const backwards = [`rw [← ${fact.name}]`];
    if (shape.sides[0].includes(right) && goal.target.endsWith(right))
      backwards.push(`conv => { rhs; rw [← ${fact.name}] }`);
    return parts.slice(0, 2).flatMap((part) => backwards.flatMap((rewriting) => generalised(rewriting, part)));
  });
}

/**
 * In the step of an induction, with `ih : f a b = f b a`: it is used once and forgotten, and what is left, such as
 * `s (f b a) = f b (s a)`, is a fact about the other argument that nobody stated, by an induction over that one. Kept, the
 * hypothesis would become a premise of the new induction's own.
 */
export function forgottenHypotheses(context: GoalContext): readonly Move[] {
  const { goal, facts, data, relevant, shape } = context;
  if (shape.kind !== "relation") return [];
  const { definitions, grindAll } = nameLists(relevant);
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
            source: inventionSource,
            cost: 0.9 + at * 0.4,
            variants: [text, `${text}${definitions}`],
            why: "the induction hypothesis used once, and what is left by an induction over the other argument",
          };
        }),
      ),
  );
}
