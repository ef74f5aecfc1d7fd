import type { Candidate } from "../lean/ports.ts";
import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import { wholeFactor } from "./searchAllowances.ts";
import type { SearchEvent } from "./searchEvents.ts";
import type { SearchLean } from "./searchLean.ts";
import type { ProofLayout } from "./tree/proofText.ts";
import { proofLines } from "./tree/proofText.ts";
import type { GoalNode, ProofTree } from "./tree/proofTree.ts";
import { newGoals, solvedBelow } from "./tree/stepGoals.ts";

/** A proof of the whole that has passed the gate. */
export interface FoundProof {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

export interface Finishing {
  readonly tree: ProofTree;
  readonly lean: SearchLean;
  readonly tell: (event: SearchEvent) => void;
}

/** The proof of a solved tree in the first of the layouts that Lean accepts, screened and gated. */
export async function verifiedProof(
  { tree, lean, tell }: Finishing,
  layouts: readonly ProofLayout[],
  signal: AbortSignal,
): Promise<FoundProof | undefined> {
  const texts = [...new Set(layouts.map((layout) => proofLines(tree.root, layout).join("\n")))];
  for (const text of texts) {
    const [screened] = (await lean.screen([text], wholeFactor, signal)).verdicts;
    if (screened?.kind !== "proved") continue;
    const verdict = await lean.gate(text, screened, signal);
    if (isVerified(verdict)) return { candidate: { text, source: "search" }, verdict };
    if (!signal.aborted) tell({ kind: "disagreement", text, screened, gated: verdict });
  }
  return undefined;
}

/**
 * The goal furthest down whose part of the proof does not hold by itself, where the whole does not; undefined where the
 * question was taken back.
 */
export async function brokenPart({ tree, lean }: Finishing, signal: AbortSignal): Promise<GoalNode | undefined> {
  const parts = solvedBelow(tree.root).toReversed();
  const texts = parts.map((node) => lean.textAt(node, proofLines(node, "flat").join("\n")));
  const { verdicts } = await lean.screen(texts, wholeFactor, signal);
  if (signal.aborted) return undefined;
  return parts.find((node, at) => newGoals(node, verdicts[at])?.length !== 0) ?? tree.root;
}
