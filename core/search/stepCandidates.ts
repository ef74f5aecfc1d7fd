import type { Goal } from "../lean/goal.ts";
import type { Candidate } from "../lean/ports.ts";
import { goalContext } from "./moves/goalContext.ts";
import { libraryRows } from "./moves/library/libraryRows.ts";
import type { GoalContext, Move } from "./moves/move.ts";
import { rowMoves } from "./moves/rowMoves.ts";
import { moveRows, movesFor } from "./moves/table.ts";
import { searchedFile } from "./searchedFile.ts";

/** A goal, and the part of the file from which it can be proved. */
export interface CandidatePlace {
  readonly goal: Goal;
  /** The text before the declaration, in which names are looked for. */
  readonly documentBefore: string;
  /** See `HoleChecker.tactics`. */
  readonly tactics: ReadonlySet<string>;
}

/** A library's tactic that costs no more is asked for by the form of the goal. */
const sharpest = 0.2;
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
export function stepCandidates({ goal, documentBefore, tactics }: CandidatePlace): StepCandidates {
  const file = searchedFile({ documentBefore, tactics });
  // A person proves the holes of a file in any order; the verdict says what a step rests on.
  const context = goalContext({ goal, file, path: [], usesUnproved: true });
  const proposed = movesFor(context, { rows: suggestRows });
  const single = proposed.filter(({ tags }) => !tags?.suggests && tags?.lemma === undefined).flatMap(oneByOne);
  const texts = [...opening(context), ...cheapestFirst(single).map(({ text }) => text)];
  return {
    candidates: [...new Set(texts)].map((text) => ({ text, source: "portfolio" })),
    harvests: proposed.filter(({ tags }) => tags?.suggests).map(({ text }) => text),
  };
}

function oneByOne(move: Move): readonly Move[] {
  if (!move.tags?.several) return [move];
  return (move.variants ?? []).map((text, at) => ({ ...move, text, cost: move.cost + at * nextVariant }));
}

function cheapestFirst(moves: readonly Move[]): readonly Move[] {
  return moves.toSorted((left, right) => left.cost - right.cost);
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
function opening(context: GoalContext): readonly string[] {
  const { goal } = context;
  const isArithmetic = /[0-9+*<≤>≥]/u.test(goal.target) && /\b(?:Nat|Int|Fin)\b/u.test(goal.text);
  const firstOf = (id: string): readonly string[] => textsOfRow(id, context).slice(0, 1);
  const quick = (wanted: string): readonly string[] =>
    textsOfRow("close.quick", context).filter((text) => text === wanted);
  const likely = likelyRows.flatMap(firstOf);
  const sharp = sharpTexts(context);
  return [
    ...sharp.slice(0, 1),
    ...quick(isArithmetic ? "omega" : "assumption"),
    ...sharp.slice(1, 3),
    ...likely.slice(0, 1),
    ...quick("rfl"),
    ...firstOf("close.simp_all_plain"),
    ...sharp.slice(3),
    ...likely.slice(1, 3),
    ...firstOf("close.simp"),
    ...firstOf("close.grind_plain"),
  ];
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
