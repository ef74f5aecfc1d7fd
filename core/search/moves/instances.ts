import { freshHere, freshNames } from "./freshNames.ts";
import type { Fact, GoalContext, MoveRow, ProposedMove } from "./move.ts";
import type { Binder, TermShape } from "./termShape.ts";
import { applications, asArgument, firstApplication, shapeOf, stripBrackets } from "./termShape.ts";

const mostInstances = 10;
const mostPoints = 4;
const mostPairs = 40;
const mostSpecialised = 3;
const manyInstances = 0.8;
const eachEarlier = 0.3;
/** An equation at a point says little that rewriting would not find. */
const ofEquation = 1.2;

/** Hypotheses applied to terms at hand: instances for `grind`, functions compared at a point, and the diagonal. */
export const instanceRows: readonly MoveRow[] = [
  {
    id: "instances.laws",
    cost: 1,
    propose: instantiations,
    examples: {
      at: [
        {
          goal: "G : Type\nmul : G → G → G\ne : G\none_mul : ∀ (a : G), mul e a = a\nb c : G\nh : mul e b = mul e c\n⊢ b = c",
          text: "have i1 := one_mul b; have i2 := one_mul c; grind",
        },
      ],
      notAt: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q" }, { goal: "a b : Nat\nh : a = b\n⊢ b = a" }],
    },
  },
  {
    id: "instances.pointwise",
    cost: 0.6,
    propose: (context) => context.facts.flatMap((fact) => pointwise(fact, context)),
    examples: {
      at: [{ goal: "f g : Nat → Nat\nh : f = g\na : Nat\n⊢ f a = g a", text: "have hp := congrFun h a; grind" }],
      notAt: [{ goal: "a b : Nat\nh : a = b\n⊢ b = a" }],
    },
  },
  {
    id: "instances.diagonal",
    cost: 0.4,
    propose: ofEachUniversal(({ name, binders: [first] }, context) =>
      first.type.includes("→") ? diagonals(context).map((term) => specialised(name, term, context)) : [],
    ),
    examples: {
      at: [
        {
          goal: "α : Type\nf : α → α → Prop\nh : ∀ (S : α → Prop), ∃ x, f x = S\n⊢ False",
          text: "have hs := h (fun x => ¬f x x)",
        },
      ],
      notAt: [{ goal: "P : Nat → Prop\nh : ∀ (n : Nat), P n\na : Nat\n⊢ P a" }],
    },
  },
  {
    id: "instances.choose",
    cost: 0.4,
    propose: ofEachUniversal((fact, context) =>
      hasChoice(fact)
        ? alike(fact, context)
            .slice(-mostPoints)
            .toReversed()
            .map((local, at) => ({ text: chosen(fact, local.name, context), extra: at * eachEarlier }))
        : [],
    ),
    examples: {
      at: [
        {
          goal: "R : Nat → Nat → Prop\nh : ∀ (x : Nat), ∃ y, R x y\na : Nat\n⊢ ∃ y, R a y",
          text: "obtain ⟨y, hs⟩ := h a",
        },
      ],
      notAt: [{ goal: "P : Nat → Prop\nh : ∀ (n : Nat), P n\na : Nat\n⊢ P a" }],
    },
  },
  {
    id: "instances.specialize",
    cost: 1.8,
    propose: ofEachUniversal((fact, context) => {
      if (fact.binders[0].type.includes("→") || hasChoice(fact)) return [];
      const extra = fact.body.kind === "relation" ? ofEquation : 0;
      return alike(fact, context)
        .slice(0, mostSpecialised)
        .map((local) => ({ ...specialised(fact.name, local.name, context), extra }));
    }),
    examples: {
      at: [{ goal: "P : Nat → Prop\nh : ∀ (n : Nat), P n\na : Nat\n⊢ P a", text: "have hs := h a" }],
      notAt: [{ goal: "R : Nat → Nat → Prop\nh : ∀ (x : Nat), ∃ y, R x y\na : Nat\n⊢ ∃ y, R a y" }],
    },
  },
];

/** For an equation between two applications of one function: its arguments may be equal. */
export const congruenceRow: MoveRow = {
  id: "goal.congr",
  cost: 1.8,
  applies: ({ shape }) => {
    if (shape.kind !== "relation" || shape.sign !== "=") return false;
    const [left, right] = shape.sides.map(firstApplication);
    return left !== undefined && left.head === right?.head;
  },
  propose: () => [{ text: "congr 1" }],
  examples: {
    at: [{ goal: "f : Nat → Nat\na b : Nat\nh : a = b\n⊢ f a = f b", text: "congr 1" }],
    notAt: [{ goal: "f g : Nat → Nat\na : Nat\nh : f = g\n⊢ f a = g a" }],
  },
};

/**
 * `grind` matches hypotheses against terms that are there, so a law like `e * a = a` helps only once `e * t` stands
 * somewhere. Laws that give their variable back are put to the sides of the goal and its compound parts, laws that give
 * a constant to the arguments that occur.
 */
function instantiations(context: GoalContext): readonly ProposedMove[] {
  const laws = context.facts.filter(
    ({ shape }) => shape.kind === "forall" && isOneVariableLaw(shape.body, shape.binders),
  );
  if (laws.length === 0 || context.shape.kind !== "relation") return [];
  const sides = context.shape.sides
    .flatMap((side) => [side, ...argumentsIn(side)])
    .filter((term) => isTerm(term, context));
  const inFacts = context.facts
    .filter(({ shape }) => shape.kind === "relation")
    .flatMap((fact) => argumentsIn(fact.type))
    .filter((term) => isTerm(term, context));
  return [fewInstances(laws, sides, inFacts), instancesOf(laws, [...sides, ...inFacts])]
    .filter((list) => list.length > 0)
    .map((instances, at) => ({
      text: withInstances(instances.slice(0, mostInstances), context),
      extra: at * manyInstances,
      variants: fewerInstances(instances.slice(0, mostInstances), context),
      why: "laws at the terms that the goal is about",
    }));
}

/** The likeliest: each kind of law at the terms for which it says something new. */
function fewInstances(laws: readonly Fact[], sides: readonly string[], inFacts: readonly string[]): readonly string[] {
  const giving = laws.filter(givesBack);
  const constant = laws.filter((law) => !giving.includes(law));
  const compound = sides.filter((term) => /\s/u.test(term));
  const forGiving = compound.length > 0 ? compound : sides;
  const forConstant = [...sides, ...inFacts].filter((term) => compound.length > 0 || !sides.includes(term));
  return [...instancesOf(giving, forGiving), ...instancesOf(constant, forConstant)];
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
  const inside = term.split(/[^\p{L}\p{N}_'₀-₉]+/u).filter((word) => word !== "");
  const [first = ""] = inside;
  const isFunction = data.find((local) => local.name === first)?.type.includes("→") ?? false;
  return inside.length > 0 && inside.every((word) => own.has(word)) && (inside.length > 1 || !isFunction);
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
  return [[], ...instances.map((one) => [one]), ...pairs.slice(0, mostPairs), ...without].map((list) =>
    withInstances(list, context),
  );
}

/** `f = g` between functions says `f x = g x` for each `x` at hand. */
function pointwise({ name, shape }: Fact, context: GoalContext): readonly ProposedMove[] {
  if (shape.kind !== "relation" || shape.sign !== "=") return [];
  const isOfFunctions = shape.sides.some((side) => side.startsWith("fun ")) || isFunction(shape.sides[0], context);
  if (!isOfFunctions) return [];
  const [fresh] = freshHere(context, "hp");
  const points = context.data.filter((local) => !local.type.includes("→")).slice(-mostPoints);
  return points.map((point) => {
    const known = `have ${fresh} := congrFun ${name} ${point.name}`;
    return { text: `${known}; grind`, variants: [`${known}; simp at ${fresh}`] };
  });
}

function isFunction(side: string, { data }: GoalContext): boolean {
  const [head = "", ...args] = side.split(/\s+/u);
  const arrows = data.find((local) => local.name === head)?.type.split("→").length ?? 1;
  return arrows - 1 > args.length;
}

interface Universal {
  readonly name: string;
  readonly binders: readonly [Binder, ...Binder[]];
  readonly body: TermShape;
}

/** A universal hypothesis at the terms at hand, and at a diagonal where it speaks of all functions. */
function ofEachUniversal(
  propose: (fact: Universal, context: GoalContext) => readonly ProposedMove[],
): (context: GoalContext) => readonly ProposedMove[] {
  return (context) =>
    context.facts.flatMap(({ name, shape }) => {
      const [first, ...rest] = shape.kind === "forall" ? shape.binders : [];
      if (!first || shape.kind !== "forall") return [];
      return propose({ name, binders: [first, ...rest], body: shapeOf(shape.body) }, context);
    });
}

function hasChoice({ binders, body }: Universal): boolean {
  return binders.length === 1 && !binders[0].type.includes("→") && body.kind === "exists";
}

/** Locals of the type of the first variable; all where Lean does not print it. */
function alike({ binders: [first] }: Universal, { data }: GoalContext): GoalContext["data"] {
  return data.filter((local) => first.type === "" || local.type === first.type);
}

function specialised(name: string, term: string, context: GoalContext): ProposedMove {
  const [fresh] = freshHere(context, "hs");
  return { text: `have ${fresh} := ${name} ${asArgument(term)}` };
}

/** `∀ y, ∃ x, P x y` at a point gives an `x` to go on with; what came into the context last is asked about first. */
function chosen({ name, body }: Universal, point: string, { locals }: GoalContext): string {
  const binders = body.kind === "exists" ? body.binders.map((binder) => binder.name) : [];
  const names = freshNames([...binders, "hs"], new Set(locals.map((local) => local.name)));
  return `obtain ⟨${names.join(", ")}⟩ := ${name} ${asArgument(point)}`;
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
