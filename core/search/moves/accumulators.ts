import { lastPart, mentions } from "../../lean/names.ts";
import { lemmaMoves } from "./lemmaMoves.ts";
import type { GoalContext, Move } from "./move.ts";
import type { Application } from "./termShape.ts";
import { applications, asArgument } from "./termShape.ts";

/**
 * Where an accumulator begins, and the ways in which it comes back then, in terms of what comes out for that beginning and
 * of the accumulator: in the order in which functions of this kind are usually written.
 */
const accumulated: ReadonlyMap<string, readonly ((result: string, acc: string) => string)[]> = new Map([
  [
    "[]",
    [
      (result, acc) => `${result} ++ ${acc}`,
      (result, acc) => `${acc} ++ ${result}`,
      // It was built the wrong way round and is turned at the end.
      (result, acc) => `${acc}.reverse ++ ${result}`,
    ],
  ],
  [
    "0",
    [
      (result, acc) => `${result} + ${acc}`,
      (result, acc) => `${acc} + ${result}`,
      (result, acc) => `${result} * ${acc}`,
      (result, acc) => `max ${acc} ${result}`,
    ],
  ],
  ["1", [(result, acc) => `${result} * ${acc}`, (result, acc) => `${acc} * ${result}`]],
  ['""', [(result, acc) => `${acc} ++ ${result}`, (result, acc) => `${result} ++ ${acc}`]],
  ["true", [(result, acc) => `(${acc} && ${result})`, (result, acc) => `(${result} == ${acc})`]],
  ["false", [(result, acc) => `(${acc} || ${result})`, (result, acc) => `(${acc} ^^ ${result})`]],
  ["none", [(result, acc) => `${acc}.or ${result}`, (result, acc) => `${result}.or ${acc}`]],
]);

/**
 * `f xs [] = r` holds for one accumulator only, and its induction needs all of them: `f xs acc = r ++ acc`, with the
 * ways in which an accumulator usually comes back.
 */
export function accumulatorMoves(context: GoalContext): readonly Move[] {
  const { shape, relevant, goal } = context;
  if (shape.kind !== "relation" || shape.sign !== "=") return [];
  const [left, right] = shape.sides;
  const recursive = new Set(
    relevant.definitions.filter((entry) => entry.isRecursive).map((entry) => lastPart(entry.name)),
  );
  const calls = applications(goal.target).filter(
    ({ head }) => recursive.has(lastPart(head)) || lastPart(head) === "foldl",
  );
  const isPlain = (call: Application): number => (call.args.some((argument) => argument.startsWith("(")) ? 1 : 0);
  return calls
    .toSorted((one, other) => isPlain(one) - isPlain(other))
    .flatMap((call) => [
      ...call.args.flatMap((argument, at) => generalised({ call, argument, at, left, right, context })),
      ...splittings(call, context),
    ]);
}

interface Accumulator {
  readonly call: Application;
  readonly argument: string;
  readonly at: number;
  readonly left: string;
  readonly right: string;
  readonly context: GoalContext;
}

function generalised({ call, argument, at, left, right, context }: Accumulator): readonly Move[] {
  // In `t.f []` the thing that the function goes over stands before the dot, and Lean must be told its type.
  const isDotted = call.head.includes(".");
  const returns = accumulated.get(argument);
  if (!returns || (call.args.length < 2 && !isDotted)) return [];
  const open = call.args.map((other, place) => (place === at ? "acc" : other));
  const opened = [call.head, ...open].join(" ");
  const bound = boundIn(call.text, context);
  const typeOf = (name: string): string => context.data.find((local) => local.name === name)?.type ?? "_";
  // Of `xs.length` alone Lean cannot tell what is in `xs`, where that is not given by the function.
  const isOpen = (name: string): boolean =>
    context.locals.some(({ name: type, type: sort }) => /^(?:Type|Sort)/u.test(sort) && mentions(typeOf(name), type));
  const binders = bound.map((name) => (isDotted || isOpen(name) ? `(${name} : ${typeOf(name)})` : name));
  const quantifier = `∀ ${[...binders, "acc"].join(" ")}, `;
  const others = returns.map((back) => back(asArgument(right), "acc"));
  // A function may also go on with an accumulator of its own.
  if (argument === "[]" && !isDotted) others.splice(2, 0, `${call.head} acc ${asArgument(right)}`);
  const own = returns[0]?.(call.text, "acc") ?? call.text;
  const why = `the claim for every value of the argument that begins as ${argument}`;
  const claims = left.includes(call.text)
    ? others.map((other) => `${left.replace(call.text, () => opened)} = ${other}`)
    : [];
  return [...claims, `${opened} = ${own}`].flatMap((claim, number) =>
    lemmaMoves(context, {
      statement: quantifier + claim,
      over: bound,
      cost: 1.2 + number * 0.1 + (/\(/u.test(call.text) ? 0.4 : 0),
      why,
    }),
  );
}

/** How a function with an accumulator goes over two lists, one behind the other. */
function splittings({ head, args }: Application, context: GoalContext): readonly Move[] {
  if (args.length !== 2) return [];
  const list = context.data.find((local) => local.type.startsWith("List"));
  if (!list) return [];
  const why = "the same function over two lists, one behind the other";
  const statement = `∀ (us vs : ${list.type}) acc, ${head} (us ++ vs) acc = ${head} vs (${head} us acc)`;
  return lemmaMoves(context, { statement, over: ["us"], cost: 1.8, why });
}

function boundIn(text: string, { data }: GoalContext): readonly string[] {
  const words = new Set(text.split(/[^\p{L}\p{N}_'₀-₉]+/u));
  return data.filter((local) => words.has(local.name) && local.isInductive).map((local) => local.name);
}
