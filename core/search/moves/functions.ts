import { lastPart, mentions } from "../../lean/names.ts";
import { accumulating, clamping, doubling, oddNumbers } from "./exampleFiles.ts";
import { repeatedInductionCost } from "./inductions.ts";
import type { GoalContext, MoveRow } from "./move.ts";
import { applications } from "./termShape.ts";

/** The file's functions opened up, and inductions after how they call themselves. */
export const functionRows: readonly MoveRow[] = [
  {
    id: "function.induction",
    cost: 1.1,
    propose: (context) => {
      const extra = repeatedInductionCost(context);
      return [...new Set(recursiveCalls(context))].map((call) => ({
        text: `fun_induction ${call}`,
        extra,
        tags: { induction: "plain" },
      }));
    },
    examples: {
      at: [
        {
          goal: "xs : List Nat\nacc : Nat\n⊢ sumAcc xs acc = sumAcc xs 0 + acc",
          text: "fun_induction sumAcc xs acc",
          before: accumulating,
        },
      ],
      notAt: [{ goal: "xs : List Nat\n⊢ sumAcc xs 0 = xs.sum", before: accumulating }],
    },
  },
  {
    id: "function.simp_only",
    cost: 1.7,
    propose: (context) => inGoal(context).map(({ name }) => ({ text: `simp only [${name}]` })),
    examples: {
      at: [{ goal: "n : Nat\n⊢ double (n + 1) = 2 + double n", text: "simp only [double]", before: doubling }],
      notAt: [{ goal: "n : Nat\n⊢ n + 0 = n", before: doubling }],
    },
  },
  {
    id: "function.unfold",
    cost: 2.1,
    propose: (context) => inGoal(context).map(({ name }) => ({ text: `unfold ${name}` })),
    examples: {
      at: [{ goal: "n : Nat\n⊢ clamp n ≤ 9", text: "unfold clamp", before: clamping }],
      notAt: [{ goal: "n : Nat\nh : clamp n = 8\n⊢ n = 8", before: clamping }],
    },
  },
  {
    id: "function.cases",
    cost: 2.6,
    propose: (context) =>
      inGoal(context)
        .filter((entry) => entry.isRecursive)
        .map(({ name }) => ({ text: `fun_cases ${name}`, tags: { split: true } })),
    examples: {
      at: [{ goal: "n : Nat\n⊢ double n ≠ 1", text: "fun_cases double", before: doubling }],
      notAt: [{ goal: "n : Nat\n⊢ clamp n ≤ 9", before: clamping }],
    },
  },
  {
    id: "function.unfold_split",
    cost: 2.2,
    propose: (context) => inGoal(context).map(({ name }) => ({ text: `unfold ${name}; split`, tags: { split: true } })),
    door: "suggest",
    examples: {
      at: [{ goal: "n : Nat\n⊢ clamp n ≤ 9", text: "unfold clamp; split", before: clamping }],
      notAt: [{ goal: "n : Nat\nh : clamp n = 8\n⊢ n = 8", before: clamping }],
    },
  },
  {
    // Predicates that the file defines without recursion say what they mean once they are written out everywhere.
    id: "function.meaning",
    cost: 0.55,
    propose: ({ goal, facts, relevant }) => {
      const texts = [goal.target, ...facts.map((fact) => fact.type)];
      const names = relevant.definitions
        .filter((entry) => !entry.isRecursive && texts.some((text) => mentions(text, entry.name)))
        .map((entry) => entry.name);
      return names.length === 0 ? [] : [{ text: `simp only [${names.join(", ")}] at *` }];
    },
    examples: {
      at: [{ goal: "n : Nat\nh : Odd n\n⊢ n ≠ 0", text: "simp only [Odd] at *", before: oddNumbers }],
      notAt: [{ goal: "n : Nat\n⊢ double n = n + n", before: doubling }],
    },
  },
];

function inGoal({ relevant, goal }: GoalContext): GoalContext["relevant"]["definitions"] {
  return relevant.definitions.filter((definition) => mentions(goal.target, definition.name));
}

/** Calls of recursive functions of the file, to nothing but variables. */
function recursiveCalls({ relevant, goal, data }: GoalContext): readonly string[] {
  const names = new Set(relevant.definitions.filter((entry) => entry.isRecursive).map((entry) => lastPart(entry.name)));
  const own = new Set(data.map((local) => local.name));
  return applications(goal.text)
    .filter(({ head, args }) => names.has(lastPart(head)) && args.every((argument) => own.has(argument)))
    .map(({ head, args }) => `${head} ${args.join(" ")}`);
}
