import type { GoalContext, Move, MoveRow } from "./move.ts";

/** The moves of one row at a goal, in its order. */
export function rowMoves(row: MoveRow, context: GoalContext): readonly Move[] {
  const { tactics, notation } = context.file;
  if (row.needs?.some((tactic) => !tactics.known.has(tactic))) return [];
  if (row.applies && !row.applies(context)) return [];
  return row.propose(context).map(({ extra = 0, text, ...move }) => ({
    ...move,
    text: notation.write(text, context.printed),
    row: row.id,
    cost: row.cost + extra,
  }));
}
