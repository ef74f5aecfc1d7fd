import { lastPart, mentions } from "../../lean/names.ts";
import type { LocalName } from "../localNames.ts";
import { accumulating, doubling, grounded, halving, parity } from "./exampleFiles.ts";
import { freshHere } from "./freshNames.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";

/** Over what the goal does not mention. */
const outsideTheGoal = 0.8;
const casesOutsideTheGoal = 0.4;
/** A number beside a list or a tree is seldom what the recursion goes over. */
const aside = 0.4;
/** Over the same kind of thing again and again is how a search gets lost. */
const again = 1.2;
const casesAgain = 0.2;

/** Inductions over what the goal is about: plain, for every value of the others, strong; and its cases. */
export const inductionRows: readonly MoveRow[] = [
  {
    id: "induction.plain",
    cost: 1,
    propose: ofEachSubject(({ name }, { extra }) => [
      { text: `induction ${name}`, extra, tags: { induction: "plain", arms: true } },
    ]),
    examples: {
      at: [{ goal: "n : Nat\n⊢ double n = n + n", text: "induction n", before: doubling }],
      notAt: [{ goal: "α : Type\na b : α\nh : a = b\n⊢ b = a" }],
    },
  },
  {
    id: "induction.generalizing",
    cost: 1.15,
    propose: ofEachSubject(({ name }, { extra, general }) =>
      general === "" ? [] : [{ text: `induction ${name}${general}`, extra, tags: { induction: "plain", arms: true } }],
    ),
    examples: {
      at: [
        {
          goal: "xs : List Nat\nacc : Nat\n⊢ sumAcc xs acc = sumAcc xs 0 + acc",
          text: "induction xs generalizing acc",
          before: accumulating,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ double n = n + n", before: doubling }],
    },
  },
  {
    id: "induction.cases",
    cost: 1.8,
    propose: ofEachSubject(({ name }, { context, isInGoal }) => [
      {
        text: `cases ${name}`,
        extra: (isInGoal ? 0 : casesOutsideTheGoal) + repeatedInductionCost(context) * casesAgain,
        tags: { split: true, arms: true },
      },
    ]),
    examples: {
      at: [{ goal: "b : Bool\n⊢ (b || !b) = true", text: "cases b" }],
      notAt: [{ goal: "α : Type\na b : α\nh : a = b\n⊢ b = a" }],
    },
  },
  {
    id: "induction.strong",
    cost: 1.8,
    propose: ofEachNumber((subject, task) => [{ ...strong(subject, task, ""), extra: task.extra }]),
    examples: {
      at: [
        {
          goal: "P : Nat → Prop\nh : ∀ (n : Nat), (∀ (m : Nat), m < n → P m) → P n\nn k : Nat\n⊢ P n",
          text: "induction n using Nat.strongRecOn generalizing P k",
        },
      ],
      notAt: [{ goal: "xs : List Nat\n⊢ xs ++ [] = xs" }],
    },
  },
  {
    id: "induction.strong_ended",
    cost: 1.6,
    propose: ofEachNumber((subject, task) => [strongEnded(subject, task, "")]),
    examples: {
      at: [
        {
          goal: "n : Nat\n⊢ Grounded n",
          text: "induction n using Nat.strongRecOn <;> first | (simp_all; done) | grind [Grounded.intro, cases Grounded]",
          before: grounded,
        },
      ],
      notAt: [{ goal: "xs : List Nat\n⊢ xs ++ [] = xs" }],
    },
  },
  {
    // Functions that call each other come back to themselves after two steps, too.
    id: "induction.two_steps_ended",
    cost: 1.7,
    applies: goesInTwoSteps,
    propose: ofEachNumber((subject, task) => [strongEnded(subject, task, twoSteps(subject, task))]),
    examples: {
      at: [
        {
          goal: "n : Nat\n⊢ isEven n = !isOdd n",
          text: "induction n using Nat.strongRecOn; rename_i n1 ih; rcases n1 with _ | _ | n <;> first | (simp_all [isEven, isOdd]; done) | grind [isEven, isOdd]",
          before: parity,
        },
        {
          goal: "n : Nat\nstep : ∀ (n : Nat), half (n + 2) = half n + 1\n⊢ half n ≤ n",
          text: "induction n using Nat.strongRecOn; rename_i n1 ih; rcases n1 with _ | _ | n <;> first | (simp_all [half]; done) | grind [half]",
          before: halving,
        },
      ],
      notAt: [{ goal: "n : Nat\n⊢ double n = n + n", before: doubling }],
    },
  },
  {
    id: "induction.two_steps",
    cost: 1.9,
    applies: goesInTwoSteps,
    propose: ofEachNumber((subject, task) => [
      { ...strong(subject, task, twoSteps(subject, task)), extra: task.extra },
    ]),
    examples: {
      at: [
        {
          goal: "n : Nat\n⊢ isEven n = !isOdd n",
          text: "induction n using Nat.strongRecOn; rename_i n1 ih; rcases n1 with _ | _ | n",
          before: parity,
        },
      ],
      notAt: [
        { goal: "n : Nat\n⊢ double n = n + n", before: doubling },
        { goal: "P : Nat → Prop\nh : P (0 + 2)\nxs : List Nat\n⊢ xs = []" },
      ],
    },
  },
];

interface InductionTask {
  readonly context: GoalContext;
  readonly isInGoal: boolean;
  /** ` generalizing y z`, or nothing where nothing else is at hand. */
  readonly general: string;
  readonly extra: number;
}

type Propose = (subject: LocalName, task: InductionTask) => readonly ProposedMove[];

function ofEachSubject(propose: Propose): MoveRow["propose"] {
  return (context) =>
    context.data.filter((local) => local.isInductive).flatMap((subject) => propose(subject, taskOf(subject, context)));
}

/** With the claim for all smaller numbers. */
function ofEachNumber(propose: Propose): MoveRow["propose"] {
  return ofEachSubject((subject, task) => (subject.type === "Nat" ? propose(subject, task) : []));
}

function taskOf(subject: LocalName, context: GoalContext): InductionTask {
  const { goal, data } = context;
  const isInGoal = mentions(goal.target, subject.name);
  const isAside =
    subject.isNumber && data.some((local) => local.isInductive && !local.isNumber && mentions(goal.target, local.name));
  const others = data.filter((local) => local.name !== subject.name && !subject.mentions.has(local.name));
  const general = others.length === 0 ? "" : ` generalizing ${others.map((local) => local.name).join(" ")}`;
  const extra = (isInGoal ? 0 : outsideTheGoal) + (isAside ? aside : 0) + repeatedInductionCost(context);
  return { context, isInGoal, general, extra };
}

function strong({ name }: LocalName, { general }: InductionTask, end: string): ProposedMove {
  return {
    text: `induction ${name} using Nat.strongRecOn${general}${end}`,
    tags: { induction: "strong", ...(end === "" ? { arms: true } : {}) },
    why: "with the claim for all smaller numbers",
  };
}

/** With what ends every case, in one question. */
function strongEnded(subject: LocalName, task: InductionTask, before: string): ProposedMove {
  const { definitions, grindAll } = task.context.lists;
  const move = strong(subject, task, before);
  const ends = [`simp_all${definitions}`, `grind${definitions}`, `grind${grindAll}`];
  return {
    ...move,
    text: `${move.text} <;> first | (simp_all${definitions}; done) | grind${grindAll}`,
    extra: task.extra,
    variants: [...new Set(ends)].map((end) => `${move.text} <;> ${end}`),
    tags: { induction: "strong", several: true },
  };
}

function twoSteps({ name }: LocalName, { context }: InductionTask): string {
  const [smaller, claim] = freshHere(context, name, "ih");
  return `; rename_i ${smaller} ${claim}; rcases ${smaller} with _ | _ | ${name}`;
}

function goesInTwoSteps({ goal, relevant: { definitions } }: GoalContext): boolean {
  if (goal.text.includes("+ 2)")) return true;
  return definitions.some((one) =>
    definitions.some(
      (other) => one !== other && one.mentions.has(lastPart(other.name)) && other.mentions.has(lastPart(one.name)),
    ),
  );
}

/** The cost that earlier inductions on the path add to another one; behind a generalised claim the count starts again. */
export function repeatedInductionCost({ path }: GoalContext): number {
  const since = path.slice(path.findLastIndex((step) => step.tags?.generalises) + 1);
  return since.filter((step) => step.tags?.induction).length * again;
}
