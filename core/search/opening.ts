import { algebraOf } from "./moves/algebra.ts";
import { libraryRows } from "./moves/library/libraryRows.ts";
import type { GoalContext, Move, MoveRow } from "./moves/move.ts";
import { rowMoves } from "./moves/rowMoves.ts";
import { moveRows } from "./moves/table.ts";

/** The rows from which suggestions are made. */
export const suggestRows: readonly MoveRow[] = moveRows.filter(({ door }) => door !== "search");
/** Between two ways that share a question in a search. */
const nextVariant = 0.01;
/** A library's tactic that costs no more is asked for by the form of the goal. */
const sharpest = 0.2;

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
 * goal's form suggests; then the closers that most often succeed. With a library, its tactics for goals of this form lead.
 */
export function opening(context: GoalContext): readonly string[] {
  const firstOf = (id: string): readonly string[] => textsOfRow(id, context).slice(0, 1);
  const quick = (wanted: string): readonly string[] =>
    textsOfRow("close.quick", context).filter((text) => text === wanted);
  const likely = likelyRows.flatMap(firstOf);
  const sharp = sharpTexts(context);
  const [sharpestFirst, ...others] = sharp;
  const leading = sharpestFirst === undefined ? [] : [sharpestFirst, ...firstOf("close.simp"), ...others.slice(0, 2)];
  return [
    ...firstOf("hypothesis.exact"),
    ...leading,
    ...quick(isArithmetic(context) ? "omega" : "assumption"),
    ...likely.slice(0, 1),
    ...quick("rfl"),
    ...firstOf("close.simp_all_plain"),
    ...others,
    ...likely.slice(1, 3),
    ...firstOf("close.simp"),
    ...firstOf("close.grind_plain"),
  ];
}

function isArithmetic(context: GoalContext): boolean {
  const { goal } = context;
  const { traits } = algebraOf(goal.target, context);
  const isOfWholeNumbers = traits.size === 0 || traits.has("whole");
  return isOfWholeNumbers && /[0-9+*<≤>≥]/u.test(goal.target) && /\b(?:Nat|Int|Fin)\b/u.test(goal.text);
}

/** What a library's tactics do best: those that the form of the goal asks for, the likeliest first. */
function sharpTexts(context: GoalContext): readonly string[] {
  const moves = libraryRows.filter(({ door }) => door !== "search").flatMap((row) => rowMoves(row, context));
  return cheapestFirst(moves.filter(({ cost }) => cost <= sharpest)).map(({ text }) => text);
}

/** Asks the row itself: of a text that two rows propose, `movesFor` keeps only the cheaper row's. */
function textsOfRow(id: string, context: GoalContext): readonly string[] {
  const moves = suggestRows.filter((row) => row.id === id).flatMap((row) => rowMoves(row, context));
  return cheapestFirst(moves.flatMap(oneByOne)).map(({ text }) => text);
}

/** A move that asks for several ways in one question, as one move for each. */
export function oneByOne(move: Move): readonly Move[] {
  if (!move.tags?.several) return [move];
  return (move.variants ?? []).map((text, at) => ({ ...move, text, cost: move.cost + at * nextVariant }));
}

export function cheapestFirst(moves: readonly Move[]): readonly Move[] {
  return moves.toSorted((left, right) => left.cost - right.cost);
}
