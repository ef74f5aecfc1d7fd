import type { GoalContext, Move, MoveRow } from "./move.ts";

/** The moves of one row at a goal, in its order. */
export function rowMoves(row: MoveRow, context: GoalContext): readonly Move[] {
  if (row.applies && !row.applies(context)) return [];
  return row.propose(context).map(({ extra = 0, ...move }) => ({ ...move, row: row.id, cost: row.cost + extra }));
}
