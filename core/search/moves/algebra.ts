import { codeTokens } from "../../lean/tokens.ts";
import type { GoalContext } from "./move.ts";

/** The properties of a type on which a decision procedure depends. */
export type Trait =
  | "order"
  | "ring"
  | "commutative"
  | "field"
  /** Natural numbers or integers. */
  | "whole"
  | "additive"
  | "multiplicative"
  | "module";

/** The type of a term, and what is known of it. */
export interface Algebra {
  /** Undefined where the goal's text does not show it. */
  readonly type: string | undefined;
  /** Empty for a type that nothing is known of. */
  readonly traits: ReadonlySet<Trait>;
}

const orderedField: readonly Trait[] = ["order", "ring", "commutative", "field"];
const commutativeRing: readonly Trait[] = ["ring", "commutative"];

/** By the first word of a type. */
const ofTypes: Readonly<Record<string, readonly Trait[]>> = {
  Nat: ["order", "ring", "commutative", "whole"],
  Int: ["order", "ring", "commutative", "whole"],
  Fin: ["order"],
  ℚ: orderedField,
  Rat: orderedField,
  ℝ: orderedField,
  Real: orderedField,
  "ℝ≥0": orderedField,
  NNReal: orderedField,
  "ℝ≥0∞": ["order", "ring", "commutative"],
  ENNReal: ["order", "ring", "commutative"],
  EReal: ["order"],
  ℂ: ["ring", "commutative", "field"],
  Complex: ["ring", "commutative", "field"],
  ZMod: commutativeRing,
  Polynomial: commutativeRing,
  Matrix: ["ring"],
};

/** By the class of an instance; those of Mathlib, and of Lean's own library where a file has no other. */
const ofClasses: Readonly<Record<string, readonly Trait[]>> = {
  Field: ["ring", "commutative", "field"],
  NormedField: ["ring", "commutative", "field"],
  NontriviallyNormedField: ["ring", "commutative", "field"],
  RCLike: ["ring", "commutative", "field"],
  DivisionRing: ["ring", "field"],
  LinearOrderedField: orderedField,
  LinearOrderedCommRing: ["order", "ring", "commutative"],
  CommRing: commutativeRing,
  CommSemiring: commutativeRing,
  NormedCommRing: commutativeRing,
  Ring: ["ring"],
  Semiring: ["ring"],
  AddCommGroup: ["additive"],
  AddCommMonoid: ["additive"],
  AddGroup: ["additive"],
  NormedAddCommGroup: ["additive"],
  SeminormedAddCommGroup: ["additive"],
  Group: ["multiplicative"],
  CommGroup: ["multiplicative"],
  LinearOrder: ["order"],
  PartialOrder: ["order"],
  Preorder: ["order"],
  Lattice: ["order"],
  Module: ["module"],
  NormedSpace: ["module"],
  InnerProductSpace: ["module"],
};

/** What can be told of the value of a term, from the hypotheses that it mentions. */
export function algebraOf(term: string, context: GoalContext): Algebra {
  const type = valueType(term, context);
  if (type === undefined) return { type, traits: new Set() };
  const head = firstWord(type);
  const known = ofTypes[head];
  return { type, traits: new Set(known ?? traitsOfInstances(type, context)) };
}

function traitsOfInstances(type: string, { goal }: GoalContext): readonly Trait[] {
  return goal.hypotheses
    .filter((hypothesis) => hypothesis.type.split(/[\s()]+/u).includes(type))
    .flatMap((hypothesis) => ofClasses[firstWord(hypothesis.type).split(".").at(-1) ?? ""] ?? []);
}

/** `2 + f x` with `f : T → ℝ`: `ℝ`. The first local that is not cast or an argument decides, unless the type is written. */
function valueType(term: string, { locals }: GoalContext): string | undefined {
  const written = /: (?<type>[^():]+)\)/u.exec(term)?.groups?.["type"];
  if (written !== undefined) return written.trim();
  const types = new Map(locals.map((local) => [local.name, local.type]));
  const tokens = codeTokens(term);
  for (const [at, token] of tokens.entries()) {
    const type = types.get(token.text);
    const before = tokens[at - 1];
    const isCast = before?.text === "↑" || (before?.text === "(" && tokens[at - 2]?.text === "↑");
    const isArgument = before?.kind === "identifier" && before.end < token.start;
    if (type === undefined || /^(?:Type|Sort|Prop)\b/u.test(type) || isCast || isArgument) continue;
    const isApplied = tokens[at + 1]?.kind === "identifier" || tokens[at + 1]?.text === "(";
    return type.includes("→") && isApplied ? type.split("→").at(-1)?.trim() : type;
  }
  return /√|‖|\bπ\b|Real\./u.test(term) ? "ℝ" : undefined;
}

function firstWord(type: string): string {
  return /^[^\s({[]+/u.exec(type.trim())?.[0] ?? "";
}
