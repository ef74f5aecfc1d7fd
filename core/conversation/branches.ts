import { normaliseGoals } from "../lean/goal.ts";
import type { Conversation } from "./conversation.ts";
import { saysNo, saysYes } from "./support.ts";
import type { Utterance } from "./utterance.ts";

/** One proposal among the attempts, with the proposals made at the goals that it leaves. */
export interface Branch {
  readonly utterance: string;
  /** `closed`: verified, and each goal that it leaves is closed by one that follows. `dead`: Lean says no. */
  readonly state: "closed" | "dead" | "open";
  /** No other proposal leads to the goal at which it was tried. */
  readonly isRoot: boolean;
  /** The proposals at each goal that it leaves; those at the same goal are alternatives. */
  readonly next: readonly (readonly string[])[];
}

interface Attempt {
  readonly utterance: Utterance;
  readonly next: readonly (readonly Utterance[])[];
  readonly isRoot: boolean;
}

/**
 * The attempts side by side, in the order of the conversation. The position of a proposal is computed: it follows the
 * one that left the goal at which it was tried. Two steps may lead to the same goal, and a step may lead back, so this
 * is not a tree.
 */
export function branchesOf(conversation: Conversation): readonly Branch[] {
  const attempts = attemptsOf(conversation);
  const closed = closedAmong(attempts);
  return attempts.map(({ utterance, next, isRoot }) => ({
    utterance: utterance.id,
    state: closed.has(utterance.id) ? "closed" : saysNo(utterance.verdict) ? "dead" : "open",
    isRoot,
    next: next.map((alternatives) => alternatives.map(({ id }) => id)),
  }));
}

function attemptsOf({ utterances, withdrawn }: Conversation): readonly Attempt[] {
  const tried = utterances.filter(({ id, verdict, tactic }) => verdict && tactic !== undefined && !withdrawn.has(id));
  const byGoal = new Map<string, Utterance[]>();
  for (const utterance of tried) {
    const goal = utterance.verdict?.goalKey ?? "";
    const known = byGoal.get(goal);
    if (known) known.push(utterance);
    else byGoal.set(goal, [utterance]);
  }
  const left = tried.map((utterance) => ({ utterance, goals: goalsLeft(utterance) }));
  const reached = new Set(left.flatMap(({ goals }) => goals));
  return left.map(({ utterance, goals }) => ({
    utterance,
    next: goals.map((goal) => byGoal.get(goal) ?? []),
    isRoot: !reached.has(utterance.verdict?.goalKey ?? ""),
  }));
}

/** Keys of the goals that a step leaves; each equals the key of a hole at that goal. */
function goalsLeft({ verdict }: Utterance): readonly string[] {
  if (verdict?.kind !== "progress" || !verdict.goalsAfter) return [];
  return [...new Set(verdict.goalsAfter.map((goal) => normaliseGoals([goal])))];
}

/** Propagates from the proofs back until nothing changes; a cycle closes nothing. */
function closedAmong(attempts: readonly Attempt[]): ReadonlySet<string> {
  const closed = new Set<string>();
  for (let before = -1; before < closed.size; ) {
    before = closed.size;
    for (const { utterance, next } of attempts.toReversed()) {
      const mayClose = utterance.verdict?.kind === "proved" || next.length > 0;
      const isClosed = next.every((alternatives) => alternatives.some(({ id }) => closed.has(id)));
      if (saysYes(utterance.verdict) && mayClose && isClosed) closed.add(utterance.id);
    }
  }
  return closed;
}
