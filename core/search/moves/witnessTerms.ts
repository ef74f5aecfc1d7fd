import type { GoalContext } from "./move.ts";
import { applications } from "./termShape.ts";

const mostBounds = 9;
const mostEarlyBounds = 3;

/**
 * The newest locals, for numbers also the next number and a bound of the last two; functions only if the type asks for one.
 */
export function likeliest(context: GoalContext, type: string): readonly string[] {
  const alike = localsOf(context, type).filter((local) => type !== "" || !local.type.includes("→"));
  const [last, other] = alike.filter((local) => local.isNumber);
  const bound = last && other ? [`max ${last.name} ${other.name}`] : [];
  return [...bound, ...alike.flatMap((local) => (local.isNumber ? [local.name, `${local.name} + 1`] : [local.name]))];
}

/** The newest first; where Lean does not print what is looked for, all may fit. */
function localsOf({ data }: GoalContext, type: string): GoalContext["data"] {
  return data.filter((local) => type === "" || local.type === type).toReversed();
}

/** Terms of the type for a witness, the likeliest first. */
export function termsOf(context: GoalContext, type: string): readonly string[] {
  const { data, goal, facts } = context;
  const alike = localsOf(context, type);
  // If Lean does not print the type, a function is the least likely, and the newest local the most.
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

/** Numbers that are at hand or easily made, where the type is one of numbers or not printed. */
export function numbers({ data, goal }: GoalContext, type: string): readonly string[] {
  const names = data
    .filter((local) => local.isNumber)
    .map((local) => local.name)
    .toReversed();
  const isNumeric = /^(?:Nat|Int)$/u.test(type) || (type === "" && (names.length > 0 || /\d/u.test(goal.target)));
  if (!isNumeric) return [];
  // The claim about the witness often speaks of its multiples: the goal's own numbers come first.
  const given = [...goal.target.matchAll(/(?<![\p{L}\p{N}_.])\d+/gu)].map(([digits]) => digits);
  const factors = [...new Set([...given.filter((digits) => Number(digits) > 1), "2"])].slice(0, 2);
  const next = names.map((name) => `${name} + 1`);
  const multiples = names.flatMap((name) => multiplesOf(name, factors));
  const quotients = names.flatMap((name) => [`${name} - 1`, `${name} * ${name}`]);
  const two = boundsOfTwo(names, goal.target.includes(" * "));
  const isOfMultiples = given.some((digits) => Number(digits) > 1);
  // If nothing speaks of multiples, a bound of two numbers is likelier than any number by itself.
  const made = isOfMultiples ? [...multiples, ...two] : [...two.slice(mostEarlyBounds), ...multiples];
  const early = isOfMultiples ? [] : two.slice(0, mostEarlyBounds);
  return [...early, "0", "1", ...next, ...made, ...quotients, "2"];
}

function multiplesOf(name: string, factors: readonly string[]): readonly string[] {
  const ofFactor = (factor: string): readonly string[] => [
    `${factor} * ${name}`,
    `${factor} * ${name} + 1`,
    `${factor} * (${name} + 1)`,
    `${name} / ${factor}`,
  ];
  return [...factors.flatMap(ofFactor), `${name} + 2`];
}

/** Terms that bound two numbers each from above; the product first if the goal is about products. */
function boundsOfTwo(names: readonly string[], isAboutProducts: boolean): readonly string[] {
  return names
    .flatMap((left, at) => names.slice(at + 1).map((right) => ({ left, right })))
    .flatMap(({ left, right }) => {
      const bounds = [`max ${left} ${right}`, `${left} + ${right}`];
      const product = `${left} * ${right}`;
      return isAboutProducts ? [product, ...bounds] : [...bounds, product];
    })
    .slice(0, mostBounds);
}

/** Quotient and remainder are what two numbers are most often asked for. */
export function pairsOf({ data }: GoalContext): readonly (readonly string[])[] {
  const names = data.filter((local) => local.isNumber).map((local) => local.name);
  const divided = names.flatMap((left) =>
    names.filter((right) => right !== left).map((right) => [`${left} / ${right}`, `${left} % ${right}`]),
  );
  const halves = names.map((name) => [`${name} / 2`, `${name} % 2`]);
  return [...divided, ...halves].slice(0, 6);
}

export function functionsOf({ data }: GoalContext): readonly string[] {
  return ["id", ...data.filter((local) => local.type.includes("→")).map((local) => local.name)];
}
