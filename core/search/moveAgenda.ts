import { goalContext } from "./moves/goalContext.ts";
import type { GoalContext, Move } from "./moves/move.ts";
import { moveRows, movesFor } from "./moves/table.ts";
import type { SearchOptions } from "./searchEvents.ts";
import type { SearchedFile } from "./searchedFile.ts";
import type { GoalNode } from "./tree/proofTree.ts";
import { wayTo } from "./tree/proofTree.ts";

const searchRows = moveRows.filter(({ door }) => door !== "suggest");

/** The moves that are left at each goal of a search, in order, and each one's allowance of Lean's time. */
export class MoveAgenda {
  readonly #options: SearchOptions;
  readonly #file: SearchedFile;
  /** A move's allowance as a multiple of the usual one; 1 for moves that are not in here. */
  readonly #factors = new Map<Move, number>();

  constructor(file: SearchedFile, options: SearchOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** The moves at a goal, the cheapest first; those that were handed out stand before `node.tried`. */
  movesOf(node: GoalNode): readonly Move[] {
    node.moves ??= this.#proposed(node);
    return node.moves;
  }

  #proposed(node: GoalNode): readonly Move[] {
    if (node.depth >= this.#options.maxDepth) return [];
    const path = wayTo(node).map(({ step }) => step.move);
    const context = goalContext({ goal: node.goal, file: this.#file, path });
    return movesFor(context, { rows: searchRows, sources: this.#options.sources ?? [] })
      .map((move) => ({ ...move, cost: move.cost + this.#learned(context, move) }))
      .toSorted((left, right) => left.cost - right.cost);
  }

  #learned(context: GoalContext, move: Move): number {
    return this.#options.adjust?.(context, move) ?? 0;
  }

  factorOf(move: Move): number {
    return this.#factors.get(move) ?? 1;
  }

  /** The move is tried once more, later by `cost` and with `factor` times the usual allowance. */
  postpone(node: GoalNode, move: Move, { cost, factor }: { readonly cost: number; readonly factor: number }): void {
    const later = { ...move, cost: move.cost + cost };
    this.#factors.set(later, factor);
    this.add(node, later);
  }

  /** One more move at a goal, in its place among those that are left. */
  add(node: GoalNode, move: Move): void {
    const moves = node.moves ?? [];
    const rest = [...moves.slice(node.tried), move].toSorted((left, right) => left.cost - right.cost);
    node.moves = [...moves.slice(0, node.tried), ...rest];
  }
}
