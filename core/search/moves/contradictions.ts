import { mentions } from "../../lean/names.ts";
import { nameLists } from "../nameLists.ts";
import { freshNames } from "./freshNames.ts";
import type { GoalContext, Move } from "./move.ts";
import { asArgument } from "./termShape.ts";

const source = "contradiction";
const mostTerms = 4;
const mostSubjects = 2;

/** If the claim were false, no number would be the smallest of its kind: for hypotheses about a number. */
export function smallestCounterexamples(context: GoalContext): readonly Move[] {
  const { data, facts, goal, relevant, shape } = context;
  if (shape.kind === "relation" && shape.sign === "=") return [];
  const { definitions, grindAll } = nameLists(relevant);
  // A plain inequality is for arithmetic.
  const said = facts.filter((fact) => fact.shape.kind !== "relation");
  return data
    .filter((local) => local.type === "Nat" && said.some((fact) => mentions(fact.type, local.name)))
    .slice(-mostSubjects)
    .map(({ name }) => {
      const start = `${goal.target === "False" ? "" : "false_or_by_contra; "}induction ${name} using Nat.strongRecOn <;> grind`;
      return {
        text: `${start}${grindAll}`,
        source,
        cost: 1.3,
        variants: [start, `${start}${definitions}`],
        why: "no smallest counterexample",
      };
    });
}

/** For an existential: that none of the terms at hand is what is looked for, until that is absurd. */
export function refutedWitnesses(
  { shape, locals, relevant }: GoalContext,
  witnesses: readonly string[],
): readonly Move[] {
  if (shape.kind !== "exists" || shape.binders.length !== 1 || witnesses.length === 0) return [];
  const terms = witnesses.slice(0, mostTerms);
  const [none = "hn", ...names] = freshNames(
    ["hn", ...terms.map(() => "h")],
    new Set(locals.map((local) => local.name)),
  );
  const { grindAll } = nameLists(relevant);
  const said = (few: readonly string[]): string =>
    [
      `apply Classical.byContradiction; intro ${none}`,
      ...few.map((term, at) => `have ${names[at]} := not_exists.mp ${none} ${asArgument(term)}`),
      `grind${grindAll}`,
    ].join("; ");
  return [
    {
      text: said(terms),
      source,
      cost: 0.95,
      variants: [...terms.map((term) => said([term])), said(terms.slice(0, 2))],
      why: "one of the terms at hand must be it",
    },
  ];
}
