import { lastPart, mentions } from "../../lean/names.ts";
import { accumulating, doubling, flattening } from "./exampleFiles.ts";
import { lemmaMoves } from "./lemmaMoves.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";
import type { Application } from "./termShape.ts";
import { applications, asArgument } from "./termShape.ts";

/**
 * By the value with which an accumulator begins: the usual forms of the result for any accumulator, in terms of the result
 * for that value and of the accumulator; the form that is written most often first.
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

const eachOtherClaim = 0.1;
/** The call has arguments that are calls themselves. */
const ofCompound = 0.4;

/**
 * `f xs [] = r` holds for one accumulator only, and its induction needs all of them: `f xs acc = r ++ acc`, with the
 * ways in which an accumulator usually comes back.
 */
export const accumulatorRows: readonly MoveRow[] = [
  {
    id: "invent.accumulator",
    cost: 1.2,
    propose: ofEachCall((call, context) =>
      call.args.flatMap((argument, at) => generalised({ call, argument, at, context })),
    ),
    examples: {
      at: [
        {
          goal: "xs : List Nat\n⊢ sumAcc xs 0 = xs.sum",
          text: [
            "have key : ∀ xs acc, sumAcc xs acc = xs.sum + acc := by intro xs",
            "induction xs <;> intros <;> first | (simp_all [sumAcc]",
            "done) | grind [sumAcc] | (simp_all [sumAcc]",
            "omega)",
          ].join("; "),
          before: accumulating,
        },
        {
          goal: "t : Tree\n⊢ t.flatAcc [] = t.flat",
          text: "have key : ∀ (t : Tree) acc, t.flatAcc acc = t.flat ++ acc := ?_",
          before: flattening,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ double n = n + n", before: doubling }],
    },
  },
  {
    id: "invent.two_lists",
    cost: 1.8,
    propose: ofEachCall(splittings),
    examples: {
      at: [
        {
          goal: "xs : List Nat\nx : Nat\n⊢ sumAcc (xs ++ [x]) 0 = sumAcc xs 0 + x",
          text: [
            "have key : ∀ (us vs : List Nat) acc, sumAcc (us ++ vs) acc = sumAcc vs (sumAcc us acc) := by intro us",
            "induction us <;> intros <;> first | (simp_all [sumAcc]",
            "done) | grind [sumAcc] | (simp_all [sumAcc]",
            "omega)",
          ].join("; "),
          before: accumulating,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ double n = n + n", before: doubling }],
    },
  },
];

/** Of a recursive function or a fold, in an equation; those of plain arguments first. */
function ofEachCall(propose: (call: Application, context: GoalContext) => readonly ProposedMove[]): MoveRow["propose"] {
  return (context) => {
    const { shape, relevant, goal } = context;
    if (shape.kind !== "relation" || shape.sign !== "=") return [];
    const recursive = new Set(
      relevant.definitions.filter((entry) => entry.isRecursive).map((entry) => lastPart(entry.name)),
    );
    return applications(goal.target)
      .filter(({ head }) => recursive.has(lastPart(head)) || lastPart(head) === "foldl")
      .toSorted((one, other) => Number(hasCompound(one)) - Number(hasCompound(other)))
      .flatMap((call) => propose(call, context));
  };
}

function hasCompound({ args }: Application): boolean {
  return args.some((argument) => argument.startsWith("("));
}

interface Accumulator {
  readonly call: Application;
  readonly argument: string;
  /** Its place among the arguments. */
  readonly at: number;
  readonly context: GoalContext;
}

function generalised({ call, argument, at, context }: Accumulator): readonly ProposedMove[] {
  const returns = accumulated.get(argument);
  // In `t.f []` the thing that the function goes over stands before the dot.
  if (!returns || (call.args.length < 2 && !call.head.includes("."))) return [];
  const opened = [call.head, ...call.args.map((other, place) => (place === at ? "acc" : other))].join(" ");
  const bound = boundIn(call.text, context);
  const own = `${opened} = ${returns[0]?.(call.text, "acc") ?? call.text}`;
  return [...claimsAbout(call, { argument, opened, returns, context }), own].flatMap((claim, number) =>
    lemmaMoves(context, {
      statement: `∀ ${[...bindersOf(bound, call, context), "acc"].join(" ")}, ${claim}`,
      over: bound,
      extra: number * eachOtherClaim + (call.text.includes("(") ? ofCompound : 0),
      why: `the claim for every value of the argument that begins as ${argument}`,
    }),
  );
}

interface Opening {
  readonly argument: string;
  /** The call with `acc` in the place of the argument. */
  readonly opened: string;
  readonly returns: readonly ((result: string, acc: string) => string)[];
  readonly context: GoalContext;
}

/** The goal's own equation for every accumulator, with each way in which one comes back. */
function claimsAbout(call: Application, { argument, opened, returns, context: { shape } }: Opening): readonly string[] {
  if (shape.kind !== "relation") return [];
  const [left, right] = shape.sides;
  if (!left.includes(call.text)) return [];
  const others = returns.map((back) => back(asArgument(right), "acc"));
  // A function may also go on with an accumulator of its own.
  if (argument === "[]" && !call.head.includes(".")) others.splice(2, 0, `${call.head} acc ${asArgument(right)}`);
  return others.map((other) => `${left.replace(call.text, () => opened)} = ${other}`);
}

/** With a type where Lean cannot tell it from the claim: before a dot, and of `xs.length` what is in `xs`. */
function bindersOf(bound: readonly string[], { head }: Application, context: GoalContext): readonly string[] {
  const typeOf = (name: string): string => context.data.find((local) => local.name === name)?.type ?? "_";
  const isOpen = (name: string): boolean =>
    context.locals.some(({ name: type, type: sort }) => /^(?:Type|Sort)/u.test(sort) && mentions(typeOf(name), type));
  return bound.map((name) => (head.includes(".") || isOpen(name) ? `(${name} : ${typeOf(name)})` : name));
}

/** The law of a function with an accumulator over two lists, one behind the other. */
function splittings({ head, args }: Application, context: GoalContext): readonly ProposedMove[] {
  if (args.length !== 2) return [];
  const list = context.data.find((local) => local.type.startsWith("List"));
  if (!list) return [];
  const why = "the same function over two lists, one behind the other";
  const statement = `∀ (us vs : ${list.type}) acc, ${head} (us ++ vs) acc = ${head} vs (${head} us acc)`;
  return lemmaMoves(context, { statement, over: ["us"], why });
}

function boundIn(text: string, { data }: GoalContext): readonly string[] {
  return data.filter((local) => local.isInductive && mentions(text, local.name)).map((local) => local.name);
}
