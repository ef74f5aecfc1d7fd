import type { UtteranceView, ViewState } from "../core/protocol/viewState.ts";
import { verdictWords } from "./words.ts";

/**
 * The text that a screen reader says after a change: a new turn, or one on which Lean has given its verdict. The list
 * of turns itself is no live region, because turns also come and go there by scrolling.
 */
export function announcement(before: ViewState | undefined, now: ViewState): string | undefined {
  if (before?.document?.name !== now.document?.name) return undefined;
  if (now.checking !== null && before?.checking !== now.checking) return "Lean is checking";
  const last = now.conversation.at(-1);
  const known = before?.conversation.find(({ id }) => id === last?.id);
  if (!last || (known?.verdict?.kind === last.verdict?.kind && known?.decision === last.decision)) return undefined;
  return spoken(last, now.conversation.length);
}

function spoken({ actor, tactic, text, verdict, decision, isSketch }: UtteranceView, number: number): string {
  const words = verdict ? verdictWords(verdict, isSketch) : "";
  return [`Turn ${number}, ${actor.name}: ${tactic ?? text}`, words, decision ?? ""]
    .filter((part) => part !== "")
    .join(". ");
}
