import type { Algebra } from "../algebra.ts";
import { algebraOf } from "../algebra.ts";
import type { Fact, GoalContext } from "../move.ts";
import type { TermShape } from "../termShape.ts";

/** A goal or fact that compares two terms. */
export interface Relation {
  readonly sign: string;
  readonly left: string;
  readonly right: string;
  /** Of the terms that are compared. */
  readonly algebra: Algebra;
}

export const orderSigns: ReadonlySet<string> = new Set(["<", "≤", ">", "≥"]);

/** The comparison that the goal states; undefined where it states none. */
export function goalRelation(context: GoalContext): Relation | undefined {
  return relationOf(context.shape, context);
}

function relationOf(shape: TermShape, context: GoalContext): Relation | undefined {
  if (shape.kind !== "relation") return undefined;
  const [left, right] = shape.sides;
  return { sign: shape.sign, left, right, algebra: algebraOf(`${left} , ${right}`, context) };
}

/** The facts that are comparisons with one of the signs. */
export function factsWith({ facts }: GoalContext, signs: ReadonlySet<string>): readonly Fact[] {
  return facts.filter(({ shape }) => shape.kind === "relation" && signs.has(shape.sign));
}

export const equality: ReadonlySet<string> = new Set(["="]);
export const comparisons: ReadonlySet<string> = new Set([...orderSigns, "=", "≠"]);

/** The latest of the hypotheses, the last one first: the likeliest to be meant. */
export function newest<Item>(items: readonly Item[], most: number): readonly Item[] {
  return items.slice(-most).toReversed();
}

/**
 * For rows that write what Lean has by itself and that pay only beside a library with its simp set, casts and types: a file
 * knows such a library by its tactic for numerals.
 */
export const besideLibrary = ["norm_num"] as const;
