import type { Goal } from "../lean/goal.ts";
import type { Candidate } from "../lean/ports.ts";
import { goalContext } from "./moves/goalContext.ts";
import type { GoalContext, Move } from "./moves/move.ts";
import { declarationsInScope } from "./moves/scopedNames.ts";
import { moveRows, movesFor } from "./moves/table.ts";

/** A goal, and the part of the file from which it can be proved. */
export interface CandidatePlace {
  readonly goal: Goal;
  /** The text before the declaration, in which names are looked for. */
  readonly documentBefore: string;
}

const suggestRows = moveRows.filter(({ door }) => door !== "search");
/** Between two ways that share a question in a search. */
const nextVariant = 0.01;

/** Candidates for one step, in the order in which they are to be tried. */
export interface StepCandidates {
  readonly candidates: readonly Candidate[];
  /** Tactics that only suggest, in the order in which they are to be asked. */
  readonly harvests: readonly string[];
}

/**
 * Candidates for one step, from the rows of the search: first an opening that is quick to answer, then the cheapest first.
 * A move that asks for several ways in one question becomes a candidate for each, as a person would write it.
 */
export function stepCandidates({ goal, documentBefore }: CandidatePlace): StepCandidates {
  const context = goalContext({ goal, declarations: declarationsInScope(documentBefore), path: [] });
  const proposed = movesFor(context, { rows: suggestRows });
  const moves = proposed
    .filter(({ tags }) => !tags?.suggests && tags?.lemma === undefined)
    .flatMap(oneByOne)
    .toSorted((left, right) => left.cost - right.cost);
  const texts = [...opening(context, moves), ...moves.map(({ text }) => text)];
  return {
    candidates: [...new Set(texts)].map((text) => ({ text, source: "portfolio" })),
    harvests: proposed.filter(({ tags }) => tags?.suggests).map(({ text }) => text),
  };
}

function oneByOne(move: Move): readonly Move[] {
  if (!move.tags?.several) return [move];
  return (move.variants ?? []).map((text, at) => ({ ...move, text, cost: move.cost + at * nextVariant }));
}

/** Rows for the form of the goal or of a hypothesis, of which one nearly always goes through; the likeliest first. */
const likelyRows = [
  "goal.intro",
  "goal.both",
  "hypothesis.both",
  "hypothesis.exists",
  "hypothesis.either",
  "induction.plain",
  "goal.constructor",
  "goal.by_contradiction",
] as const;

/**
 * For the first edit or two, because a person is waiting: the closers that cost a few milliseconds, and the steps that the
 * goal's form suggests; then the closers that most often succeed.
 */
function opening({ goal }: GoalContext, moves: readonly Move[]): readonly string[] {
  const isArithmetic = /[0-9+*<≤>≥]/u.test(goal.target) && /\b(?:Nat|Int|Fin)\b/u.test(goal.text);
  const ofRow = (row: string, text?: string): readonly string[] =>
    moves.filter((move) => move.row === row && (text === undefined || move.text === text)).map((move) => move.text);
  const [first, second, third] = likelyRows.flatMap((row) => ofRow(row).slice(0, 1));
  return [
    ...ofRow("close.quick", isArithmetic ? "omega" : "assumption"),
    ...(first === undefined ? [] : [first]),
    ...ofRow("close.quick", "rfl"),
    ...ofRow("close.simp_all_plain"),
    ...[second, third].filter((text) => text !== undefined),
    ...ofRow("close.simp").slice(0, 1),
    ...ofRow("close.grind_plain"),
  ];
}
