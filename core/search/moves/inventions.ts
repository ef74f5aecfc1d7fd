import { lastPart, mentions, replacedName } from "../../lean/names.ts";
import { adding, doubling, inserting } from "./exampleFiles.ts";
import { freshHere } from "./freshNames.ts";
import type { Lemma } from "./lemmaMoves.ts";
import { lemmaMoves } from "./lemmaMoves.ts";
import type { Fact, GoalContext, MoveRow, ProposedMove } from "./move.ts";
import { applications, compoundParts, firstApplication, stripBrackets } from "./termShape.ts";

const eachOtherClaim = 0.2;
const associative = 0.1;
const mostGeneralised = 3;

/** Lemmas that nobody stated, for what one would have to know so that the obvious step goes through. */
export const inventionRows: readonly MoveRow[] = [
  {
    id: "invent.telescope",
    cost: 1,
    propose: (context) => context.facts.flatMap((fact) => telescopes(fact, context)),
    examples: {
      at: [
        {
          goal: "f : Nat → Nat\nh : ∀ (n : Nat), f (n + 1) < f n\n⊢ False",
          text: [
            "have key : ∀ m, f m + m ≤ f 0 := by intro m",
            "induction m <;> intros <;> first | (simp_all",
            "done) | grind | (simp_all",
            "omega)\nhave keyUsed := key (f 0 + 1)",
          ].join("; "),
        },
        {
          goal: "f : Nat → Nat\nh : ∀ (n : Nat), f n ≤ f (n + 1)\n⊢ f 0 ≤ f 9",
          text: "have key : ∀ m k, f m ≤ f (m + k) := by intro m k; induction k <;> intros <;> first | (simp_all; done) | grind | (simp_all; omega)",
        },
      ],
      notAt: [{ goal: "f : Nat → Nat\nh : ∀ (n : Nat), f n ≤ f 0\n⊢ f 9 ≤ f 0" }],
    },
  },
  {
    id: "invent.generalize",
    cost: 1,
    propose: generalisations,
    examples: {
      at: [
        {
          goal: "x : Nat\nxs : List Nat\n⊢ ins x xs ++ [] = ins x xs",
          text: "generalize ins x xs = zs",
          before: inserting,
        },
      ],
      notAt: [{ goal: "x : Nat\nxs : List Nat\n⊢ (ins x xs).length = xs.length + 1", before: inserting }],
    },
  },
  {
    id: "invent.law",
    cost: 3,
    propose: commutations,
    examples: {
      at: [
        {
          goal: "a b : Nat\n⊢ add a (b + 1) = add (b + 1) a",
          text: "have key : ∀ a b, add a b = add b a := ?_",
          before: adding,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ double n = n + n", before: doubling }],
    },
  },
];

/** From each step of a sequence to any number of steps: `f n < f (n + 1)` for all `n` bounds `f n` for all `n`. */
function telescopes({ shape }: Fact, context: GoalContext): readonly ProposedMove[] {
  if (shape.kind !== "forall" || shape.binders.length !== 1) return [];
  const index = shape.binders[0]?.name ?? "n";
  const match = /^(.+?) (<|≤|=|>|≥) (.+)$/su.exec(stripBrackets(shape.body));
  if (!match) return [];
  const [, left = "", sign = "", right = ""] = match;
  const next = `(${index} + 1)`;
  if (left.includes(next) === right.includes(next)) return [];
  const at = (side: string, place: string): string =>
    side
      .split(next)
      .map((part) => replacedName(part, index, place))
      .join(place);
  const isRising = right.includes(next);
  const low = at(isRising ? left : right, "0");
  const high = at(isRising ? right : left, "m");
  const [from, to] = isRising ? [low, high] : [high, low];
  const moved = isRising ? at(right, "(m + k)") : at(left, "(m + k)");
  const still = isRising ? at(left, "m") : at(right, "m");
  const why = "from one step to any number of steps";
  const overManySteps = `∀ m k, ${isRising ? `${still} ${weaker(sign)} ${moved}` : `${moved} ${weaker(sign)} ${still}`}`;
  const claims = [...strictClaims(sign, { from, to }), { statement: overManySteps, over: ["k"] }];
  return claims.flatMap((claim, number) => lemmaMoves(context, { ...claim, extra: number * eachOtherClaim, why }));
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
  const falls = !mentions(high, "m");
  const claim = { statement: `∀ m, ${low} + m ≤ ${high}`, over: ["m"] };
  return falls ? [{ ...claim, at: `${high} + 1` }, claim] : [claim];
}

/** A compound term that the goal is about becomes a variable, over which an induction can then go. */
function generalisations(context: GoalContext): readonly ProposedMove[] {
  const own = new Set(context.data.map((local) => local.name));
  const recursive = new Set(context.relevant.definitions.map((entry) => lastPart(entry.name)));
  const [name] = freshHere(context, "zs");
  return compoundParts(context.goal.target)
    .filter((part) => !/[=<>≤≥∧∨¬→↔]|fun /u.test(part))
    .filter((part) => context.goal.target.indexOf(part) !== context.goal.target.lastIndexOf(part))
    .map((part) => ({ part, call: firstApplication(part) }))
    .filter(
      ({ call, part }) =>
        call?.text === part && recursive.has(lastPart(call.head)) && call.args.every((argument) => own.has(argument)),
    )
    .slice(0, mostGeneralised)
    .map(({ part }) => ({
      text: `generalize ${part} = ${name}`,
      tags: { generalises: true },
      why: "the claim for any value of this term",
    }));
}

/** A file's function of two numbers or lists often commutes or associates, and nobody has said so. */
function commutations(context: GoalContext): readonly ProposedMove[] {
  const binary = context.relevant.definitions.filter((entry) => entry.isRecursive).map((entry) => lastPart(entry.name));
  const calls = applications(context.goal.target).filter(
    ({ head, args }) => binary.includes(lastPart(head)) && args.length === 2,
  );
  const heads = [...new Set(calls.map((call) => call.head))];
  const why = "an algebraic law of a function of the file";
  return heads.flatMap((head) => [
    ...lemmaMoves(context, { statement: `∀ a b, ${head} a b = ${head} b a`, over: ["a"], why }),
    ...lemmaMoves(context, {
      statement: `∀ a b c, ${head} (${head} a b) c = ${head} a (${head} b c)`,
      over: ["a"],
      extra: associative,
      why,
    }),
  ]);
}
