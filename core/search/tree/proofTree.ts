import type { Goal } from "../../lean/goal.ts";
import { normaliseGoals } from "../../lean/goal.ts";
import type { Move } from "../moves/move.ts";
import { nameAll } from "./goalNames.ts";

export type NodeState = "open" | "solved" | "dead";

/** A goal that was reached. Goals that say the same are one node, however they were reached. */
export interface GoalNode {
  readonly id: number;
  readonly key: string;
  readonly goal: Goal;
  /** Of the hole's own goal: what `rename_i` must say first. */
  readonly names: readonly string[];
  /** The step by which it was first reached; undefined for the hole's own goal. */
  readonly place: Place | undefined;
  readonly depth: number;
  /** The cost of the way to it, in units of `Move.cost`. */
  readonly cost: number;
  state: NodeState;
  /** Set when the sources have been asked. */
  moves: readonly Move[] | undefined;
  /** The number of moves that have been handed out. */
  tried: number;
  /** Texts that Lean has turned down here, unlike those on which it gave no answer. */
  readonly rejected: Set<string>;
  readonly steps: StepNode[];
  readonly parents: StepNode[];
  /** The step by which it was solved. */
  solution: StepNode | undefined;
  visits: number;
  value: number;
}

export interface Place {
  readonly step: StepNode;
  readonly at: number;
}

/** A step that Lean has accepted at a goal, with the goals that it leaves. */
export interface StepNode {
  readonly id: number;
  readonly parent: GoalNode;
  readonly move: Move;
  readonly children: readonly ChildGoal[];
  state: NodeState;
}

export interface ChildGoal {
  readonly node: GoalNode;
  /** As it is called here; the node may have been reached first under other names. */
  readonly goal: Goal;
  /** As Lean gave it, with its case tag and with names out of reach. */
  readonly raw: Goal;
  /** For `rename_i` or `case`, in Lean's order. */
  readonly names: readonly string[];
}

/** Costs a step of its own, whatever the move, so that long ways come later. */
const stepCost = 0.35;
/** For each goal beyond the first that a step leaves. */
const branchCost = 0.15;
const growthCost = 0.6;

/** Goals as alternatives, steps as conjunctions of goals; what is known about one goal is known wherever it occurs. */
export class ProofTree {
  readonly root: GoalNode;
  readonly nodes: GoalNode[] = [];
  readonly steps: StepNode[] = [];
  readonly #byKey = new Map<string, GoalNode>();

  constructor(goal: Goal) {
    const named = nameAll(goal);
    this.root = this.#add(named.goal, { place: undefined, names: named.names, cost: 0, depth: 0 });
  }

  #add(goal: Goal, from: Pick<GoalNode, "place" | "names" | "cost" | "depth">): GoalNode {
    const node: GoalNode = {
      id: this.nodes.length,
      key: normaliseGoals([goal]),
      goal,
      ...from,
      state: "open",
      moves: undefined,
      tried: 0,
      rejected: new Set(),
      steps: [],
      parents: [],
      solution: undefined,
      visits: 0,
      value: 0,
    };
    this.nodes.push(node);
    this.#byKey.set(node.key, node);
    return node;
  }

  /** Adds what Lean says a move leaves of a goal. Undefined if that leads back to a goal on the way. */
  addStep(parent: GoalNode, move: Move, left: readonly Goal[]): StepNode | undefined {
    const named = left.map((raw) => ({ ...nameAll(raw), raw }));
    const keys = named.map(({ goal }) => normaliseGoals([goal]));
    if (keys.some((key) => isOnTheWay(parent, key))) return undefined;
    const children: ChildGoal[] = [];
    const step: StepNode = { id: this.steps.length, parent, move, children, state: "open" };
    named.forEach(({ goal, names, raw }, at) => {
      const known = this.#byKey.get(keys[at] ?? "");
      const growth = Math.max(0, Math.log2((goal.target.length + 20) / (parent.goal.target.length + 20)));
      const cost = parent.cost + move.cost + stepCost + branchCost * (left.length - 1) + growthCost * growth;
      const node = known ?? this.#add(goal, { place: { step, at }, names: [], cost, depth: parent.depth + 1 });
      node.parents.push(step);
      children.push({ node, goal, raw, names });
    });
    this.steps.push(step);
    parent.steps.push(step);
    this.#settle(step);
    return step;
  }

  /** Takes back a step that turned out not to hold in its place; whatever rested on it is open again. */
  retract(step: StepNode): void {
    step.state = "dead";
    const { parent } = step;
    if (parent.solution !== step) return;
    parent.solution = parent.steps.find((other) => other.state === "solved" && !restsOn(other, parent));
    if (parent.solution) return;
    parent.state = "open";
    for (const above of parent.parents) if (above.state === "solved") this.#reopen(above);
  }

  #reopen(step: StepNode): void {
    this.retract(step);
    step.state = "open";
  }

  /** No further move is left for this goal. */
  exhaust(node: GoalNode): void {
    if (node.state !== "open" || node.steps.some((step) => step.state !== "dead")) return;
    node.state = "dead";
    for (const above of node.parents) this.#settle(above);
  }

  #settle(step: StepNode): void {
    if (step.state !== "open") return;
    if (step.children.every(({ node }) => node.state === "solved")) {
      step.state = "solved";
      const { parent } = step;
      if (parent.state === "solved") return;
      parent.state = "solved";
      parent.solution = step;
      for (const above of parent.parents) this.#settle(above);
    } else if (step.children.some(({ node }) => node.state === "dead")) {
      step.state = "dead";
      const { parent } = step;
      if (parent.moves && parent.tried >= parent.moves.length) this.exhaust(parent);
    }
  }

  /** True while solving this goal could still help the root. */
  isWanted(node: GoalNode): boolean {
    const seen = new Set<GoalNode>();
    const due = [node];
    for (let at = due.pop(); at; at = due.pop()) {
      if (at.state !== "open" || seen.has(at)) continue;
      if (at === this.root) return true;
      seen.add(at);
      for (const step of at.parents) if (step.state === "open") due.push(step.parent);
    }
    return false;
  }
}

function isOnTheWay(node: GoalNode, key: string): boolean {
  for (let at: GoalNode | undefined = node; at; at = at.place?.step.parent) if (at.key === key) return true;
  return false;
}

/** True if the proof that begins with the step uses the goal itself: then the goal is not solved. */
function restsOn(step: StepNode, goal: GoalNode): boolean {
  const seen = new Set<GoalNode>();
  const due = step.children.map(({ node }) => node);
  for (let node = due.pop(); node; node = due.pop()) {
    if (node === goal) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const child of node.solution?.children ?? []) due.push(child.node);
  }
  return false;
}

/** The steps from the hole's own goal to this one, in order. */
export function wayTo(node: GoalNode): readonly Place[] {
  const way: Place[] = [];
  for (let { place } = node; place; { place } = place.step.parent) way.push(place);
  return way.reverse();
}
