import { literally, replacedName } from "../../lean/names.ts";
import { matchedTerms } from "./matchedText.ts";
import type { Fact, GoalContext, MoveRow } from "./move.ts";
import type { Sides, TermShape } from "./termShape.ts";
import { shapeOf, stripBrackets } from "./termShape.ts";

const mostParts = 8;
const mostPremises = 8;

/** A hypothesis, or a part or an instance of one, that is what the goal says: the proof that a person would write. */
export const directUseRows: readonly MoveRow[] = [
  {
    id: "hypothesis.exact",
    cost: 0.15,
    propose: (context) =>
      context.facts
        .flatMap((fact) => [
          ...partsOf(fact.name, fact.shape)
            .filter(({ type }) => isSame(type, context.goal.target))
            .map(({ term }) => term),
          ...turned(fact, context),
          ...ofEquivalence(fact, context),
          ...instance(fact, context),
        ])
        .map((term) => ({ text: `exact ${term}` })),
    door: "suggest",
    examples: {
      at: [
        { goal: "p q r : Prop\nh : p ∧ q ∧ r\n⊢ r", text: "exact h.2.2" },
        { goal: "a b : Nat\nh : a = b\n⊢ b = a", text: "exact h.symm" },
        { goal: "p q : Prop\nh : p ↔ q\nhq : q\n⊢ p", text: "exact h.mpr hq" },
        {
          goal: "P Q : Nat → Prop\nh : ∀ (n : Nat), P n → Q n\nk : Nat\nhk : P (k + 1)\n⊢ Q (k + 1)",
          text: "exact h (k + 1) hk",
        },
      ],
      notAt: [{ goal: "p q : Prop\nh : p\n⊢ q" }, { goal: "P : Nat → Prop\nh : ∀ (n : Nat), P n → P n\n⊢ P 0" }],
    },
  },
  {
    id: "hypothesis.rwa",
    cost: 0.2,
    propose: ({ facts, goal }) =>
      facts.filter(isEquation).flatMap(
        ({
          name,
          shape: {
            sides: [left, right],
          },
        }) =>
          facts
            .filter((fact) => fact.name !== name)
            .flatMap((fact) => [
              ...(rewritten(fact.type, left, right) === goal.target ? [{ text: `rwa [${name}] at ${fact.name}` }] : []),
              ...(rewritten(fact.type, right, left) === goal.target
                ? [{ text: `rwa [← ${name}] at ${fact.name}` }]
                : []),
            ]),
      ),
    door: "suggest",
    examples: {
      at: [
        { goal: "a b : Nat\nP : Nat → Prop\nh : a = b\nk : P (a + 1)\n⊢ P (b + 1)", text: "rwa [h] at k" },
        { goal: "a b : Nat\nP : Nat → Prop\nh : b = a\nk : P (a + 1)\n⊢ P (b + 1)", text: "rwa [← h] at k" },
      ],
      notAt: [{ goal: "a b : Nat\nh : a = b\n⊢ b = a" }],
    },
  },
  {
    id: "hypothesis.rw",
    cost: 0.35,
    propose: ({ facts, goal }) =>
      facts
        .filter(isEquation)
        .filter(({ shape: { sides } }) => isPart(sides[0], goal.target))
        .map(({ name }) => ({ text: `rw [${name}]` })),
    door: "suggest",
    examples: {
      at: [{ goal: "f : Nat → Nat\na b : Nat\nh : f a = b\n⊢ f (f a) = f b", text: "rw [h]" }],
      notAt: [{ goal: "a b : Nat\nh : a + 1 = b\n⊢ a < b" }],
    },
  },
];

type Equation = Fact & { readonly shape: Extract<TermShape, { readonly sides: unknown }> };

function isEquation(fact: Fact): fact is Equation {
  return (fact.shape.kind === "relation" && fact.shape.sign === "=") || fact.shape.kind === "iff";
}

/** True if a term stands in a text as a word or an argument; what stands beside it may still be a part of it. */
function isPart(term: string, text: string): boolean {
  return new RegExp(`(?<![^\\s(⟨,])${literally(term)}(?![^\\s)⟩,])`, "u").test(text);
}

function rewritten(text: string, from: string, to: string): string {
  return isPart(from, text) ? text.replaceAll(from, to) : "";
}

interface Part {
  readonly term: string;
  readonly type: string;
}

/** The parts of a conjunction, with the terms that name them. */
function partsOf(term: string, shape: TermShape): readonly Part[] {
  if (shape.kind !== "and") return [];
  const parts: Part[] = [];
  let rest: TermShape = shape;
  for (let at = term; rest.kind === "and" && parts.length < mostParts; at = `${at}.2`) {
    const [left, right]: Sides = rest.sides;
    parts.push({ term: `${at}.1`, type: left }, { term: `${at}.2`, type: right });
    rest = shapeOf(right);
  }
  return parts;
}

/** Equations, inequations and equivalences hold the other way round as well. */
function turned({ name, shape }: Fact, { shape: goal }: GoalContext): readonly string[] {
  const isSymmetric = (shape.kind === "relation" && /^[=≠]$/u.test(shape.sign)) || shape.kind === "iff";
  if (!isSymmetric || goal.kind !== shape.kind || goal.sign !== shape.sign) return [];
  return isSame(shape.sides[0], goal.sides[1]) && isSame(shape.sides[1], goal.sides[0]) ? [`${name}.symm`] : [];
}

function ofEquivalence({ name, shape }: Fact, context: GoalContext): readonly string[] {
  if (shape.kind !== "iff") return [];
  const [left, right] = shape.sides;
  const { target } = context.goal;
  return [
    ...(isSame(right, target) ? proofsOf(left, context).map((proof) => `${name}.mp ${proof}`) : []),
    ...(isSame(left, target) ? proofsOf(right, context).map((proof) => `${name}.mpr ${proof}`) : []),
  ];
}

/** A quantified hypothesis at the terms for which it says what the goal says, with facts for its premises. */
function instance({ name, type }: Fact, context: GoalContext): readonly string[] {
  const { variables, premises, conclusion } = taken(type);
  if (variables.length + premises.length === 0) return [];
  const terms = matchedTerms(conclusion, variables, context.goal.target);
  if (!terms || variables.some((variable) => !terms.has(variable))) return [];
  const proofs = premises.map((premise) => {
    const wanted = [...terms].reduce((text, [variable, term]) => replacedName(text, variable, term), premise);
    return proofsOf(wanted, context)[0];
  });
  if (proofs.includes(undefined)) return [];
  return [[name, ...variables.map((variable) => terms.get(variable)), ...proofs].join(" ")];
}

interface Taken {
  /** Only those that are given as arguments. */
  readonly variables: readonly string[];
  readonly premises: readonly string[];
  readonly conclusion: string;
}

/** A proposition taken apart as far as its quantifiers stand before its premises. */
function taken(type: string): Taken {
  const variables: string[] = [];
  const premises: string[] = [];
  let conclusion = type;
  while (variables.length + premises.length < mostPremises) {
    const shape = shapeOf(conclusion);
    const isImplicit = /^∀\s*[{⦃[]/u.test(conclusion.trim());
    if (shape.kind === "forall" && premises.length === 0 && !isImplicit) {
      variables.push(...shape.binders.map((binder) => binder.name));
      conclusion = shape.body;
    } else if (shape.kind === "implies") {
      premises.push(shape.sides[0]);
      [, conclusion] = shape.sides;
    } else break;
  }
  return { variables, premises, conclusion };
}

function proofsOf(type: string, { facts }: GoalContext): readonly string[] {
  return facts.filter((fact) => isSame(fact.type, type)).map(({ name }) => name);
}

function isSame(left: string, right: string): boolean {
  const plain = (text: string): string => stripBrackets(text).replace(/\s+/gu, " ");
  return plain(left) === plain(right);
}
