import { replacedName } from "../../lean/names.ts";
import { refutedWitnesses } from "./contradictions.ts";
import { freshNames } from "./freshNames.ts";
import { diagonals } from "./instances.ts";
import type { GoalContext, Move } from "./move.ts";
import type { TermShape } from "./termShape.ts";
import { applications, shapeOf } from "./termShape.ts";

const mostWitnesses = 18;

/** For an existential: terms at hand, and for numbers what is easily made of them. */
export function witnessMoves(context: GoalContext): readonly Move[] {
  const { shape } = context;
  if (shape.kind === "or")
    return sweeps(
      context,
      shape.sides.map((side) => shapeOf(side)),
    );
  if (shape.kind !== "exists") return [];
  const [first, second] = shape.binders;
  const isFunction = first?.type.includes("→") ?? false;
  const single = isFunction
    ? [...diagonals(context), ...functionsOf(context, "→")]
    : candidates(context, first?.type ?? "");
  const pairs = second ? pairsOf(context) : [];
  const moves = single.slice(0, mostWitnesses).map((term, at) => witness([term], (isFunction ? 0.4 : 0.8) + at * 0.12));
  const choice = context.facts
    .filter((fact) => /^∀.*∃/u.test(fact.type))
    .map((fact) => ({ text: `exact Classical.axiomOfChoice ${fact.name}`, source: "witness", cost: 0.8 }));
  // Lean does not print the type of most bound variables.
  const isUnknown = first?.type === "";
  const chosen = isFunction || isUnknown ? choices(context) : [];
  const diagonal = isUnknown ? diagonals(context).map((term) => witness([term], 0.7)) : [];
  const closing = single
    .slice(0, 6)
    .map((term, at) => ({ text: `exact ⟨${term}, by grind⟩`, source: "witness", cost: 1.1 + at * 0.1 }));
  const decided = second || isFunction ? [] : decisions(context, shape);
  const refuted = isFunction ? [] : refutedWitnesses(context, likeliest(context, first?.type ?? ""));
  return [
    ...sweeps(context, [shape]),
    ...choice,
    ...chosen,
    ...diagonal,
    ...decided,
    ...refuted,
    ...pairs.map((pair, at) => witness(pair, 0.9 + at * 0.1)),
    ...moves,
    ...closing,
  ];
}

/** So many in one question: each costs some of its heartbeats. */
const sweptAtOnce = 6;
const mostSweeps = 4;

/**
 * Easy numbers, several in one question, where arithmetic alone decides which is the one; also on a side of a
 * disjunction. What came into the context last is the likeliest to be of use.
 */
function sweeps(context: GoalContext, sides: readonly TermShape[]): readonly Move[] {
  const into = sides.length === 1 ? [""] : ["Or.inl ", "Or.inr "];
  const names = context.data.filter((local) => local.isNumber).map((local) => local.name);
  const last = names.slice(-1).flatMap((name) => [name, `${name} + 1`]);
  const bySide = sides.map((side, at) => {
    if (side.kind !== "exists" || side.binders.length !== 1) return [];
    const easy = numbers(context, side.binders[0]?.type ?? "");
    const terms = easy.length === 0 ? [] : [...new Set([...last, ...easy, ...names])];
    return terms.map((term) => `exact ${into[at]}⟨${term}, by omega⟩`);
  });
  const most = Math.max(0, ...bySide.map((side) => side.length));
  const texts = Array.from({ length: most }, (_, at) => bySide.flatMap((side) => side.slice(at, at + 1))).flat();
  return Array.from({ length: Math.min(mostSweeps, Math.ceil(texts.length / sweptAtOnce)) }, (_, at) => {
    const variants = texts.slice(at * sweptAtOnce, (at + 1) * sweptAtOnce);
    return { text: `first | ${variants.join(" | ")}`, source: "witness", cost: 0.5 + at * 0.25, variants };
  });
}

/** Whether the number that came last is the one that is looked for; if not, that is known of the others. */
function decisions({ data, locals, path }: GoalContext, shape: GoalContext["shape"]): readonly Move[] {
  const last = data.findLast((local) => local.isNumber);
  if (shape.kind !== "exists" || !last || path.at(-1)?.startsWith("by_cases")) return [];
  const [variable] = shape.binders;
  const [name = "hc"] = freshNames(["hc"], new Set(locals.map((local) => local.name)));
  const claim = replacedName(shape.body, variable?.name ?? "x", last.name);
  return [{ text: `by_cases ${name} : ${claim}`, source: "witness", cost: 1.2 }];
}

/**
 * What came last, and for numbers the one after it and a bound of the last two; functions only where they are asked for by
 * their type.
 */
function likeliest(context: GoalContext, type: string): readonly string[] {
  const alike = localsOf(context, type).filter((local) => type !== "" || !local.type.includes("→"));
  const [last, other] = alike.filter((local) => local.isNumber);
  const bound = last && other ? [`max ${last.name} ${other.name}`] : [];
  return [...bound, ...alike.flatMap((local) => (local.isNumber ? [local.name, `${local.name} + 1`] : [local.name]))];
}

/** A function made by choice, with what it does, before it is given as the one that is looked for. */
function choices({ facts, locals }: GoalContext): readonly Move[] {
  const [name = "g", does = "hg"] = freshNames(["g", "hg"], new Set(locals.map((local) => local.name)));
  return facts
    .filter((fact) => /^∀.*∃/u.test(fact.type))
    .flatMap((fact) => {
      const text = `obtain ⟨${name}, ${does}⟩ := Classical.axiomOfChoice ${fact.name}`;
      return [
        { text: `${text}; exact ⟨${name}, by grind⟩`, source: "witness", cost: 0.85 },
        { text, source: "witness", cost: 0.95 },
      ];
    });
}

function witness(terms: readonly string[], cost: number): Move {
  return { text: `refine ⟨${terms.join(", ")}, ?_⟩`, source: "witness", cost };
}

/** The newest first; where Lean does not print what is looked for, all may fit. */
function localsOf({ data }: GoalContext, type: string): GoalContext["data"] {
  return data.filter((local) => type === "" || local.type === type).toReversed();
}

function candidates(context: GoalContext, type: string): readonly string[] {
  const { data, goal, facts } = context;
  const alike = localsOf(context, type);
  // Where Lean does not print what is looked for, a function is the least likely, and the newest local the most.
  const [functions, others] = [true, false].map((is) => alike.filter((local) => local.type.includes("→") === is));
  const fitting = [...(others ?? []), ...(functions ?? [])].map((local) => local.name);
  const texts = [goal.target, ...facts.map((fact) => fact.type)];
  const own = new Set(data.map((local) => local.name));
  // Only terms that are made of locals alone make sense outside of the binders of the goal.
  const applied = texts
    .flatMap((text) => applications(text))
    .filter(({ head, args }) => own.has(head) && args.every((argument) => own.has(argument)))
    .map((application) => application.text);
  return [...new Set([...fitting, ...applied, ...numbers(context, type), ...plain(type)])];
}

function plain(type: string): readonly string[] {
  if (type.startsWith("List")) return ["[]"];
  if (type.startsWith("Option")) return ["none"];
  if (type === "Bool") return ["true", "false"];
  return [];
}

function numbers({ data, goal }: GoalContext, type: string): readonly string[] {
  const names = data
    .filter((local) => local.isNumber)
    .map((local) => local.name)
    .toReversed();
  const isNumeric = /^(?:Nat|Int)$/u.test(type) || (type === "" && (names.length > 0 || /\d/u.test(goal.target)));
  if (!isNumeric) return [];
  // What is asked of the witness often speaks of its multiples: the goal's own numbers come first.
  const given = [...goal.target.matchAll(/(?<![\p{L}\p{N}_.])\d+/gu)].map(([digits]) => digits);
  const factors = [...new Set([...given.filter((digits) => Number(digits) > 1), "2"])].slice(0, 2);
  const next = names.map((name) => `${name} + 1`);
  const multiples = names.flatMap((name) => [
    ...factors.flatMap((factor) => [
      `${factor} * ${name}`,
      `${factor} * ${name} + 1`,
      `${factor} * (${name} + 1)`,
      `${name} / ${factor}`,
    ]),
    `${name} + 2`,
  ]);
  const quotients = names.flatMap((name) => [`${name} - 1`, `${name} * ${name}`]);
  const two = names
    .flatMap((left, at) => names.slice(at + 1).flatMap((right) => [[left, right]]))
    .flatMap(([left, right]) => {
      const bounds = [`max ${left} ${right}`, `${left} + ${right}`];
      const product = `${left} * ${right}`;
      return goal.target.includes(" * ") ? [product, ...bounds] : [...bounds, product];
    })
    .slice(0, 9);
  const isOfMultiples = given.some((digits) => Number(digits) > 1);
  // Where nothing speaks of multiples, a bound of two numbers is likelier than any number by itself.
  const made = isOfMultiples ? [...multiples, ...two] : [...two.slice(3), ...multiples];
  return [...(isOfMultiples ? [] : two.slice(0, 3)), "0", "1", ...next, ...made, ...quotients, "2"];
}

/** Quotient and remainder are what two numbers are most often asked for. */
function pairsOf({ data }: GoalContext): readonly (readonly string[])[] {
  const names = data.filter((local) => local.isNumber).map((local) => local.name);
  const divided = names.flatMap((left) =>
    names.filter((right) => right !== left).map((right) => [`${left} / ${right}`, `${left} % ${right}`]),
  );
  const halves = names.map((name) => [`${name} / 2`, `${name} % 2`]);
  return [...divided, ...halves].slice(0, 6);
}

function functionsOf({ data }: GoalContext, sign: string): readonly string[] {
  return ["id", ...data.filter((local) => local.type.includes(sign)).map((local) => local.name)];
}
