import type { Goal } from "../../lean/goal.ts";
import { normaliseGoals } from "../../lean/goal.ts";
import type { Verdict } from "../../lean/verdict.ts";
import type { Move } from "../moves/move.ts";
import { nameAll } from "./goalNames.ts";
import { proofLines } from "./proofText.ts";
import type { GoalNode, ProofTree, StepNode } from "./proofTree.ts";
import { newGoals, solvedBelow } from "./stepGoals.ts";

/** Screens moves at one goal; in their order. */
export type TryAt = (node: GoalNode, texts: readonly string[]) => Promise<readonly Verdict[]>;

/**
 * Makes a found proof shorter and plainer: no step that the rest can do without, fewer names in lists, the plain tactic
 * for the one that tries several, one finish for all goals where they end alike. Every replacement is screened; the proof
 * stays a solution of the tree.
 */
export async function minimise(tree: ProofTree, tryAt: TryAt): Promise<void> {
  await simplify(tree.root, { tree, tryAt });
}

/** A proof that is found should be shown soon. */
const mostVariants = 24;
const mostFinishes = 6;

interface Tools {
  readonly tree: ProofTree;
  readonly tryAt: TryAt;
}

async function simplify(node: GoalNode, tools: Tools): Promise<void> {
  await finishAtOnce(node, tools);
  const step = node.solution;
  if (!step) return;
  for (const { node: child } of step.children) await simplify(child, tools);
  await plainer(node, step, tools);
  if (node.solution && node.solution.children.length > 1) await together(node, node.solution, tools);
  if (node.solution?.children.length === 1) await without(node, node.solution, tools);
}

/** A step that ends the proof further down may end it here. */
async function finishAtOnce(node: GoalNode, { tree, tryAt }: Tools): Promise<void> {
  const [, ...below] = solvedBelow(node);
  const ends = below.flatMap(({ solution }) => (solution?.children.length === 0 ? [solution] : []));
  const finishes = [...new Map(ends.map((end) => [end.move.text, end])).values()].slice(0, mostFinishes);
  if (finishes.length === 0) return;
  const texts = finishes.map(({ move }) => move.text);
  const verdicts = await tryAt(node, texts);
  const finish = finishes[verdicts.findIndex((verdict) => closes(node, verdict))];
  if (finish) replace(tree, node, { move: finish.move, goals: [] });
}

/** The rest of the proof where this step would be. */
async function without(node: GoalNode, step: StepNode, { tree, tryAt }: Tools): Promise<void> {
  const [child] = step.children;
  // A lemma has its proof and its use below it, and a name that is only there has to be given.
  if (!child || step.move.tags?.lemma !== undefined || child.names.length > 0) return;
  const text = proofLines(child.node, "cases").join("\n");
  const [verdict] = await tryAt(node, [text]);
  if (verdict && closes(node, verdict)) replace(tree, node, { move: { ...inPlaceOf(step), text }, goals: [] });
}

function closes(node: GoalNode, verdict: Verdict): boolean {
  return newGoals(node, verdict)?.length === 0;
}

/** The first variant that does what the step does. */
async function plainer(node: GoalNode, step: StepNode, { tree, tryAt }: Tools): Promise<void> {
  const variants = (step.move.variants ?? []).filter((text) => text !== step.move.text).slice(0, mostVariants);
  if (variants.length === 0) return;
  const wanted = step.children.map((child) => child.node.key).join("\n\n");
  const verdicts = await tryAt(node, variants);
  for (const [at, verdict] of verdicts.entries()) {
    const text = variants[at];
    const goals = newGoals(node, verdict);
    if (text === undefined || !goals) continue;
    if (goals.map((goal) => normaliseGoals([nameAll(goal).goal])).join("\n\n") !== wanted) continue;
    replace(tree, node, { move: { ...inPlaceOf(step), text }, goals });
    return;
  }
}

interface Replacement {
  readonly move: Move;
  readonly goals: readonly Goal[];
}

function replace(tree: ProofTree, node: GoalNode, { move, goals }: Replacement): void {
  const step = tree.addStep(node, move, goals);
  if (step?.state === "solved") node.solution = step;
}

/** `induction xs <;> simp_all` for two cases that each end with `simp_all`. */
async function together(node: GoalNode, step: StepNode, { tree, tryAt }: Tools): Promise<void> {
  if (step.move.tags?.lemma !== undefined || step.move.text.includes(";")) return;
  const ends = step.children.map(({ node: child }) => child.solution);
  if (ends.some((end) => !end || end.children.length > 0)) return;
  // A finish that names hypotheses of one case means nothing in another.
  const texts = [...new Set(ends.flatMap((end) => (end ? [end.move.text] : [])))].filter((text) => !text.includes(";"));
  const joined = texts
    .toSorted((left, right) => left.length - right.length)
    .map((text) => `${step.move.text} <;> ${text}`);
  const verdicts = await tryAt(node, joined);
  const at = verdicts.findIndex((verdict) => closes(node, verdict));
  const text = joined[at];
  if (text !== undefined) replace(tree, node, { move: { ...inPlaceOf(step), text }, goals: [] });
}

/** A step in the place of another: of the same row, and what it was proposed as is remembered. */
function inPlaceOf({ move: { row, cost, origin, text } }: StepNode): Omit<Move, "text"> {
  return { row, cost, origin: origin ?? text };
}
