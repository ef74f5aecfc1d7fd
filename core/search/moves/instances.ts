import { freshNames } from "./freshNames.ts";
import type { Fact, GoalContext, Move } from "./move.ts";
import { applications, asArgument, firstApplication, shapeOf, stripBrackets } from "./termShape.ts";

/** Hypotheses applied to terms at hand: instances for `grind`, functions compared at a point, and the diagonal. */
export function instanceMoves(context: GoalContext): readonly Move[] {
  return [
    ...instantiations(context),
    ...context.facts.flatMap((fact) => pointwise(fact, context)),
    ...context.facts.flatMap((fact) => specialisations(fact, context)),
  ];
}

const source = "instances";
const mostInstances = 10;
const mostPoints = 4;

/**
 * `grind` matches hypotheses against terms that are there, so a law like `e * a = a` helps only once `e * t` stands
 * somewhere. Laws that give their variable back are put to the sides of the goal and its compound parts, laws that give
 * a constant to the arguments that occur.
 */
function instantiations(context: GoalContext): readonly Move[] {
  const laws = context.facts.filter(
    ({ shape }) => shape.kind === "forall" && isOneVariableLaw(shape.body, shape.binders),
  );
  if (laws.length === 0 || context.shape.kind !== "relation") return [];
  const equations = context.facts.filter(({ shape }) => shape.kind === "relation");
  const sides = context.shape.sides
    .flatMap((side) => [side, ...argumentsIn(side)])
    .filter((term) => isTerm(term, context));
  const inFacts = equations.flatMap((fact) => argumentsIn(fact.type)).filter((term) => isTerm(term, context));
  const giving = laws.filter((law) => givesBack(law));
  const constant = laws.filter((law) => !giving.includes(law));
  const compound = sides.filter((term) => /\s/u.test(term));
  const forGiving = compound.length > 0 ? compound : sides;
  const forConstant = [...sides, ...inFacts].filter((term) => compound.length > 0 || !sides.includes(term));
  const few = [...instancesOf(giving, forGiving), ...instancesOf(constant, forConstant)];
  const many = instancesOf(laws, [...sides, ...inFacts]);
  return [few, many]
    .filter((list) => list.length > 0)
    .map((instances, at) => ({
      text: withInstances(instances.slice(0, mostInstances), context),
      source,
      cost: 1 + at * 0.8,
      variants: fewerInstances(instances.slice(0, mostInstances), context),
      why: "laws at the terms that the goal is about",
    }));
}

function isOneVariableLaw(body: string, binders: readonly unknown[]): boolean {
  const shape = shapeOf(body);
  return binders.length === 1 && shape.kind === "relation";
}

/** `∀ a, e * a = a`. */
function givesBack({ shape }: Fact): boolean {
  if (shape.kind !== "forall") return false;
  const body = shapeOf(shape.body);
  return body.kind === "relation" && body.sides[1] === shape.binders[0]?.name;
}

function instancesOf(laws: readonly Fact[], terms: readonly string[]): readonly string[] {
  return [...new Set(terms)].flatMap((term) => laws.map((law) => `${law.name} ${asArgument(term)}`));
}

function argumentsIn(text: string): readonly string[] {
  return applications(text).flatMap((application) => application.args.map(stripBrackets));
}

/** Made of locals alone, and something that a law may be about. */
function isTerm(term: string, { data }: GoalContext): boolean {
  const own = new Set(data.map((local) => local.name));
  const inside = words(term).filter((word) => word !== "");
  const [first = ""] = inside;
  const isFunction = data.find((local) => local.name === first)?.type.includes("→") ?? false;
  return inside.length > 0 && inside.every((word) => own.has(word)) && (inside.length > 1 || !isFunction);
}

function words(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}_'₀-₉]+/u);
}

/** The instances under names that nothing has yet: a variant must not hide what the context calls so. */
function withInstances(instances: readonly string[], { locals }: GoalContext): string {
  const names = freshNames(
    instances.map((_, at) => `i${at + 1}`),
    new Set(locals.map((local) => local.name)),
  );
  return [...instances.map((term, at) => `have ${names[at]} := ${term}`), "grind"].join("; ");
}

function fewerInstances(instances: readonly string[], context: GoalContext): readonly string[] {
  const pairs = instances.flatMap((one, at) => instances.slice(at + 1).map((two) => [one, two]));
  const without = instances.map((_, at) => instances.filter((__, other) => other !== at));
  return [[], ...instances.map((one) => [one]), ...pairs.slice(0, 40), ...without].map((list) =>
    withInstances(list, context),
  );
}

/** `f = g` between functions says `f x = g x` for each `x` at hand; `a = b` says `f a = f b` for the operations at hand. */
function pointwise({ name, shape }: Fact, context: GoalContext): readonly Move[] {
  if (shape.kind !== "relation" || shape.sign !== "=") return [];
  const fresh = freshNames(["hp"], new Set(context.locals.map((local) => local.name)))[0] ?? "hp";
  const isOfFunctions = shape.sides.some((side) => side.startsWith("fun ")) || isFunction(shape.sides[0], context);
  const points = context.data.filter((local) => !local.type.includes("→")).slice(-4);
  if (isOfFunctions)
    return points.map((point) => ({
      text: `have ${fresh} := congrFun ${name} ${point.name}; grind`,
      source,
      cost: 0.6,
      variants: [`have ${fresh} := congrFun ${name} ${point.name}; simp at ${fresh}`],
    }));
  return [];
}

function isFunction(side: string, { data }: GoalContext): boolean {
  const [head = "", ...args] = side.split(/\s+/u);
  const arrows = data.find((local) => local.name === head)?.type.split("→").length ?? 1;
  return arrows - 1 > args.length;
}

/** A universal hypothesis at the terms at hand, and at a diagonal where it speaks of all functions. */
function specialisations({ name, shape }: Fact, context: GoalContext): readonly Move[] {
  if (shape.kind !== "forall") return [];
  const [first] = shape.binders;
  const fresh = freshNames(["hs"], new Set(context.locals.map((local) => local.name)))[0] ?? "hs";
  const have = (term: string, cost: number): Move => ({
    text: `have ${fresh} := ${name} ${asArgument(term)}`,
    source,
    cost,
  });
  if (first?.type.includes("→")) return diagonals(context).map((term) => have(term, 0.4));
  const alike = context.data.filter((local) => first?.type === "" || local.type === first?.type);
  if (shape.binders.length === 1 && shapeOf(shape.body).kind === "exists")
    return alike
      .slice(-mostPoints)
      .toReversed()
      .map((local, at) => chosen({ name, shape }, local.name, { context, cost: 0.4 + at * 0.3 }));
  return alike.slice(0, 3).map((local) => have(local.name, isEquation(shape.body) ? 3 : 1.8));
}

interface Choosing {
  readonly context: GoalContext;
  readonly cost: number;
}

/** `∀ y, ∃ x, P x y` at a point gives an `x` to go on with; what came into the context last is asked about first. */
function chosen({ name, shape }: Pick<Fact, "name" | "shape">, point: string, { context, cost }: Choosing): Move {
  const body = shape.kind === "forall" ? shapeOf(shape.body) : shape;
  const binders = body.kind === "exists" ? body.binders.map((binder) => binder.name) : [];
  const names = freshNames([...binders, "hs"], new Set(context.locals.map((local) => local.name)));
  return { text: `obtain ⟨${names.join(", ")}⟩ := ${name} ${asArgument(point)}`, source, cost };
}

function isEquation(body: string): boolean {
  return shapeOf(body).kind === "relation";
}

/** For a binary `f` on one type, the function that differs from every row of it. */
export function diagonals({ data }: GoalContext): readonly string[] {
  return data.flatMap(({ name, type }) => {
    const [left = "", right = "", result = "", more] = type.split("→").map((part) => part.trim());
    if (more !== undefined || left !== right || left === "") return [];
    if (result === "Prop") return [`fun x => ¬${name} x x`];
    if (result === "Bool") return [`fun x => !${name} x x`];
    return result === "Nat" ? [`fun x => ${name} x x + 1`] : [];
  });
}

/** Where the goal is an equation between applications of a function at hand, its arguments may be equal. */
export function congruenceMoves({ shape }: GoalContext): readonly Move[] {
  if (shape.kind !== "relation" || shape.sign !== "=") return [];
  const [left, right] = shape.sides.map(firstApplication);
  return left && right && left.head === right.head ? [{ text: "congr 1", source, cost: 1.8 }] : [];
}
