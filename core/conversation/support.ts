import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import type { Utterance } from "./utterance.ts";

/** Lean has turned it down. A timeout is not a no. */
export function saysNo(verdict: Verdict | undefined): boolean {
  return verdict?.kind === "failed" || verdict?.kind === "refused";
}

/** Lean has verified it. */
export function saysYes(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && isVerified(verdict);
}

/** So short a part of a message is in every message. */
const shortestQuotation = 4;

/**
 * Whether a critique rests on something. A person may reject for reasons of taste; that is a reason. A model needs
 * evidence, and evidence is what Lean has said about the target, not what a model says that Lean has said.
 */
export function isSupported(critique: Utterance, target: Utterance | undefined): boolean {
  const { evidence, weight, actor, text } = critique;
  if (weight) return weight.kind === "confirmed";
  if (actor.kind === "human" && text.trim() !== "") return true;
  if (critique.runs?.some(({ outcome }) => outcome === "fails")) return true;
  if (evidence?.kind === "verdict") return target?.id === evidence.utterance && saysNo(target.verdict);
  if (evidence?.kind !== "message") return false;
  const quoted = squeezed(evidence.text);
  const said = [...(target?.verdict?.messages ?? []).map(({ message }) => message), target?.verdict?.reason ?? ""];
  return quoted.length >= shortestQuotation && said.some((message) => squeezed(message).includes(quoted));
}

/** Agreement counts where Lean has said yes to the same, or to what the agreement rests on. */
export function isSubstantial(agreement: Utterance, target: Utterance | undefined): boolean {
  if (agreement.actor.kind !== "model") return true;
  if (agreement.weight) return agreement.weight.kind === "confirmed";
  return saysYes(target?.verdict) || (agreement.runs ?? []).some(({ outcome }) => outcome === "holds");
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
