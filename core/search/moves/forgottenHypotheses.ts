import { nameLists } from "../nameLists.ts";
import type { GoalContext, Move } from "./move.ts";
import { inventionSource } from "./lemmaMoves.ts";
import { mentions } from "./termShape.ts";

const mostSubjects = 3;

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
  return equations.slice(-2).flatMap((fact) =>
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
