import type { OfferedSuggestion } from "../../core/search/suggestionOrder.ts";
import { fixedOrder, offeredOrder } from "../../core/search/suggestionOrder.ts";
import type { Checked } from "./checked.ts";
import type { ProofConversation } from "./proofConversation.ts";

/** A suggestion in its place. */
interface PlacedSuggestion extends OfferedSuggestion {
  readonly id: string;
  readonly checked: Checked;
}

/** The suggestions of a conversation in the order in which a person sees them. */
export function offeredSuggestions(conversation: ProofConversation | undefined): readonly PlacedSuggestion[] {
  return conversation ? offeredOrder(listed(conversation), conversation.asked?.score) : [];
}

/** Their tactics in the order in which they would stand if nothing had been learned. */
export function unlearnedOrder(conversation: ProofConversation): readonly string[] {
  return fixedOrder(listed(conversation));
}

function listed({ suggestions }: ProofConversation): readonly PlacedSuggestion[] {
  return [...suggestions].map(([id, checked]) => {
    const { tactic: text, source, verdict } = checked;
    return { id, checked, candidate: { text, source }, verdict };
  });
}

/** In words why a suggestion stands where it stands. */
export function rankWords({ verdict, learned }: OfferedSuggestion): string {
  const closes = verdict.kind === "proved" ? "closes the goal" : "leaves goals";
  return `${closes}; ${learned?.why ?? "shorter ones come first"}`;
}
