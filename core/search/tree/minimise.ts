import type { Goal } from "../../lean/goal.ts";
import { normaliseGoals } from "../../lean/goal.ts";
import type { Verdict } from "../../lean/verdict.ts";
import { nameAll } from "./goalNames.ts";
import type { GoalNode, ProofTree, StepNode } from "./proofTree.ts";

/** Screens moves at one goal; in their order. */
export type TryAt = (node: GoalNode, texts: readonly string[]) => Promise<readonly Verdict[]>;

/**
 * Makes a found proof shorter and plainer: fewer names in lists, the plain tactic for the one that tries several, one
 * finish for all goals where they end alike. Every replacement is screened; the proof stays a solution of the tree.
 */
export async function minimise(tree: ProofTree, tryAt: TryAt): Promise<void> {
  await simplify(tree.root, { tree, tryAt });
}

/** A proof that is found should be shown soon. */
const mostVariants = 24;

interface Tools {
  readonly tree: ProofTree;
  readonly tryAt: TryAt;
}

async function simplify(node: GoalNode, tools: Tools): Promise<void> {
  const step = node.solution;
  if (!step) return;
  for (const { node: child } of step.children) await simplify(child, tools);
  await plainer(node, step, tools);
  if (node.solution && node.solution.children.length > 1) await together(node, node.solution, tools);
}

/** The first variant that does what the step does. */
async function plainer(node: GoalNode, step: StepNode, { tree, tryAt }: Tools): Promise<void> {
  const variants = (step.move.variants ?? []).filter((text) => text !== step.move.text).slice(0, mostVariants);
  if (variants.length === 0) return;
  const wanted = step.children.map((child) => child.node.key).join("\n\n");
  const verdicts = await tryAt(node, variants);
  for (const [at, verdict] of verdicts.entries()) {
    const text = variants[at];
    if (text === undefined || !verdict.goalsAfter || (verdict.kind !== "proved" && verdict.kind !== "progress"))
      continue;
    const goals = verdict.goalsAfter;
    if (goals.map((goal) => normaliseGoals([nameAll(goal).goal])).join("\n\n") !== wanted) continue;
    replace(tree, node, { move: { ...plain(step), text }, goals });
    return;
  }
}

interface Replacement {
  readonly move: StepNode["move"];
  readonly goals: readonly Goal[];
}

function replace(tree: ProofTree, node: GoalNode, { move, goals }: Replacement): void {
  const step = tree.addStep(node, move, goals);
  if (step?.state === "solved") node.solution = step;
}

/** `induction xs <;> simp_all` for two cases that each end with `simp_all`. */
async function together(node: GoalNode, step: StepNode, { tree, tryAt }: Tools): Promise<void> {
  if (step.move.isLemma || step.move.text.includes(";")) return;
  const ends = step.children.map(({ node: child }) => child.solution);
  if (ends.some((end) => !end || end.children.length > 0)) return;
  // A finish that names hypotheses of one case means nothing in another.
  const texts = [...new Set(ends.flatMap((end) => (end ? [end.move.text] : [])))].filter((text) => !text.includes(";"));
  const joined = texts
    .toSorted((left, right) => left.length - right.length)
    .map((text) => `${step.move.text} <;> ${text}`);
  const verdicts = await tryAt(node, joined);
  const at = verdicts.findIndex((verdict) => verdict.kind === "proved");
  const text = joined[at];
  if (text !== undefined) replace(tree, node, { move: { ...plain(step), text }, goals: [] });
}

function plain({ move: { source, cost, origin, text } }: StepNode): Omit<StepNode["move"], "text"> {
  return { source, cost, origin: origin ?? text };
}
