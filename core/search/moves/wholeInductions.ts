import { doubling } from "./exampleFiles.ts";
import { functionRows } from "./functions.ts";
import { hypothesisRows } from "./hypotheses.ts";
import { inductionRows } from "./inductions.ts";
import { libraryFacts } from "./libraryFacts.ts";
import type { GoalContext, Move, MoveRow } from "./move.ts";
import { rowMoves } from "./rowMoves.ts";

const mostWhole = 5;
const mostWithFacts = 2;
/** Against the induction alone: as one question, it is asked before what its cases would ask. */
const endedAtOnce = -0.3;
const endedWithFacts = 0.2;

/** Inductions that end in the same way in every case, as one question; what they leave is found by the single steps. */
export const wholeInductionRows: readonly MoveRow[] = [
  {
    id: "induction.whole",
    cost: 0,
    propose: (context) => {
      const { definitions, grindAll } = context.lists;
      const ends = [`simp_all${definitions}`, `grind${definitions}`, `grind${grindAll}`];
      return cheapest(context).map(({ text, cost }) => ({
        text: `${text} <;> first | (simp_all${definitions}; done) | grind${grindAll}`,
        extra: cost + endedAtOnce,
        variants: [...new Set(ends)].map((end) => `${text} <;> ${end}`),
        tags: { induction: "plain", several: true },
      }));
    },
    examples: {
      at: [
        {
          goal: "n : Nat\n⊢ double n = n + n",
          text: "induction n <;> first | (simp_all [double]; done) | grind [double]",
          before: doubling,
        },
      ],
      notAt: [{ goal: "α : Type\na b : α\nh : a = b\n⊢ b = a" }],
    },
  },
  {
    // The facts of the library make each case dearer: only where the goal is about them, and over what comes first.
    id: "induction.whole_library",
    cost: 0,
    propose: (context) => {
      const facts = libraryFacts(context.goal.target).at(-1);
      if (!facts) return [];
      const names = [...context.names.definitions, ...facts].join(", ");
      const ends = [`simp_all [${names}]`, `grind [${names}]`];
      return cheapest(context)
        .slice(0, mostWithFacts)
        .map(({ text, cost }) => ({
          text: `${text} <;> first | (${ends[0]}; done) | ${ends[1]}`,
          extra: cost + endedWithFacts,
          variants: ends.map((end) => `${text} <;> ${end}`),
          tags: { induction: "plain", several: true },
        }));
    },
    examples: {
      at: [
        {
          goal: "xs : List Nat\nx : Nat\n⊢ (xs ++ [x]).reverse = x :: xs.reverse",
          text: "induction xs <;> first | (simp_all [List.append_assoc, List.reverse_cons]; done) | grind [List.append_assoc, List.reverse_cons]",
        },
      ],
      notAt: [
        { goal: "n : Nat\n⊢ double n = n + n", before: doubling },
        { goal: "α : Type\nx : α\nf g : α → List Nat\nh : f = g\n⊢ f x ++ [] = g x" },
      ],
    },
  },
];

/** The inductions that have no more than their cases to end. */
function cheapest(context: GoalContext): readonly Move[] {
  return [...hypothesisRows, ...inductionRows, ...functionRows]
    .flatMap((row) => rowMoves(row, context))
    .filter(({ tags }) => tags?.induction === "plain")
    .toSorted((left, right) => left.cost - right.cost)
    .slice(0, mostWhole);
}
