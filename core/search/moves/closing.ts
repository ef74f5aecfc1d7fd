import { nameList } from "../nameLists.ts";
import { doubling, evenNumbers, inserting } from "./exampleFiles.ts";
import { predicateOf } from "./goalSplits.ts";
import { libraryFacts, multiplicationLaws } from "./libraryFacts.ts";
import type { GoalContext, MoveRow, ProposedMove } from "./move.ts";

/** Cheap tactics that close a goal or fail at once; one question to Lean asks for all of them. */
const quick = ["rfl", "assumption", "contradiction", "omega", "decide", "ac_rfl", "trivial"] as const;

/** Behind a `simp_all` another one is worth less. */
const simplifiedAlready = 1.2;
const plainAlready = 0.9;
/** A predicate of the file is proved by its constructors. */
const ofPredicate = -1;
const nextLaws = 0.7;
const simpWithNames = 0.4;

/**
 * Tactics that close goals by themselves, with names of the file and of the library where the goal is about them. Each
 * costs Lean a tenth of a second and more when it fails, so a goal gets few of them at once and the others later.
 */
export const closingRows: readonly MoveRow[] = [
  {
    id: "close.quick",
    cost: 0,
    propose: () => [{ text: `first | ${quick.join(" | ")}`, variants: quick, tags: { several: true } }],
    examples: {
      at: [
        {
          goal: "a b : Nat\nh : a < b\n⊢ ¬b ≤ a",
          text: "first | rfl | assumption | contradiction | omega | decide | ac_rfl | trivial",
        },
      ],
    },
  },
  {
    id: "close.simp_all",
    cost: 0.3,
    propose: (context) => [simpAll(context, context.names.definitions, simplifiedAlready)],
    examples: {
      at: [
        { goal: "p q : Prop\nhp : p\nhq : q\n⊢ q ∧ p", text: "simp_all" },
        {
          goal: "n : Nat\nih : double n = n + n\n⊢ double (n + 1) = n + n + 2",
          text: "simp_all [double]",
          before: doubling,
        },
      ],
    },
  },
  {
    id: "close.grind",
    cost: 0.45,
    propose: ({ names }) => [withNames("grind", names.grindAll)],
    examples: {
      at: [{ goal: "h : Even 1\n⊢ False", text: "grind [Even.zero, Even.step, cases Even]", before: evenNumbers }],
    },
  },
  {
    id: "close.grind_definitions",
    cost: 0.9,
    propose: ({ names }) => [withNames("grind", names.definitions)],
    examples: {
      at: [
        {
          goal: "n : Nat\nih : double n = n + n\n⊢ double (n + 1) = n + 1 + (n + 1)",
          text: "grind [double]",
          before: doubling,
        },
      ],
    },
  },
  {
    id: "close.simp_all_theorems",
    cost: 0.8,
    propose: (context) => [simpAll(context, context.names.withTheorems, 0)],
    examples: {
      at: [
        {
          goal: "x : Nat\nxs : List Nat\n⊢ 0 < (ins x xs).length",
          text: "simp_all [ins, ins_length]",
          before: inserting,
        },
      ],
    },
  },
  {
    id: "close.solve_by_elim",
    cost: 1.6,
    propose: (context) => [
      { ...withNames("solve_by_elim", constructors(context)), extra: predicateOf(context) ? ofPredicate : 0 },
    ],
    examples: {
      at: [
        {
          goal: "n : Nat\nh : Even n\n⊢ Even (n + 2)",
          text: "solve_by_elim [Even.zero, Even.step]",
          before: evenNumbers,
        },
        { goal: "p q : Prop\nh : p → q\nhp : p\n⊢ q", text: "solve_by_elim" },
      ],
    },
  },
  {
    id: "close.simp_all_plain",
    cost: 1.3,
    propose: (context) => [simpAll(context, [], plainAlready)],
    examples: {
      at: [
        {
          goal: "x : Nat\nxs : List Nat\nh : ins x xs = []\n⊢ (ins x xs).length = 0",
          text: "simp_all",
          before: inserting,
        },
      ],
    },
  },
  {
    id: "close.simp",
    cost: 0.4,
    propose: ({ lists: { definitions } }) => [
      { text: "simp" },
      ...(definitions === "" ? [] : [{ text: `simp${definitions}`, extra: simpWithNames }]),
    ],
    door: "suggest",
    examples: {
      at: [
        { goal: "xs : List Nat\n⊢ xs ++ [] = xs", text: "simp" },
        { goal: "⊢ double 1 = 2", text: "simp [double]", before: doubling },
      ],
    },
  },
  {
    id: "close.grind_plain",
    cost: 1.5,
    propose: () => [{ text: "grind" }],
    examples: { at: [{ goal: "f : Nat → Nat\na b c : Nat\nh : a = b\nk : b = c\n⊢ f a = f c", text: "grind" }] },
  },
  {
    id: "close.simp_all_library",
    cost: 0.9,
    propose: (context) => withLibrary(context).map((names) => simpAll(context, names, 0)),
    examples: {
      at: [{ goal: "n : Nat\n⊢ List.range (n + 1) = List.range n ++ [n]", text: "simp_all [List.range_succ]" }],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p" }],
    },
  },
  {
    id: "close.grind_library",
    cost: 1,
    propose: (context) => withLibrary(context).map((names) => withNames("grind", names)),
    examples: {
      at: [{ goal: "a b : Nat\n⊢ b * (a / b) + a % b = a", text: "grind [Nat.div_add_mod, Nat.mod_lt]" }],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p" }],
    },
  },
  {
    id: "close.multiplication",
    cost: 1.1,
    propose: (context) =>
      multiplicationLaws(context.goal.text).map((laws, at) => ({
        ...simpAll(context, [...context.names.withTheorems, ...laws], 0),
        extra: at * nextLaws,
      })),
    examples: {
      at: [
        {
          goal: "a b c : Nat\n⊢ a * (b + c) = a * c + b * a",
          text: "simp_all [Nat.mul_add, Nat.add_mul, Nat.mul_comm, Nat.mul_left_comm, Nat.add_assoc]",
        },
      ],
      notAt: [{ goal: "a b : Nat\n⊢ a * b = b * a" }],
    },
  },
];

/** `alreadyCosts`: what is added where the step before simplified everything. */
function simpAll({ path }: GoalContext, names: readonly string[], alreadyCosts: number): ProposedMove {
  return {
    text: `simp_all${nameList(names)}`,
    extra: path.at(-1)?.tags?.simplifies ? alreadyCosts : 0,
    variants: simpVariants(names),
    tags: { simplifies: true },
  };
}

/** Lists of names with facts of the library that the goal is about. */
function withLibrary({ goal, names }: GoalContext): readonly (readonly string[])[] {
  return libraryFacts(goal.text).map((facts) => [...names.withTheorems, ...facts]);
}

function constructors({ relevant }: GoalContext): readonly string[] {
  return relevant.inductives.flatMap((entry) => entry.constructors);
}

function simpVariants(names: readonly string[]): readonly string[] {
  if (names.length === 0) return ["simp", "simp [*]"];
  return ["simp", `simp${nameList(names)}`, "simp_all", ...oneLess(names).map((part) => `simp_all${part}`)];
}

function withNames(tactic: string, names: readonly string[]): ProposedMove {
  return {
    text: `${tactic}${nameList(names)}`,
    variants: [tactic, ...oneLess(names).map((part) => `${tactic}${part}`)],
  };
}

/** The list with one name only, then the list without each of its names. */
function oneLess(names: readonly string[]): readonly string[] {
  if (names.length < 2) return [];
  const without = names.map((_, at) => nameList(names.filter((__, other) => other !== at)));
  return [...names.map((name) => nameList([name])), ...(names.length > 2 ? without : [])];
}
