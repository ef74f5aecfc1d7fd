import { lastPart } from "../fileNames.ts";
import { nameLists } from "../nameLists.ts";
import { freshNames } from "./freshNames.ts";
import type { Fact, GoalContext, Move } from "./move.ts";
import type { Application } from "./termShape.ts";
import { applications, asArgument, compoundParts, mentions, shapeOf, stripBrackets } from "./termShape.ts";

/** Lemmas that nobody stated: what one would have to know so that the obvious step goes through. */
export function inventionMoves(context: GoalContext): readonly Move[] {
  return [
    ...accumulators(context),
    ...context.facts.flatMap((fact) => telescopes(fact, context)),
    ...generalisations(context),
    ...fertilisations(context),
    ...commutations(context),
  ];
}

const source = "invention";

interface Lemma {
  readonly statement: string;
  /** What an induction that proves it would go over: the name under which it is introduced. */
  readonly over: readonly string[];
  readonly cost: number;
  readonly why: string;
  /** A term at which the lemma is used at once. */
  readonly at?: string;
}

/** The cost of taking a lemma's proof for a task of its own; first the usual induction is tried on it. */
const openProof = 1.6;

/** The lemma with the proof that most such lemmas have, in one question; and the lemma as a goal. */
function lemma(context: GoalContext, { statement, over, cost, why, at: used }: Lemma): readonly Move[] {
  const name = freshNames(["key"], new Set(context.locals.map((local) => local.name)))[0] ?? "key";
  const { definitions, grindDefinitions } = nameLists(context.relevant);
  const ends = [`(simp_all${definitions}; done)`, `grind${grindDefinitions}`, `(simp_all${definitions}; omega)`];
  const use = used === undefined ? "" : `\nhave ${name}Used := ${name} (${used})`;
  const quick = over.map(
    (subject) =>
      `(intro ${introduced(statement, subject)}; induction ${subject} <;> intros <;> first | ${ends.join(" | ")})`,
  );
  const plain = ends.flatMap((end) =>
    quick.map(
      (_, at) =>
        `(intro ${introduced(statement, over[at] ?? "")}; induction ${over[at]} <;> intros <;> ${end.replace(/^\((.*); done\)$/u, "$1")})`,
    ),
  );
  return [
    ...quick.map((proof, at) => ({
      text: `have ${name} : ${statement} := by ${proof.slice(1, -1)}${use}`,
      source,
      cost: cost + at * 0.1,
      variants: plain.map((shorter) => `have ${name} : ${statement} := by ${shorter.slice(1, -1)}${use}`),
      why,
    })),
    { text: `have ${name} : ${statement} := ?_`, source, cost: cost + openProof, isLemma: true, why },
  ];
}

/** The names to introduce up to and with the one over which the induction goes. */
function introduced(statement: string, subject: string): string {
  const shape = shapeOf(statement);
  const names = shape.kind === "forall" ? shape.binders.map((binder) => binder.name) : [];
  return names.slice(0, names.indexOf(subject) + 1).join(" ");
}

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
function accumulators(context: GoalContext): readonly Move[] {
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
  const claims = left.includes(call.text) ? others.map((other) => `${left.replace(call.text, opened)} = ${other}`) : [];
  return [...claims, `${opened} = ${own}`].flatMap((claim, number) =>
    lemma(context, {
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
  return lemma(context, { statement, over: ["us"], cost: 1.8, why });
}

function boundIn(text: string, { data }: GoalContext): readonly string[] {
  const words = new Set(text.split(/[^\p{L}\p{N}_'₀-₉]+/u));
  return data.filter((local) => words.has(local.name) && local.isInductive).map((local) => local.name);
}

/** From each step of a sequence to any number of steps: `f n < f (n + 1)` for all `n` bounds `f n` for all `n`. */
function telescopes({ shape }: Fact, context: GoalContext): readonly Move[] {
  if (shape.kind !== "forall" || shape.binders.length !== 1) return [];
  const index = shape.binders[0]?.name ?? "n";
  const match = /^(.+?) (<|≤|=|>|≥) (.+)$/su.exec(stripBrackets(shape.body));
  if (!match) return [];
  const [, left = "", sign = "", right = ""] = match;
  const next = new RegExp(`\\(${index} \\+ 1\\)`, "u");
  if (next.test(left) === next.test(right)) return [];
  const at = (side: string, place: string): string =>
    side.replace(next, place).replace(new RegExp(`(?<![\\p{L}\\d_])${index}(?![\\p{L}\\d_])`, "gu"), place);
  const isRising = next.test(right);
  const low = at(isRising ? left : right, "0");
  const high = at(isRising ? right : left, "m");
  const [from, to] = isRising ? [low, high] : [high, low];
  const moved = isRising ? at(right, "(m + k)") : at(left, "(m + k)");
  const still = isRising ? at(left, "m") : at(right, "m");
  const why = "from one step to any number of steps";
  const overManySteps = `∀ m k, ${isRising ? `${still} ${weaker(sign)} ${moved}` : `${moved} ${weaker(sign)} ${still}`}`;
  const claims = [...strictClaims(sign, { from, to }), { statement: overManySteps, over: ["k"] }];
  return claims.flatMap((claim, number) => lemma(context, { ...claim, cost: 1 + number * 0.2, why }));
}

function weaker(sign: string): string {
  return sign === "<" ? "≤" : sign === ">" ? "≥" : sign;
}

/** A strict sequence moves by one at least in each step; one that falls from `f 0` cannot do so `f 0 + 1` times. */
function strictClaims(
  sign: string,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Pick<Lemma, "statement" | "over" | "at">[] {
  if (sign !== "<" && sign !== ">") return [];
  const [low, high] = sign === "<" ? [from, to] : [to, from];
  const falls = !/(?<![\p{L}\d_])m(?![\p{L}\d_])/u.test(high);
  const claim = { statement: `∀ m, ${low} + m ≤ ${high}`, over: ["m"] };
  return falls ? [{ ...claim, at: `${high} + 1` }, claim] : [claim];
}

/** A compound term that the goal is about becomes a variable, over which an induction can then go. */
function generalisations(context: GoalContext): readonly Move[] {
  const own = new Set(context.data.map((local) => local.name));
  const recursive = new Set(context.relevant.definitions.map((entry) => lastPart(entry.name)));
  const name = freshNames(["zs"], new Set(context.locals.map((local) => local.name)))[0] ?? "zs";
  return compoundParts(context.goal.target)
    .filter((part) => !/[=<>≤≥∧∨¬→↔]|fun /u.test(part))
    .map((part) => ({ part, times: context.goal.target.split(part).length - 1, call: applications(part)[0] }))
    .filter(
      ({ times, call, part }) =>
        times >= 2 &&
        call?.text === part &&
        recursive.has(lastPart(call.head)) &&
        call.args.every((argument) => own.has(argument)),
    )
    .slice(0, 3)
    .map(({ part }) => ({
      text: `generalize ${part} = ${name}`,
      source,
      cost: 1,
      why: "the claim for any value of this term",
    }));
}

/**
 * With `ih : (f xs).sum = xs.sum` and a goal about `g x (f xs)` and `xs.sum`: the induction hypothesis is used from right
 * to left, so that all is about `f xs`, which then becomes any list (Boyer and Moore's cross-fertilisation).
 */
function fertilisations(context: GoalContext): readonly Move[] {
  const { goal, facts, locals, relevant } = context;
  const name = freshNames(["zs"], new Set(locals.map((local) => local.name)))[0] ?? "zs";
  const { definitions, grindAll } = nameLists(relevant);
  const ends = [`(simp_all${definitions}; done)`, `grind${grindAll}`];
  return facts.flatMap((fact) => {
    const { shape } = fact;
    if (shape.kind !== "relation" || shape.sign !== "=" || !goal.target.includes(shape.sides[1])) return [];
    const [, right] = shape.sides;
    const parts = compoundParts(shape.sides[0]).filter(
      (part) => part !== right && goal.target.includes(part) && applications(part)[0]?.text === part,
    );
    return parts.slice(0, 2).flatMap((part) => {
      const text = `rw [← ${fact.name}]; generalize ${part} = ${name}`;
      const whole = `${text}; induction ${name} <;> `;
      const why = "the induction hypothesis used backwards, and the claim for any value";
      return [
        {
          text: `${whole}first | ${ends.join(" | ")}`,
          source,
          cost: 0.7,
          variants: [`${whole}simp_all${definitions}`, `${whole}grind${definitions}`, `${whole}grind${grindAll}`],
          why,
        },
        { text, source, cost: 1.2, why },
      ];
    });
  });
}

/** A file's function of two numbers or lists often commutes or associates, and nobody has said so. */
function commutations(context: GoalContext): readonly Move[] {
  const binary = context.relevant.definitions.filter((entry) => entry.isRecursive).map((entry) => lastPart(entry.name));
  const calls = applications(context.goal.target).filter(
    ({ head, args }) => binary.includes(lastPart(head)) && args.length === 2,
  );
  const heads = [...new Set(calls.map((call) => call.head))];
  const why = "an algebraic law of a function of the file";
  return heads.flatMap((head) => [
    ...lemma(context, { statement: `∀ a b, ${head} a b = ${head} b a`, over: ["a"], cost: 3, why }),
    ...lemma(context, {
      statement: `∀ a b c, ${head} (${head} a b) c = ${head} a (${head} b c)`,
      over: ["a"],
      cost: 3.1,
      why,
    }),
  ]);
}
