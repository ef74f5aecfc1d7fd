import { isVerified } from "../lean/verdict.ts";
import type { Conversation } from "./conversation.ts";
import type { Utterance } from "./utterance.ts";
import { hasType } from "./utterance.ts";

/**
 * - `open`: nobody has decided, and Lean has not said no.
 * - `contested`: a critique speaks against it.
 * - `refuted`: Lean says no. `repaired`: a later utterance mends it, and Lean says yes to that.
 * - `accepted`: Lean says yes and a person took it. `withdrawn`: taken back by who made it.
 */
export type ClaimState = "open" | "contested" | "repaired" | "accepted" | "refuted" | "withdrawn";

export interface Claim {
  /** The id of the utterance that makes it. */
  readonly utterance: string;
  readonly text: string;
  readonly state: ClaimState;
  /** Critiques of it that rest on nothing; they are shown, but they do not contest. */
  readonly unsupportedCritiques: number;
}

/** Every proposal as a claim, in the order of the conversation. */
export function ledgerOf(conversation: Conversation): readonly Claim[] {
  const critiques = new Map<string, Utterance[]>();
  const repaired = new Set<string>();
  for (const utterance of conversation.utterances) {
    for (const { type, target } of utterance.types) {
      if (target === undefined) continue;
      if (type === "repair") repaired.add(target);
      if (type === "critique") critiques.set(target, [...(critiques.get(target) ?? []), utterance]);
    }
  }
  return conversation.utterances
    .filter((utterance) => hasType(utterance, "proposal"))
    .map((utterance) => {
      const against = critiques.get(utterance.id) ?? [];
      return {
        utterance: utterance.id,
        text: utterance.tactic ?? utterance.text,
        state: stateOf(utterance, {
          isWithdrawn: conversation.withdrawn.has(utterance.id),
          isRepaired: repaired.has(utterance.id),
          isCriticised: against.some((critique) => isSupported(critique)),
        }),
        unsupportedCritiques: against.filter((critique) => !isSupported(critique)).length,
      };
    });
}

/** A person may reject for reasons of taste; that is a reason and contests. A model needs evidence. */
function isSupported({ evidence, actor, text }: Utterance): boolean {
  return evidence !== undefined || (actor.kind === "human" && text.trim() !== "");
}

interface Circumstances {
  readonly isWithdrawn: boolean;
  readonly isRepaired: boolean;
  readonly isCriticised: boolean;
}

function stateOf(
  { verdict, decision }: Utterance,
  { isWithdrawn, isRepaired, isCriticised }: Circumstances,
): ClaimState {
  const leanSaysYes = verdict !== undefined && isVerified(verdict);
  const leanSaysNo = verdict?.kind === "failed" || verdict?.kind === "refused";
  if (isWithdrawn) return "withdrawn";
  if (isRepaired) return "repaired";
  if (leanSaysNo) return "refuted";
  if (leanSaysYes && decision === "accepted") return "accepted";
  return isCriticised || decision === "rejected" ? "contested" : "open";
}
