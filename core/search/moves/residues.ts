import { mentions, namePattern } from "../../lean/names.ts";
import { freshHere, freshNames } from "./freshNames.ts";
import type { Fact, GoalContext, MoveRow, ProposedMove } from "./move.ts";

/** A larger modulus is not looked at. */
const mostResidues = 60;
/** `decide` is given the time to go through so many combinations of remainders. */
const mostCases = 400;
/** Each is a goal of its own, so that there may be fewer. */
const mostSplits = 16;

/**
 * A claim modulo a number holds for all numbers if it holds for each remainder: there are finitely many, and `decide` goes
 * through them. For integers `omega` tells the cases apart.
 */
export const residueRows: readonly MoveRow[] = [
  {
    id: "residues.decide",
    cost: 0.55,
    propose: ofRemaindersOf("Nat", byDecision),
    examples: {
      at: [
        {
          goal: "n : Nat\nh : n % 2 = 1\n⊢ n * n % 8 = 1",
          text: [
            "have key : ∀ n, n < 8 → (n % 2 = 1) → (n * n % 8 = 1) := (by decide)",
            "have hr := key (n % 8) (Nat.mod_lt _ (by decide)) (by first | omega | simpa [Nat.dvd_iff_mod_eq_zero, Nat.pow_mod, Nat.mul_mod, Nat.add_mod] using h)",
            "simpa [Nat.dvd_iff_mod_eq_zero, Nat.pow_mod, Nat.mul_mod, Nat.add_mod] using hr",
          ].join("; "),
        },
      ],
      notAt: [
        { goal: "n : Nat\n⊢ n * n % 61 ≠ 2" },
        { goal: "a : Int\n⊢ a * a % 3 ≠ 2" },
        { goal: "a b c : Nat\n⊢ a * b * c % 2 = c * b * a % 2" },
        { goal: "xs : List Nat\n⊢ List.map (fun x => x % 2) xs = xs" },
      ],
    },
  },
  {
    id: "residues.cases",
    cost: 0.7,
    propose: ofRemaindersOf("Int", byCases),
    examples: {
      at: [
        {
          goal: "a b : Int\n⊢ a * b % 2 = b * a % 2",
          text: "rcases (by omega : a % 2 = 0 ∨ a % 2 = 1) with hr | hr <;> rcases (by omega : b % 2 = 0 ∨ b % 2 = 1) with hr1 | hr1 <;> first | omega | simp [Int.dvd_iff_emod_eq_zero, Int.pow_succ, Int.mul_emod, Int.add_emod, Int.sub_emod, hr, hr1]",
        },
        {
          goal: "a : Int\n⊢ a * a % 3 ≠ 2",
          text: "rcases (by omega : a % 3 = 0 ∨ a % 3 = 1 ∨ a % 3 = 2) with hr | hr | hr <;> first | omega | simp [Int.dvd_iff_emod_eq_zero, Int.pow_succ, Int.mul_emod, Int.add_emod, Int.sub_emod, hr]",
        },
      ],
      notAt: [
        { goal: "n : Nat\nh : n % 2 = 1\n⊢ n * n % 8 = 1" },
        { goal: "a b c : Int\n⊢ a * b * c % 2 = c * b * a % 2" },
      ],
    },
  },
  {
    id: "residues.impossible",
    cost: 0.7,
    applies: (context) => saidModulo(context) === undefined,
    propose: impossibleEquations,
    examples: {
      at: [
        {
          goal: "n k : Nat\nh : k * k = 4 * n + 3\n⊢ False",
          text: [
            "have he := congrArg (· % 4) h",
            "rcases (by omega : k % 4 = 0 ∨ k % 4 = 1 ∨ k % 4 = 2 ∨ k % 4 = 3) with hr | hr | hr | hr <;> simp [Nat.pow_succ, Nat.mul_mod, Nat.add_mod, hr] at he",
          ].join("; "),
        },
      ],
      notAt: [{ goal: "n k : Nat\nh : k * k = 4 * n + 1\n⊢ k ≠ 2" }, { goal: "n k : Nat\nh : k * k = n + 3\n⊢ False" }],
    },
  },
];

interface Remainders {
  readonly names: readonly string[];
  readonly modulus: number;
  readonly context: GoalContext;
}

/** For one or two variables of the type, and nothing that is bound in the goal. */
function ofRemaindersOf(
  type: "Nat" | "Int",
  propose: (remainders: Remainders) => readonly ProposedMove[],
): MoveRow["propose"] {
  return (context) => {
    const said = saidModulo(context);
    if (!said) return [];
    const variables = context.data.filter((local) => said.texts.some((text) => mentions(text, local.name)));
    if (variables.length === 0 || variables.length > 2) return [];
    if (!variables.every((local) => local.type === type)) return [];
    return propose({ names: variables.map((local) => local.name), modulus: said.modulus, context });
  };
}

/** The goal and the hypotheses about remainders, and a modulus that fits them all; undefined if there is none. */
function saidModulo({
  goal,
  facts,
}: GoalContext): { readonly texts: readonly string[]; readonly modulus: number } | undefined {
  const texts = [goal.target, ...facts.map((fact) => fact.type).filter((type) => ofRemainders.test(type))];
  const modulus = modulusOf(texts);
  return modulus === undefined || /[∀∃]|fun /u.test(goal.target) ? undefined : { texts, modulus };
}

const ofRemainders = /% \d|\d ∣/u;

/** The least common multiple of all numbers by which something is divided; undefined where there is none of use. */
function modulusOf(texts: readonly string[]): number | undefined {
  const found = texts.flatMap((text) => [...text.matchAll(/% (\d+)|(?<![\p{L}\p{N}_.])(\d+) ∣/gu)]);
  const moduli = found.map(([, after, before]) => Number(after ?? before)).filter((modulus) => modulus > 1);
  if (moduli.length === 0) return undefined;
  const common = moduli.reduce((left, right) => (left / commonDivisor(left, right)) * right);
  return common <= mostResidues ? common : undefined;
}

function commonDivisor(left: number, right: number): number {
  return right === 0 ? left : commonDivisor(right, left % right);
}

function byDecision({ names, modulus, context }: Remainders): readonly ProposedMove[] {
  if (modulus ** names.length > mostCases) return [];
  const { goal, facts } = context;
  const [key, now] = freshHere(context, "key", "hr");
  const about = facts.filter((fact) => isAboutRemainders(fact, names));
  const bounds = names.map((name) => `∀ ${name}, ${name} < ${modulus} → `).join("");
  const conditions = about.map((fact) => `(${fact.type}) → `).join("");
  const statement = `${bounds}${conditions}(${goal.target})`;
  const places = names.map((name) => `(${name} % ${modulus}) (Nat.mod_lt _ (by decide))`);
  const laws = "Nat.dvd_iff_mod_eq_zero, Nat.pow_mod, Nat.mul_mod, Nat.add_mod";
  const given = about.map(({ name }) => `(by first | omega | simpa [${laws}] using ${name})`);
  const at = [key, ...places, ...given].join(" ");
  return [
    {
      text: `have ${key} : ${statement} := (by decide); have ${now} := ${at}; simpa [${laws}] using ${now}`,
      variants: [`have ${key} : ${statement} := (by decide); simpa [${laws}] using ${at}`],
      why: "each remainder by itself",
    },
  ];
}

/** True for a hypothesis about the remainders of these variables and of nothing else. */
function isAboutRemainders({ type }: Fact, names: readonly string[]): boolean {
  if (!ofRemainders.test(type) || /[∀∃]/u.test(type)) return false;
  const words = type.match(/[\p{L}_][\p{L}\p{N}_'.]*/gu) ?? [];
  return words.every((word) => names.includes(word));
}

function byCases({ names, modulus, context: { locals } }: Remainders): readonly ProposedMove[] {
  if (modulus ** names.length > mostSplits) return [];
  const known = freshNames(
    names.map(() => "hr"),
    new Set(locals.map((local) => local.name)),
  );
  const splits = names.map((subject, at) => remaindersOf(subject, modulus, known[at] ?? "hr")).join(" <;> ");
  const end = `simp [${[...integerLaws, ...known].join(", ")}]`;
  return [
    {
      text: `${splits} <;> first | omega | ${end}`,
      variants: [`${splits} <;> ${end}`],
      why: "each remainder by itself",
    },
  ];
}

const integerLaws = ["Int.dvd_iff_emod_eq_zero", "Int.pow_succ", "Int.mul_emod", "Int.add_emod", "Int.sub_emod"];

/** The cases of a variable's remainder. */
function remaindersOf(subject: string, modulus: number, name: string): string {
  const residues = Array.from({ length: modulus }, (_, residue) => residue);
  const cases = residues.map((residue) => `${subject} % ${modulus} = ${residue}`).join(" ∨ ");
  return `rcases (by omega : ${cases}) with ${residues.map(() => name).join(" | ")}`;
}

/** `k * k`, `k ^ 2`. */
function isSquared(name: string, text: string): boolean {
  const word = namePattern(name).source;
  return new RegExp(`${word} (?:\\* ${word}|\\^)`, "u").test(text);
}

/** Several moduli may be tried, each with all of its remainders. */
const mostModulus = 9;

/** `k * k = 4 * n + 3` has no solution, as no remainder of `k` gives one: the numbers of the equation are the moduli. */
function impossibleEquations(context: GoalContext): readonly ProposedMove[] {
  const { goal, data, facts } = context;
  if (goal.target !== "False") return [];
  const [both, one] = freshHere(context, "he", "hr");
  return facts.flatMap(({ name, type, shape }) => {
    if (shape.kind !== "relation" || shape.sign !== "=") return [];
    const subject = data.find((local) => isSquared(local.name, type));
    if (subject?.type !== "Nat" && subject?.type !== "Int") return [];
    const factors = [...type.matchAll(/(\d+) \*/gu)].map(([, digits]) => Number(digits));
    const laws = subject.type === "Nat" ? "Nat.pow_succ, Nat.mul_mod, Nat.add_mod" : integerLaws.slice(1).join(", ");
    return [...new Set(factors)]
      .filter((modulus) => modulus > 1 && modulus <= mostModulus)
      .map((modulus) => ({
        text: `have ${both} := congrArg (· % ${modulus}) ${name}; ${remaindersOf(subject.name, modulus, one)} <;> simp [${laws}, ${one}] at ${both}`,
        why: "no remainder fits",
      }));
  });
}
