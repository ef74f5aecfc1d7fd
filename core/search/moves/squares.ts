import { mentions } from "../../lean/names.ts";
import { nameLists } from "../nameLists.ts";
import { freshNames } from "./freshNames.ts";
import type { GoalContext, Move } from "./move.ts";

const source = "squares";
const mostVariables = 3;
/** Of which a factor is no plain number: `a * b`, `2 * a`, `(a - b) ^ 2`. */
const product = /[\p{L}\d)'] (?:\* [\p{L}(]|\^ 2)/u;

/** Inequalities between products: squares are not negative, and of two natural numbers one is the other and something. */
export function squareMoves(context: GoalContext): readonly Move[] {
  const { goal, shape, data } = context;
  if (shape.kind !== "relation" || !["≤", "<", "≥", ">"].includes(shape.sign)) return [];
  if (!product.test(goal.target)) return [];
  const variables = data.filter((local) => mentions(goal.target, local.name));
  const names = variables.map((local) => local.name);
  if (names.length < 1 || names.length > mostVariables) return [];
  if (variables.every((local) => local.type === "Int")) return ofDifferences(names, context);
  if (names.length === 2 && variables.every((local) => local.type === "Nat")) return ofTheLarger(names, context);
  return [];
}

function ofDifferences(names: readonly string[], { locals, relevant }: GoalContext): readonly Move[] {
  const pairs = names.flatMap((left, at) => names.slice(at + 1).map((right) => `(${left} - ${right})`));
  const [law = "hs", ...facts] = freshNames(
    ["hs", ...[...names, ...pairs].map(() => "h")],
    new Set(locals.map((local) => local.name)),
  );
  const proof =
    "fun x => (Int.le_total 0 x).elim (fun h => Int.mul_nonneg h h) (fun h => Int.mul_nonneg_of_nonpos_of_nonpos h h)";
  const at = (terms: readonly string[]): string =>
    [
      `have ${law} : ∀ x : Int, 0 ≤ x * x := ${proof}`,
      ...terms.map((term, place) => `have ${facts[place]} := ${law} ${term}`),
      `grind${nameLists(relevant).definitions}`,
    ].join("; ");
  const few = pairs.length > 0 ? [at(pairs)] : [];
  return [{ text: at([...pairs, ...names]), source, cost: 0.9, variants: few, why: "squares are not negative" }];
}

function ofTheLarger(names: readonly string[], { locals, relevant }: GoalContext): readonly Move[] {
  const [left = "", right = ""] = names;
  const [order = "h", rest = "d"] = freshNames(["h", "d"], new Set(locals.map((local) => local.name)));
  const split = `rcases Nat.le_total ${left} ${right} with ${order} | ${order} <;> obtain ⟨${rest}, rfl⟩ := Nat.exists_eq_add_of_le ${order}`;
  return [
    {
      text: `${split} <;> grind${nameLists(relevant).definitions}`,
      source,
      cost: 1.1,
      why: "the larger number is the smaller one and something",
    },
  ];
}
