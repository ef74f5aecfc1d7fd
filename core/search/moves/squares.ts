import { mentions } from "../../lean/names.ts";
import { freshHere, freshNames } from "./freshNames.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";

const mostVariables = 3;
/** Of which a factor is no plain number: `a * b`, `2 * a`, `(a - b) ^ 2`. */
const product = /[\p{L}\d)'] (?:\* [\p{L}(]|\^ 2)/u;

/** Inequalities between products: squares are not negative, and of two natural numbers one is the other and something. */
export const squareRows: readonly MoveRow[] = [
  {
    id: "squares.differences",
    cost: 0.9,
    propose: ofVariables("Int", ofDifferences),
    examples: {
      at: [
        {
          goal: "a b : Int\n⊢ 2 * a * b ≤ a * a + b * b",
          text: [
            "have hs : ∀ x : Int, 0 ≤ x * x := fun x => (Int.le_total 0 x).elim (fun h => Int.mul_nonneg h h) (fun h => Int.mul_nonneg_of_nonpos_of_nonpos h h)",
            "have h := hs (a - b)",
            "have h1 := hs a",
            "have h2 := hs b",
            "grind",
          ].join("; "),
        },
      ],
      notAt: [{ goal: "a b : Nat\n⊢ 2 * a * b ≤ a * a + b * b" }, { goal: "a b : Int\nh : a < b\n⊢ a ≤ b" }],
    },
  },
  {
    id: "squares.the_larger",
    cost: 1.1,
    propose: ofVariables("Nat", ofTheLarger),
    examples: {
      at: [
        {
          goal: "a b : Nat\n⊢ 2 * a * b ≤ a * a + b * b",
          text: "rcases Nat.le_total a b with h | h <;> obtain ⟨d, rfl⟩ := Nat.exists_eq_add_of_le h <;> grind",
        },
      ],
      notAt: [{ goal: "a b : Int\n⊢ 2 * a * b ≤ a * a + b * b" }, { goal: "a b c : Nat\n⊢ a * b ≤ a * b + c" }],
    },
  },
];

type Propose = (names: readonly string[], context: GoalContext) => readonly ProposedMove[];

/** For an inequality that has a product in it, and few variables, all of the type. */
function ofVariables(type: "Int" | "Nat", propose: Propose): MoveRow["propose"] {
  return (context) => {
    const { goal, shape, data } = context;
    if (shape.kind !== "relation" || !["≤", "<", "≥", ">"].includes(shape.sign)) return [];
    if (!product.test(goal.target)) return [];
    const variables = data.filter((local) => mentions(goal.target, local.name));
    if (variables.length < 1 || variables.length > mostVariables) return [];
    if (!variables.every((local) => local.type === type)) return [];
    return propose(
      variables.map((local) => local.name),
      context,
    );
  };
}

function ofDifferences(names: readonly string[], { locals, lists }: GoalContext): readonly ProposedMove[] {
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
      `grind${lists.definitions}`,
    ].join("; ");
  const few = pairs.length > 0 ? [at(pairs)] : [];
  return [{ text: at([...pairs, ...names]), variants: few, why: "squares are not negative" }];
}

function ofTheLarger(names: readonly string[], context: GoalContext): readonly ProposedMove[] {
  const [left, right, more] = names;
  if (left === undefined || right === undefined || more !== undefined) return [];
  const [order, rest] = freshHere(context, "h", "d");
  const split = `rcases Nat.le_total ${left} ${right} with ${order} | ${order} <;> obtain ⟨${rest}, rfl⟩ := Nat.exists_eq_add_of_le ${order}`;
  return [
    {
      text: `${split} <;> grind${context.lists.definitions}`,
      why: "the larger number is the smaller one and something",
    },
  ];
}
