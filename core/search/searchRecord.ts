import { normaliseGoals, parseGoal } from "../lean/goal.ts";
import type { Move } from "./moves/move.ts";
import type { SearchRecord } from "./searchEvents.ts";
import { nameAll } from "./tree/goalNames.ts";
import type { GoalNode, ProofTree } from "./tree/proofTree.ts";

export function recordOf(tree: ProofTree, goal: string): SearchRecord {
  return {
    goal,
    steps: tree.steps.map(({ parent, move, children, state }) => ({
      parent: parent.id,
      move: { text: move.text, row: move.row, cost: move.cost, ...(move.tags ? { tags: move.tags } : {}) },
      goals: children.map((child) => child.raw.text),
      children: children.map((child) => child.node.id),
      state,
    })),
    goals: tree.nodes.map((node) => ({
      text: node.goal.text,
      state: node.state,
      tried: answeredMoves(node),
    })),
  };
}

/** Without the moves that got no answer: they stand among the moves once more. */
function answeredMoves({ moves = [], tried }: GoalNode): readonly string[] {
  const waiting = new Set(moves.slice(tried).map((move) => move.text));
  return moves
    .slice(0, tried)
    .map((move) => move.text)
    .filter((text) => !waiting.has(text));
}

interface Resuming {
  /** Fresh, with nothing but its root. */
  readonly tree: ProofTree;
  readonly movesOf: (node: GoalNode) => readonly Move[];
}

/** Builds the tree up again without asking Lean. False if the record is about another goal. */
export function resumeFrom(record: SearchRecord, { tree, movesOf }: Resuming): boolean {
  if (normaliseGoals([nameAll(parseGoal(record.goal)).goal]) !== normaliseGoals([tree.root.goal])) return false;
  for (const { parent, move, goals } of record.steps) {
    const node = tree.nodes[parent];
    if (node) tree.addStep(node, move, goals.map(parseGoal));
  }
  for (const [at, { tried }] of record.goals.entries()) {
    const node = tree.nodes[at];
    if (!node) continue;
    const known = new Set(tried);
    const moves = movesOf(node);
    const done = moves.filter((move) => known.has(move.text));
    node.moves = [...done, ...moves.filter((move) => !known.has(move.text))];
    node.tried = done.length;
  }
  return true;
}
