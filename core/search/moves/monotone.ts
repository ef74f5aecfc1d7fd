import { mentions } from "../../lean/names.ts";
import { freshNames } from "./freshNames.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";
import { applications, asArgument } from "./termShape.ts";

const mostFacts = 4;
const mostFactors = 3;
const byFactor = 0.1;

/**
 * Powers and products that grow with their parts: neither `omega` nor `grind` knows it, and with the inequalities as
 * hypotheses what is left is linear.
 */
export const monotoneRows: readonly MoveRow[] = [
  {
    id: "monotone.powers",
    cost: 0.6,
    propose: powers,
    examples: {
      at: [
        {
          goal: "a b : Nat\nh : a < 2 ^ b\n⊢ a < 2 ^ max b a",
          text: [
            "have hm := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_max_left b a)",
            "have hm1 := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_max_right b a)",
          ].join("; "),
        },
        {
          goal: "a b : Nat\nh : a < b\n⊢ 2 ^ a ≤ 2 ^ b",
          text: "have hm := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_of_lt h)",
        },
      ],
      notAt: [
        {
          goal: "a b : Nat\nh : a < b\n⊢ 2 ^ a ≤ 2 ^ b",
          path: [
            {
              text: "have hm := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_of_lt h)",
              tags: { adds: ["Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_of_lt h)"] },
            },
          ],
        },
        { goal: "a b : Nat\nh : a < b\n⊢ a * 2 ≤ b * 2" },
      ],
    },
  },
  {
    id: "monotone.products",
    cost: 1.3,
    propose: products,
    examples: {
      at: [
        { goal: "a b c : Nat\nh : a ≤ b\n⊢ c * a ≤ c * b", text: "have hm := Nat.mul_le_mul_left c h" },
        {
          goal: "a b : Nat\nh : a < b\n⊢ a * a ≤ b * b",
          text: "have hm := Nat.mul_le_mul (Nat.le_of_lt h) (Nat.le_of_lt h)",
        },
      ],
      notAt: [{ goal: "a b : Nat\nh : a < b\n⊢ 2 ^ a ≤ 2 ^ b" }],
    },
  },
];

/** `k ^ a ≤ k ^ max a b`, and `k ^ a ≤ k ^ b` for a hypothesis `a ≤ b`. */
function powers(context: GoalContext): readonly ProposedMove[] {
  const { text } = context.goal;
  const bases = new Set([...text.matchAll(/(?<![\p{L}\p{N}_.])([1-9]\d*) \^ /gu)].map(([, base = ""]) => base));
  return [...bases].flatMap((base) => {
    const grows = (proof: string): string => `Nat.pow_le_pow_right (n := ${base}) (by decide) ${asArgument(proof)}`;
    const ofMax = applications(text)
      .filter(({ head, args, text: call }) => head === "max" && args.length === 2 && isExponent(text, { base, call }))
      .map(({ args: [left = "", right = ""] }) =>
        ["left", "right"].map((side) => grows(`Nat.le_max_${side} ${left} ${right}`)),
      );
    const ofFacts = inequalities(context)
      .filter(({ sides }) => sides.every((side) => isExponent(text, { base, call: side })))
      .map(({ atMost }) => [grows(atMost)]);
    return [...ofMax, ...ofFacts].flatMap((proofs) => known(proofs, context));
  });
}

/** True if `call`, in brackets or not, stands as an exponent of `base`. */
function isExponent(text: string, { base, call }: { readonly base: string; readonly call: string }): boolean {
  return [call, asArgument(call)].some((exponent) => text.includes(`${base} ^ ${exponent}`));
}

/** For hypotheses `a ≤ b` and `c ≤ d`: `a * c ≤ b * d`; with one alone, `c * a ≤ c * b` for what the goal multiplies by. */
function products(context: GoalContext): readonly ProposedMove[] {
  if (!context.goal.target.includes(" * ")) return [];
  const facts = inequalities(context);
  const pairs = facts.flatMap((one, at) => facts.slice(at).map((other) => [one, other] as const));
  const factors = context.data.filter((local) => local.isNumber && mentions(context.goal.target, local.name));
  return [
    ...pairs.flatMap(([one, other]) => known([`Nat.mul_le_mul ${one.atMost} ${other.atMost}`], context)),
    ...facts.flatMap(({ atMost }) =>
      factors
        .slice(0, mostFactors)
        .flatMap(({ name }) => known([`Nat.mul_le_mul_left ${name} ${atMost}`], context, byFactor)),
    ),
  ];
}

interface Inequality {
  readonly sides: readonly string[];
  /** A proof of `≤`. */
  readonly atMost: string;
}

function inequalities({ facts }: GoalContext): readonly Inequality[] {
  return facts
    .flatMap(({ name, shape }) => {
      if (shape.kind !== "relation" || !["≤", "<"].includes(shape.sign)) return [];
      return [{ sides: shape.sides, atMost: shape.sign === "≤" ? name : `(Nat.le_of_lt ${name})` }];
    })
    .slice(0, mostFacts);
}

/** Proofs as hypotheses under names that are free; nothing where they are there already. */
function known(proofs: readonly string[], { locals, path }: GoalContext, extra = 0): readonly ProposedMove[] {
  const names = freshNames(
    proofs.map(() => "hm"),
    new Set(locals.map((local) => local.name)),
  );
  if (path.some((step) => proofs.every((proof) => step.tags?.adds?.includes(proof)))) return [];
  const text = proofs.map((proof, at) => `have ${names[at]} := ${proof}`).join("; ");
  return [{ text, extra, tags: { adds: [...proofs] }, why: "what grows with its parts" }];
}
