import { replacedName } from "../../lean/names.ts";
import { refutedWitnesses } from "./contradictions.ts";
import { solving } from "./exampleFiles.ts";
import { freshHere } from "./freshNames.ts";
import { diagonals } from "./instances.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";
import type { Binder } from "./termShape.ts";
import { shapeOf } from "./termShape.ts";
import { functionsOf, likeliest, numbers, pairsOf, termsOf } from "./witnessTerms.ts";

const mostWitnesses = 18;
const mostEnded = 6;
const mostSweeps = 4;
/** So many in one question: each costs some of its heartbeats. */
const sweptAtOnce = 6;
const nextSweep = 0.25;
const nextTerm = 0.12;
const nextPair = 0.1;
/** Of functions there are few to try. */
const ofFunction = -0.4;
const openChoice = 0.1;

/** For an existential: terms at hand, and for numbers what is easily made of them. */
export const witnessRows: readonly MoveRow[] = [
  {
    id: "witness.sweep",
    cost: 0.5,
    propose: sweeps,
    examples: {
      at: [
        {
          goal: "k : Nat\n⊢ ∃ m, k < m",
          text: "first | exact ⟨k, by omega⟩ | exact ⟨k + 1, by omega⟩ | exact ⟨0, by omega⟩ | exact ⟨1, by omega⟩ | exact ⟨2 * k, by omega⟩ | exact ⟨2 * k + 1, by omega⟩",
        },
        {
          goal: "k : Nat\n⊢ (∃ m, m < k) ∨ ∃ m, k ≤ m",
          text: "first | exact Or.inl ⟨k, by omega⟩ | exact Or.inr ⟨k, by omega⟩ | exact Or.inl ⟨k + 1, by omega⟩ | exact Or.inr ⟨k + 1, by omega⟩ | exact Or.inl ⟨0, by omega⟩ | exact Or.inr ⟨0, by omega⟩",
        },
      ],
      notAt: [{ goal: "P : Bool → Prop\nb : Bool\nh : P b\n⊢ ∃ x, P x" }, { goal: "n : Nat\n⊢ n = n" }],
    },
  },
  {
    id: "witness.choice",
    cost: 0.8,
    propose: ofExistential((_, context) =>
      choosable(context).map(({ name }) => ({ text: `exact Classical.axiomOfChoice ${name}` })),
    ),
    examples: {
      at: [
        {
          goal: "R : Nat → Nat → Prop\nh : ∀ (x : Nat), ∃ y, R x y\n⊢ ∃ f, Solves R f",
          text: "exact Classical.axiomOfChoice h",
          before: solving,
        },
      ],
      notAt: [{ goal: "R : Nat → Nat → Prop\nh : ∀ (x : Nat), ∃ y, R x y\na : Nat\n⊢ R a a" }],
    },
  },
  {
    id: "witness.chosen_function",
    cost: 0.85,
    propose: ofExistential(({ first }, context) => (isFunction(first) || first.type === "" ? choices(context) : [])),
    examples: {
      at: [
        {
          goal: "R : Nat → Nat → Prop\nh : ∀ (x : Nat), ∃ y, R x y\nF : (Nat → Nat) → Prop\nk : ∀ (f : Nat → Nat), (∀ (x : Nat), R x (f x)) → F f\n⊢ ∃ f, F f",
          text: "obtain ⟨g, hg⟩ := Classical.axiomOfChoice h; exact ⟨g, by grind⟩",
        },
        {
          goal: "R : Nat → Nat → Prop\nh : ∀ (x : Nat), ∃ y, R x y\n⊢ ∃ f, Solves R f",
          text: "obtain ⟨g, hg⟩ := Classical.axiomOfChoice h",
          before: solving,
        },
      ],
      notAt: [{ goal: "k : Nat\n⊢ ∃ m, k < m" }],
    },
  },
  {
    // Lean does not print the type of most bound variables.
    id: "witness.diagonal",
    cost: 0.7,
    propose: ofExistential(({ first }, context) => (first.type === "" ? diagonals(context).map(refined) : [])),
    examples: {
      at: [{ goal: "α : Type\nf : α → α → Bool\n⊢ ∃ g, ∀ (x : α), f x ≠ g", text: "refine ⟨fun x => !f x x, ?_⟩" }],
      notAt: [{ goal: "k : Nat\n⊢ ∃ m, k < m" }],
    },
  },
  {
    id: "witness.decide",
    cost: 1.2,
    propose: ofExistential(({ first, second }, context) => (second || isFunction(first) ? [] : decisions(context))),
    examples: {
      at: [{ goal: "P : Nat → Prop\nk : Nat\n⊢ ∃ x, P x → P 0", text: "by_cases hc : P k → P 0" }],
      notAt: [
        { goal: "a b : Nat\n⊢ ∃ q r, a = b * q + r" },
        {
          goal: "P : Nat → Prop\nk : Nat\n⊢ ∃ x, P x → P 0",
          path: [{ text: "by_cases hc : P 0", tags: { byCases: true } }],
        },
      ],
    },
  },
  {
    id: "witness.refute",
    cost: 0.95,
    propose: ofExistential(({ first }, context) =>
      isFunction(first) ? [] : refutedWitnesses(context, likeliest(context, first.type)),
    ),
    examples: {
      at: [
        {
          goal: "P : Nat → Prop\nk : Nat\n⊢ ∃ x, P x → P (k + 1)",
          text: [
            "apply Classical.byContradiction",
            "intro hn",
            "have h := not_exists.mp hn k",
            "have h1 := not_exists.mp hn (k + 1)",
            "grind",
          ].join("; "),
        },
      ],
      notAt: [{ goal: "a b : Nat\n⊢ ∃ q r, a = b * q + r" }, { goal: "k : Nat\n⊢ k < k + 1" }],
    },
  },
  {
    id: "witness.pair",
    cost: 0.9,
    propose: ofExistential(({ second }, context) =>
      second ? pairsOf(context).map((pair, at) => ({ ...refined(pair.join(", ")), extra: at * nextPair })) : [],
    ),
    examples: {
      at: [{ goal: "a b : Nat\n⊢ ∃ q r, a = b * q + r", text: "refine ⟨a / b, a % b, ?_⟩" }],
      notAt: [{ goal: "k : Nat\n⊢ ∃ m, k < m" }],
    },
  },
  {
    id: "witness.refine",
    cost: 0.8,
    propose: ofExistential(({ first }, context) =>
      singleTerms(first, context)
        .slice(0, mostWitnesses)
        .map((term, at) => ({ ...refined(term), extra: (isFunction(first) ? ofFunction : 0) + at * nextTerm })),
    ),
    examples: {
      at: [
        { goal: "a b : Nat\n⊢ ∃ c, a ≤ c ∧ b ≤ c", text: "refine ⟨max b a, ?_⟩" },
        { goal: "a b : Nat\nh : a ≠ b\n⊢ ∃ c, a ≤ c ∧ b ≤ c", text: "refine ⟨b + a, ?_⟩" },
      ],
      notAt: [{ goal: "k : Nat\n⊢ k < k + 1" }],
    },
  },
  {
    id: "witness.exact",
    cost: 1.1,
    propose: ofExistential(({ first }, context) =>
      singleTerms(first, context)
        .slice(0, mostEnded)
        .map((term, at) => ({ text: `exact ⟨${term}, by grind⟩`, extra: at * nextPair })),
    ),
    examples: {
      at: [{ goal: "P : Nat → Prop\nk : Nat\nh : P k\n⊢ ∃ x, P x", text: "exact ⟨k, by grind⟩" }],
      notAt: [{ goal: "k : Nat\n⊢ k < k + 1" }],
    },
  },
];

interface Existential {
  readonly first: Binder;
  readonly second: Binder | undefined;
}

function ofExistential(
  propose: (existential: Existential, context: GoalContext) => readonly ProposedMove[],
): (context: GoalContext) => readonly ProposedMove[] {
  return (context) => {
    const [first, second] = context.shape.kind === "exists" ? context.shape.binders : [];
    return first ? propose({ first, second }, context) : [];
  };
}

function isFunction({ type }: Binder): boolean {
  return type.includes("→");
}

function singleTerms(first: Binder, context: GoalContext): readonly string[] {
  return isFunction(first) ? [...diagonals(context), ...functionsOf(context)] : termsOf(context, first.type);
}

function refined(terms: string): ProposedMove {
  return { text: `refine ⟨${terms}, ?_⟩` };
}

/**
 * Easy numbers, several in one question, where arithmetic alone decides which is the one; also on a side of a
 * disjunction. What came into the context last is the likeliest to be of use.
 */
function sweeps(context: GoalContext): readonly ProposedMove[] {
  const { shape } = context;
  const sides = shape.kind === "or" ? shape.sides.map(shapeOf) : [shape];
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
    return { text: `first | ${variants.join(" | ")}`, extra: at * nextSweep, variants, tags: { several: true } };
  });
}

/** By cases on the newest number being the witness; if it is not, the other case knows so. */
function decisions(context: GoalContext): readonly ProposedMove[] {
  const { data, path, shape } = context;
  const last = data.findLast((local) => local.isNumber);
  if (shape.kind !== "exists" || !last || path.at(-1)?.tags?.byCases) return [];
  const [variable] = shape.binders;
  const [name] = freshHere(context, "hc");
  const claim = replacedName(shape.body, variable?.name ?? "x", last.name);
  return [{ text: `by_cases ${name} : ${claim}`, tags: { byCases: true } }];
}

/** Hypotheses that say of everything that something exists for it. */
function choosable({ facts }: GoalContext): GoalContext["facts"] {
  return facts.filter((fact) => /^∀.*∃/u.test(fact.type));
}

/** A function made by choice, with what it does, before it is given as the one that is looked for. */
function choices(context: GoalContext): readonly ProposedMove[] {
  const [name, does] = freshHere(context, "g", "hg");
  return choosable(context).flatMap((fact) => {
    const text = `obtain ⟨${name}, ${does}⟩ := Classical.axiomOfChoice ${fact.name}`;
    return [{ text: `${text}; exact ⟨${name}, by grind⟩` }, { text, extra: openChoice }];
  });
}
