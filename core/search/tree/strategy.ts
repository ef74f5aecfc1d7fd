import type { Move } from "../moves/move.ts";
import type { GoalNode, ProofTree } from "./proofTree.ts";

/** A move to be tried at a goal. */
export interface Expansion {
  readonly node: GoalNode;
  readonly move: Move;
}

/** Chooses what is tried next. `movesOf` asks the sources when a goal is looked at for the first time. */
export type Strategy = (
  tree: ProofTree,
  limit: number,
  movesOf: (node: GoalNode) => readonly Move[],
) => readonly Expansion[];

/**
 * Cheapest first, counting what has been spent on the way: all ways of cost 1 come before any of cost 2, so this is
 * iterative deepening by rank cost without beginning again.
 */
export const bestFirst: Strategy = (tree, limit, movesOf) => {
  const chosen: Expansion[] = [];
  const nodes = tree.nodes.filter((node) => tree.isWanted(node) && hasMoves(node, movesOf));
  while (chosen.length < limit) {
    const best = cheapest(nodes, movesOf);
    if (!best) break;
    chosen.push(best);
    best.node.tried += 1;
  }
  return chosen;
};

function hasMoves(node: GoalNode, movesOf: (node: GoalNode) => readonly Move[]): boolean {
  return node.state === "open" && node.tried < movesOf(node).length;
}

function cheapest(nodes: readonly GoalNode[], movesOf: (node: GoalNode) => readonly Move[]): Expansion | undefined {
  let best: Expansion | undefined;
  let bestCost = Infinity;
  for (const node of nodes) {
    const move = movesOf(node)[node.tried];
    if (!move || node.cost + move.cost >= bestCost) continue;
    best = { node, move };
    bestCost = node.cost + move.cost;
  }
  return best;
}

const exploration = 2;

/**
 * Upper confidence bounds over the tree: from the root to the step with the best value and the fewest visits, then to
 * the open goal that has been worked on least, until a goal's own next moves are worth more than its known steps.
 */
export const treeSearch: Strategy = (tree, limit, movesOf) => {
  const chosen: Expansion[] = [];
  const live = liveGoals(tree, movesOf);
  for (let round = 0; round < limit * 2 && chosen.length < limit; round += 1) {
    const node = descend(tree, { live, movesOf });
    if (!node) break;
    visit(node);
    const moves = movesOf(node).slice(node.tried, node.tried + Math.min(movesAtOnce, limit - chosen.length));
    for (const move of moves) chosen.push({ node, move });
    node.tried += moves.length;
  }
  return chosen;
};

/** A goal's cheap moves go together: the first few are the closing tactics. */
const movesAtOnce = 6;

/** Goals that have moves left, and those above them: a way down must not end where nothing is left to try. */
function liveGoals(tree: ProofTree, movesOf: (node: GoalNode) => readonly Move[]): ReadonlySet<GoalNode> {
  const live = new Set<GoalNode>();
  const due = tree.nodes.filter((node) => tree.isWanted(node) && hasMoves(node, movesOf));
  for (let node = due.pop(); node; node = due.pop()) {
    if (live.has(node)) continue;
    live.add(node);
    for (const step of node.parents) if (step.state === "open") due.push(step.parent);
  }
  return live;
}

interface Descent {
  readonly live: ReadonlySet<GoalNode>;
  readonly movesOf: (node: GoalNode) => readonly Move[];
}

function descend(tree: ProofTree, { live, movesOf }: Descent): GoalNode | undefined {
  let node = tree.root;
  for (let depth = 0; depth < 64; depth += 1) {
    const own = hasMoves(node, movesOf) ? ownValue(node, movesOf) : -Infinity;
    const open = node.steps.filter(
      (step) => step.state === "open" && step.children.some((child) => live.has(child.node)),
    );
    const scored = open.map((step) => ({
      step,
      score: scoreOf(
        step.children.map((child) => child.node),
        node,
      ),
    }));
    const best = scored.toSorted((left, right) => right.score - left.score)[0];
    if (!best || own >= best.score) return own === -Infinity ? undefined : node;
    const next = best.step.children
      .map((child) => child.node)
      .filter((child) => live.has(child))
      .toSorted((left, right) => left.visits - right.visits)[0];
    if (!next) return undefined;
    node = next;
  }
  return undefined;
}

/** A goal's untried moves, worth less the more of them have been tried. */
function ownValue(node: GoalNode, movesOf: (node: GoalNode) => readonly Move[]): number {
  const move = movesOf(node)[node.tried];
  return bound(1 - (move?.cost ?? 9) / 2, { visits: node.tried / movesAtOnce, parent: node.visits });
}

function scoreOf(children: readonly GoalNode[], parent: GoalNode): number {
  const open = children.filter((child) => child.state !== "solved");
  const worst = open.toSorted((left, right) => mean(left) - mean(right))[0];
  return worst ? bound(mean(worst), { visits: worst.visits, parent: parent.visits }) : 1;
}

function bound(value: number, { visits, parent }: { readonly visits: number; readonly parent: number }): number {
  return value + exploration * Math.sqrt(Math.log(parent + 1) / (visits + 1));
}

function mean(node: GoalNode): number {
  return node.visits === 0 ? 0 : node.value / node.visits;
}

function visit(node: GoalNode): void {
  for (const at of lineOf(node)) at.visits += 1;
}

/** +1 for a goal that is finished, -1 for one that has no way out, along the way on which it was reached first. */
export function backUp(node: GoalNode, value: 1 | -1): void {
  for (const at of lineOf(node)) at.value += value;
}

function lineOf(node: GoalNode): readonly GoalNode[] {
  const line: GoalNode[] = [];
  for (let at: GoalNode | undefined = node; at; at = at.place?.step.parent) line.push(at);
  return line;
}
