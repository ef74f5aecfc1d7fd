import type { GoalContext, MoveRow } from "../move.ts";
import type { TermShape } from "../termShape.ts";
import { shapeOf } from "../termShape.ts";
import { besideLibrary, newest } from "./relations.ts";
import { standIn } from "./standIn.ts";

const mostFacts = 4;
const nextFact = 0.06;
const nextEnd = 0.08;

/** Predicates on functions that follow from how a function is composed. */
const ofFunctions =
  /^(?:Continuous|Differentiable|Measurable|AEMeasurable|StronglyMeasurable|AEStronglyMeasurable|ContDiff|Analytic|HasDerivAt|HasFDerivAt|UniformContinuous|Lipschitz|Integrable)\p{L}*(?=\s|$)/u;
const ofMeasures = /^(?:Measurable|AEMeasurable|StronglyMeasurable|AEStronglyMeasurable|NullMeasurable)\p{L}*(?=\s|$)/u;
const ofNumbers = /^(?:Nat|Int|[ℚℝℂ])$/u;
const ofSets = /[∈∉⊆∪∩∅]|\\/u;

/** Procedures that search by themselves, by what a goal is about. */
export const automationRows: readonly MoveRow[] = [
  {
    id: "automation.fun_prop",
    cost: 0.02,
    needs: ["fun_prop"],
    applies: ({ goal }) => ofFunctions.test(goal.target),
    propose: () => [{ text: "fun_prop" }, { text: "fun_prop (disch := positivity)", extra: 0.2 }],
    examples: {
      at: [{ goal: "f : ℕ → ℕ\n⊢ Continuous fun x => f x + 1", text: "fun_prop", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "automation.measurability",
    cost: 0.05,
    needs: ["measurability"],
    applies: ({ goal }) => ofMeasures.test(goal.target),
    propose: () => [{ text: "measurability" }],
    examples: {
      at: [
        {
          goal: "f : ℕ → ℕ\n⊢ Measurable fun x => f x + 1",
          text: "measurability",
          before: standIn,
        },
      ],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "automation.tauto",
    cost: 0.12,
    needs: ["tauto"],
    applies: isPropositional,
    propose: ({ goal }) => [{ text: "tauto", extra: ofSets.test(goal.target) ? 0.15 : 0 }],
    examples: {
      at: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p", text: "tauto", before: standIn }],
      notAt: [{ goal: "a b : ℕ\nh : a < b\n⊢ a ≤ b", before: standIn }],
    },
  },
  {
    id: "automation.aesop",
    cost: 0.4,
    needs: ["aesop"],
    propose: ({ goal }) => [{ text: "aesop", extra: ofSets.test(goal.target) ? -0.25 : 0 }],
    examples: { at: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p", text: "aesop", before: standIn }] },
  },
  {
    id: "automation.simpa",
    cost: 0.2,
    needs: besideLibrary,
    propose: (context) =>
      newest(
        context.facts.filter((fact) => sharesHead(fact.shape, fact.type, context)),
        mostFacts,
      ).flatMap(({ name, shape }, at) =>
        ["", ...argumentsOf(shape, context)].map((args, later) => ({
          text: `simpa using ${name}${args}`,
          extra: (at + later) * nextFact,
        })),
      ),
    examples: {
      at: [{ goal: "a b : ℕ\nh : a + 0 = b\n⊢ a = b + 0", text: "simpa using h", before: standIn }],
      notAt: [{ goal: "a b : ℕ\nh : a < b\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "automation.simp_fact",
    cost: 0.33,
    needs: besideLibrary,
    propose: ({ facts }) =>
      newest(
        facts.filter(({ shape }) => shape.kind === "relation" || shape.kind === "iff" || shape.kind === "other"),
        mostFacts,
      ).map(({ name }, at) => ({ text: `simp [${name}]`, extra: at * nextFact })),
    door: "suggest",
    examples: {
      at: [{ goal: "a b : ℕ\nh : a = 0\n⊢ a * b = 0", text: "simp [h]", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "automation.infer_instance",
    cost: 0.1,
    needs: besideLibrary,
    applies: ({ goal, shape, facts }) =>
      shape.kind === "other" &&
      facts.length === 0 &&
      /^[A-Z][\w.]*(?:\s|$)/u.test(goal.target) &&
      goal.target !== "False",
    propose: () => [{ text: "infer_instance" }],
    examples: {
      at: [{ goal: "⊢ Nonempty ℕ", text: "infer_instance", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "automation.extensionality",
    cost: 0.25,
    needs: besideLibrary,
    applies: isOfFunctions,
    propose: (context) => {
      const ends = /[-+*/^]/u.test(context.goal.target)
        ? ["simp", "ring", "simp; ring"]
        : ["simp", "aesop", "simp; tauto"];
      return ends
        .filter((end) => end === "simp" || context.file.tactics.known.has(end.split("; ").at(-1) ?? ""))
        .map((end, at) => ({ text: `ext x; ${end}`, extra: at * nextEnd }));
    },
    door: "suggest",
    examples: {
      at: [{ goal: "f : ℕ → ℕ\n⊢ (fun x => f x + 0) = f", text: "ext x; simp", before: standIn }],
      notAt: [{ goal: "a b : ℕ\n⊢ a + b = b + a", before: standIn }],
    },
  },
  {
    id: "automation.own",
    cost: 0.34,
    propose: ({ file }) => file.tactics.own.map((text, at) => ({ text, extra: at * nextFact })),
    examples: {
      at: [
        {
          goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p",
          text: "my_own",
          before: 'macro "my_own" : tactic => `(tactic| simp_all)',
        },
      ],
      notAt: [{ goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p" }],
    },
  },
  {
    id: "automation.with_library",
    cost: 1.3,
    needs: ["suggestions", ...besideLibrary],
    propose: () => [{ text: "grind +suggestions" }, { text: "simp_all +suggestions", extra: 0.2 }],
    door: "suggest",
    examples: {
      at: [
        {
          goal: "p q : Prop\nh : p ∧ q\n⊢ q ∧ p",
          text: "grind +suggestions",
          before: standIn,
        },
      ],
    },
  },
];

/** Connectives in the goal or in a fact, and nothing that binds. */
function isPropositional({ shape, facts, goal }: GoalContext): boolean {
  if (isConnective(shape)) return !/[∃∑∏∫]/u.test(goal.target);
  return facts.some((fact) => isConnective(fact.shape)) && shape.kind !== "relation";
}

function isConnective({ kind }: TermShape): boolean {
  return kind === "and" || kind === "or" || kind === "iff" || kind === "not" || kind === "implies";
}

/** Locals for the variable of a fact, and zeros for all of its variables. */
function argumentsOf(shape: TermShape, { data }: GoalContext): readonly string[] {
  if (shape.kind !== "forall" || shape.binders.length > mostFacts) return [];
  const [first] = shape.binders;
  const alike = shape.binders.length === 1 ? data.filter(({ type }) => type === first?.type) : [];
  const zeros = ofNumbers.test(first?.type ?? "") ? [shape.binders.map(() => " 0").join("")] : [];
  return [...alike.slice(-2).map(({ name }) => ` ${name}`), ...zeros];
}

/** The fact says something of the same form: the same sign, or the same predicate. */
function sharesHead(said: TermShape, type: string, { shape, goal }: GoalContext): boolean {
  if (goal.target === "False") return false;
  const conclusion = said.kind === "forall" ? shapeOf(said.body) : said;
  if (shape.kind === "relation") return conclusion.kind === "relation" && conclusion.sign === shape.sign;
  if (shape.kind !== "other") return conclusion.kind === shape.kind;
  return conclusion.kind === "other" && headWord(type) === headWord(goal.target);
}

function headWord(text: string): string {
  return /^[^\s(]+/u.exec(text)?.[0] ?? "";
}

/** An equation between functions or sets, as far as its text shows. */
function isOfFunctions({ shape, goal, locals }: GoalContext): boolean {
  if (shape.kind !== "relation" || shape.sign !== "=") return false;
  const [left, right] = shape.sides;
  if (/^\(?fun\b|∘/u.test(left) || /^fun\b|∘/u.test(right) || /[∪∩∅]|\{.*\|/u.test(goal.target)) return true;
  return [left, right].some((side) => {
    const type = locals.find(({ name }) => name === side)?.type ?? "";
    return /^(?:Set|Finset|Matrix|Polynomial)\b|[→≃]/u.test(type);
  });
}
