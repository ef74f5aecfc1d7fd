import type { Goal } from "../../lean/goal.ts";
import { renameIn, translation } from "./goalNames.ts";
import type { ChildGoal, GoalNode, StepNode } from "./proofTree.ts";
import { wayTo } from "./proofTree.ts";

/** A candidate at the hole that first goes to a goal further down, and what is then still to do besides it. */
export interface Approach {
  readonly lines: readonly string[];
  readonly others: readonly Goal[];
}

/** The steps to a goal; the other goals of each step are moved behind it, so that no bracket is needed. */
export function approach(node: GoalNode): Approach {
  let others: readonly Goal[] = [];
  const way = wayTo(node);
  const lines: string[] = [...renaming((way[0]?.step.parent ?? node).names)];
  for (const { step, at } of way) {
    lines.push(...step.move.text.split("\n"));
    if (at > 0) lines.push(`rotate_left ${at}`);
    lines.push(...renaming(step.children[at]?.names ?? []));
    const goals = step.children.map((child) => child.raw);
    others = [...goals.slice(at + 1), ...others, ...goals.slice(0, at)];
  }
  return { lines, others };
}

/** The candidate text of a move at a goal. `hasSiblings`: the hole has goals that the steps must not come upon. */
export function searchText(node: GoalNode, moveText: string, hasSiblings: boolean): string {
  const lines = [...approach(node).lines, ...moveText.split("\n")];
  return hasSiblings ? ["focus", ...lines.map((line) => `  ${line}`)].join("\n") : lines.join("\n");
}

/**
 * The layout of several goals. `arms`: `induction x with` and an arm for each; `cases`: a `case` block each; `flat`:
 * one after the other, which needs no names of cases and works wherever the steps themselves do.
 */
export type ProofLayout = "arms" | "cases" | "flat";

/** The proof of a solved goal. */
export function proofLines(node: GoalNode, layout: ProofLayout): readonly string[] {
  const { solution } = node;
  return solution ? [...renaming(node.names), ...stepLines(solution, layout)] : [];
}

function stepLines(step: StepNode, layout: ProofLayout): readonly string[] {
  const { children, move } = step;
  const lines = move.text.split("\n");
  if (layout === "flat")
    return [...lines, ...children.flatMap((child) => [...named(child), ...linesOf(child, layout)])];
  if (move.tags?.lemma !== undefined) return lemmaLines(step, layout);
  const [only, ...further] = children;
  if (!only) return lines;
  if (further.length === 0) return [...lines, ...named(only), ...linesOf(only, layout)];
  if (layout === "arms" && move.tags?.arms && children.every(isTagged)) {
    const arms = children.map((child) =>
      withHead(["|", child.raw.caseTag ?? "_", ...child.names, "=>"].join(" "), linesOf(child, layout)),
    );
    return [`${move.text} with`, ...arms.flat()];
  }
  return [...lines, ...children.flatMap((child) => block(child, children, layout))];
}

function linesOf(child: ChildGoal, layout: ProofLayout): readonly string[] {
  const names = translation(child.node.goal, child.goal);
  const lines = proofLines(child.node, layout);
  return names.size === 0 ? lines : lines.map((line) => renameIn(line, names));
}

function named({ names }: ChildGoal): readonly string[] {
  return renaming(names);
}

function renaming(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`rename_i ${names.join(" ")}`];
}

function isTagged({ raw: { caseTag } }: ChildGoal): boolean {
  return caseTag !== undefined && /^[\p{L}\d_']+$/u.test(caseTag);
}

/** `case tag x y =>` where the tag is this goal's alone, else a bullet. */
function block(child: ChildGoal, siblings: readonly ChildGoal[], layout: ProofLayout): readonly string[] {
  const tags = siblings.map((other) => other.raw.caseTag);
  const lines = linesOf(child, layout);
  if (siblings.every(isTagged) && new Set(tags).size === tags.length)
    return withHead(["case", child.raw.caseTag ?? "", ...child.names, "=>"].join(" "), lines);
  const [first = "", ...rest] = [...named(child), ...lines];
  return [`· ${first}`, ...rest.map((line) => `  ${line}`)];
}

const widest = 92;

function withHead(head: string, lines: readonly string[]): readonly string[] {
  const [only = "", ...more] = lines;
  return more.length === 0 && head.length + only.length < widest
    ? [`${head} ${only}`]
    : [head, ...lines.map((line) => `  ${line}`)];
}

/** `have key : statement := by` with its proof below, then the rest at the same level. */
function lemmaLines({ move, children }: StepNode, layout: ProofLayout): readonly string[] {
  const name = move.tags?.lemma ?? "";
  const knows = ({ goal }: ChildGoal): boolean => goal.hypotheses.some((hypothesis) => hypothesis.names.includes(name));
  const proof = children.find((child) => !knows(child));
  const rest = children.find(knows);
  const head = move.text.replace(/\?_$/u, "by");
  const below = proof ? [...named(proof), ...linesOf(proof, layout)].map((line) => `  ${line}`) : [];
  return [head, ...below, ...(rest ? [...named(rest), ...linesOf(rest, layout)] : [])];
}

/**
 * The part of an unfinished search that can be kept: the steps on the way to the goal that is nearest to done, with the
 * proofs of what was solved beside it. The goals that are left come at the end, in the order of the result.
 */
export function partialLines(node: GoalNode): readonly string[] {
  return linesOnTheWay(node, new Set());
}

/** Two goals may lead to each other; a way that comes back to one of its own goals ends there. */
function linesOnTheWay(node: GoalNode, before: ReadonlySet<GoalNode>): readonly string[] {
  const way = new Set([...before, node]);
  const step = node.solution ?? mostPromising(node, way);
  return step ? [...renaming(node.names), ...partialSteps(step, way)] : [];
}

function partialSteps(step: StepNode, way: ReadonlySet<GoalNode>): readonly string[] {
  if (step.state === "solved") return stepLines(step, "cases");
  const open = step.children.filter((child) => child.node.state !== "solved");
  const [only] = open;
  const solved = step.children.filter((child) => child.node.state === "solved");
  const lines = step.move.text.split("\n");
  if (step.children.length === 1 && only) return [...lines, ...named(only), ...linesOnTheWay(only.node, way)];
  if (!step.children.every((child) => child.raw.caseTag !== undefined)) return lines;
  const done = solved.flatMap((child) => block(child, step.children, "cases"));
  if (!only || open.length > 1) return [...lines, ...done];
  // Behind the finished cases only this goal is left; nothing has to say which.
  return [...lines, ...done, ...named(only), ...linesOnTheWay(only.node, way)];
}

/** The step that leaves least to do: few open goals, many solved ones; one that leads nowhere if there is no other. */
function mostPromising(node: GoalNode, way: ReadonlySet<GoalNode>): StepNode | undefined {
  const rank = (step: StepNode): number => {
    const open = step.children.filter((child) => child.node.state !== "solved");
    return (
      open.length * 2 - (step.children.length - open.length) + step.move.cost * 0.1 + (step.state === "dead" ? 50 : 0)
    );
  };
  const onwards = node.steps.filter((step) => step.children.every((child) => !way.has(child.node)));
  return onwards.toSorted((left, right) => rank(left) - rank(right))[0];
}
