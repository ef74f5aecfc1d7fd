import { learnedTotal } from "../../core/ranking/learnedTotal.ts";
import type { Checked } from "./checked.ts";
import type { ProofConversation } from "./proofConversation.ts";

/** A suggestion in its place, and in words why it stands there. */
interface OrderedSuggestion {
  readonly id: string;
  readonly checked: Checked;
  readonly rank: string;
  /** What history moved it by; undefined where nothing is learned from. */
  readonly learned: number | undefined;
}

/**
 * Proofs before steps, as who inserts the first one wants a proof; among each, what history speaks for first; else as they
 * were verified.
 */
export function orderedSuggestions(conversation: ProofConversation | undefined): readonly OrderedSuggestion[] {
  const placed = [...(conversation?.suggestions ?? [])].map(([id, checked], at) => {
    const learned = conversation?.asked?.score(checked.tactic);
    const isProof = checked.verdict.kind === "proved";
    // What cannot be explained moves nothing.
    const score = learned?.why === undefined ? 0 : learnedTotal(learned);
    const rank = [isProof ? "closes the goal" : "leaves goals", learned?.why ?? `was verified as number ${at + 1}`];
    return { id, checked, isProof, score, rank: rank.join("; "), learned: learned && score };
  });
  return placed.toSorted((one, other) => Number(other.isProof) - Number(one.isProof) || other.score - one.score);
}

/** The texts in the order in which they would stand if nothing had been learned. */
export function verifiedOrder({ suggestions }: ProofConversation): readonly string[] {
  const verified = [...suggestions.values()].map(({ tactic, verdict }) => ({
    tactic,
    isProof: verdict.kind === "proved",
  }));
  return verified.toSorted((one, other) => Number(other.isProof) - Number(one.isProof)).map(({ tactic }) => tactic);
}
