import { literally, mentions } from "../../lean/names.ts";
import { freshNames } from "./freshNames.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";
import { balanced, shapeOf } from "./termShape.ts";

/**
 * Multiples written out: `∃ k, n = 2 * k + 1` says what `n % 2 = 1` says, on which `omega` and the search by remainders
 * work; and what is asked to be a multiple is asked to be divisible.
 */
export const multipleRows: readonly MoveRow[] = [
  {
    id: "multiples.remainders",
    cost: 0.45,
    propose: asRemainders,
    examples: {
      at: [
        {
          goal: "m : Nat\nh : ∃ k, m = 2 * k + 1\n⊢ m ≠ 4",
          text: [
            "have hd : ∀ x : Nat, (∃ k, x = 2 * k + 1) ↔ x % 2 = 1 := fun x => ⟨fun ⟨_, h⟩ => (by omega), fun h => ⟨x / 2, by omega⟩⟩",
            "simp only [hd] at *",
          ].join("; "),
        },
      ],
      notAt: [{ goal: "m : Nat\nh : ∃ k, m = 2 * k + 3\n⊢ m ≠ 1" }],
    },
  },
  {
    id: "multiples.divisible",
    cost: 0.9,
    propose: asDivisible,
    examples: {
      at: [{ goal: "n : Nat\n⊢ ∃ k, n * (n + 1) = 2 * k", text: "show 2 ∣ n * (n + 1)" }],
      notAt: [{ goal: "n : Nat\n⊢ ∃ k, k = 2 * n" }],
    },
  },
  {
    id: "multiples.laws",
    cost: 0.8,
    propose: sumsOfMultiples,
    examples: {
      at: [
        {
          goal: "a b d : Nat\nh : d ∣ a\n⊢ d ∣ a * b",
          text: "solve_by_elim [Nat.dvd_add, Nat.dvd_sub, Nat.dvd_mul_right, Nat.dvd_mul_left, Nat.dvd_trans, Nat.dvd_refl, Nat.dvd_mul_left_of_dvd, Nat.dvd_mul_right_of_dvd]",
        },
        {
          goal: "a b d : Int\nh : d ∣ a\nk : d ∣ b\n⊢ d ∣ a + b",
          text: "solve_by_elim [Int.dvd_add, Int.dvd_sub, Int.dvd_mul_right, Int.dvd_mul_left, Int.dvd_trans, Int.dvd_refl, Int.dvd_mul_of_dvd_left, Int.dvd_mul_of_dvd_right]",
        },
      ],
      notAt: [{ goal: "a b : Nat\nh : a ∣ b\n⊢ b % a = 0" }],
    },
  },
];

/** Every such claim in the goal and the hypotheses at once, also below quantifiers. */
function asRemainders({ goal, facts, locals }: GoalContext): readonly ProposedMove[] {
  const texts = [goal.target, ...facts.map((fact) => fact.type)];
  const type = numberType(locals);
  const laws = [...new Set(texts.flatMap(existentials).flatMap((text) => lawOf(text, type)))];
  if (laws.length === 0) return [];
  const names = freshNames(
    laws.map(() => "hd"),
    new Set(locals.map((local) => local.name)),
  );
  const known = laws.map((law, at) => `have ${names[at]} : ${law}`);
  return [{ text: [...known, `simp only [${names.join(", ")}] at *`].join("; "), why: "multiples as remainders" }];
}

/** Lean does not print which numbers a bound variable stands for; integers in the context are the better guess. */
function numberType(locals: GoalContext["locals"]): "Int" | "Nat" {
  return locals.some((local) => local.type === "Int") ? "Int" : "Nat";
}

const mostExistentials = 12;

function existentials(text: string): readonly string[] {
  return [...text.matchAll(/∃/gu)].slice(0, mostExistentials).map((match) => balanced(text.slice(match.index)));
}

/** For a claim `∃ k, x = 2 * k + 1`: the law that says it by a remainder, with its proof; at most one. */
function lawOf(existential: string, type: string): readonly string[] {
  const shape = shapeOf(existential);
  const [binder, second] = shape.kind === "exists" ? shape.binders : [];
  const body = shape.kind === "exists" ? shapeOf(shape.body) : shape;
  if (!binder || second || body.kind !== "relation" || body.sign !== "=") return [];
  const { name } = binder;
  const word = literally(name);
  const form = new RegExp(`^(?:(\\d+) \\* ${word}|${word} \\* (\\d+)|${word} \\+ ${word})(?: \\+ (\\d+))?$`, "u");
  return body.sides.flatMap((side, at) => {
    const match = form.exec(side);
    if (!match || mentions(body.sides[1 - at] ?? "", name)) return [];
    const modulus = Number(match[1] ?? match[2] ?? 2);
    const residue = Number(match[3] ?? 0);
    if (residue >= modulus) return [];
    const equation = at === 1 ? `x = ${side}` : `${side} = x`;
    const proof = `fun x => ⟨fun ⟨_, h⟩ => (by omega), fun h => ⟨x / ${modulus}, by omega⟩⟩`;
    return [`∀ x : ${type}, (∃ ${name}, ${equation}) ↔ x % ${modulus} = ${residue} := ${proof}`];
  });
}

function asDivisible({ goal }: GoalContext): readonly ProposedMove[] {
  const found = /^∃ (?<name>\S+), (?<whole>.+) = (?<factor>\d+) \* \k<name>$/su.exec(goal.target)?.groups;
  const { name = "", whole = "", factor = "" } = found ?? {};
  return !found || mentions(whole, name) ? [] : [{ text: `show ${factor} ∣ ${whole}` }];
}

/** After `Nat.dvd_` and `Int.dvd_`. */
const divisibilityLaws = ["add", "sub", "mul_right", "mul_left", "trans", "refl"];
const productLaws = {
  Nat: ["Nat.dvd_mul_left_of_dvd", "Nat.dvd_mul_right_of_dvd"],
  Int: ["Int.dvd_mul_of_dvd_left", "Int.dvd_mul_of_dvd_right"],
} as const;

/** A number that divides the parts divides their sums and products. */
function sumsOfMultiples({ shape, locals }: GoalContext): readonly ProposedMove[] {
  if (shape.kind !== "relation" || shape.sign !== "∣") return [];
  const type = numberType(locals);
  const laws = [...divisibilityLaws.map((law) => `${type}.dvd_${law}`), ...productLaws[type]].join(", ");
  return [{ text: `solve_by_elim [${laws}]` }];
}
