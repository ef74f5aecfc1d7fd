import { accumulatorRows } from "./accumulators.ts";
import { caseSplitRows } from "./caseSplits.ts";
import { closingRows } from "./closing.ts";
import { contradictionRows } from "./contradictions.ts";
import { directUseRows } from "./directUses.ts";
import { finishedRows } from "./finished.ts";
import { functionRows } from "./functions.ts";
import { goalSplitRows } from "./goalSplits.ts";
import { hypothesisRows } from "./hypotheses.ts";
import { inductionRows } from "./inductions.ts";
import { congruenceRow, instanceRows } from "./instances.ts";
import { introductionRows } from "./introductions.ts";
import { inventionRows } from "./inventions.ts";
import { libraryRows } from "./library/libraryRows.ts";
import { monotoneRows } from "./monotone.ts";
import type { GoalContext, Move, MoveRow, MoveSource } from "./move.ts";
import { multipleRows } from "./multiples.ts";
import { residueRows } from "./residues.ts";
import { rewritingRows } from "./rewriting.ts";
import { rowMoves } from "./rowMoves.ts";
import { squareRows } from "./squares.ts";
import { suggestingRows } from "./suggesting.ts";
import { usedHypothesisRows } from "./usedHypotheses.ts";
import { wholeInductionRows } from "./wholeInductions.ts";
import { witnessRows } from "./witnesses.ts";

/** All that is tried without a model and without a history. Of two moves that cost the same the earlier row's is first. */
export const moveRows: readonly MoveRow[] = [
  ...libraryRows,
  ...closingRows,
  ...directUseRows,
  ...introductionRows,
  ...goalSplitRows,
  ...hypothesisRows,
  ...caseSplitRows,
  ...inductionRows,
  ...functionRows,
  ...wholeInductionRows,
  ...finishedRows,
  ...rewritingRows,
  ...instanceRows,
  congruenceRow,
  ...witnessRows,
  ...monotoneRows,
  ...residueRows,
  ...multipleRows,
  ...squareRows,
  ...contradictionRows,
  ...usedHypothesisRows,
  ...accumulatorRows,
  ...inventionRows,
  ...suggestingRows,
];

/** The moves of the rows and sources, the cheapest first; a text that several propose is kept at its lowest cost. */
export function movesFor(
  context: GoalContext,
  { rows, sources = [] }: { readonly rows: readonly MoveRow[]; readonly sources?: readonly MoveSource[] },
): readonly Move[] {
  const moves = [...rows.flatMap((row) => rowMoves(row, context)), ...sources.flatMap((source) => source(context))];
  const best = new Map<string, Move>();
  for (const move of moves) {
    const known = best.get(move.text);
    if (!known || known.cost > move.cost) best.set(move.text, move);
  }
  return [...best.values()].toSorted((left, right) => left.cost - right.cost);
}
