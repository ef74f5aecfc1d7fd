import { closingMoves } from "./closing.ts";
import { smallestCounterexamples } from "./contradictions.ts";
import { congruenceMoves, instanceMoves } from "./instances.ts";
import { inventionMoves } from "./inventions.ts";
import { monotoneMoves } from "./monotone.ts";
import type { GoalContext, Move, MoveSource } from "./move.ts";
import { multipleMoves } from "./multiples.ts";
import { residueMoves } from "./residues.ts";
import { fileLemmaMoves, rewritingMoves } from "./rewriting.ts";
import { squareMoves } from "./squares.ts";
import { structuralMoves } from "./structure.ts";
import { witnessMoves } from "./witnesses.ts";

/** The sources that need neither a model nor a history. */
export const plainSources: readonly MoveSource[] = [
  closingMoves,
  structuralMoves,
  rewritingMoves,
  fileLemmaMoves,
  instanceMoves,
  congruenceMoves,
  witnessMoves,
  monotoneMoves,
  residueMoves,
  multipleMoves,
  squareMoves,
  smallestCounterexamples,
  inventionMoves,
];

/** What the sources propose, the cheapest first; a text that several propose is kept at its lowest cost. */
export function movesFor(context: GoalContext, sources: readonly MoveSource[]): readonly Move[] {
  const best = new Map<string, Move>();
  for (const move of sources.flatMap((source) => source(context))) {
    const known = best.get(move.text);
    if (!known || known.cost > move.cost) best.set(move.text, move);
  }
  return [...best.values()].toSorted((left, right) => left.cost - right.cost);
}
