import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import type { Utterance } from "./utterance.ts";

/** Lean has rejected it. A timeout is not a no. */
export function saysNo(verdict: Verdict | undefined): boolean {
  return verdict?.kind === "failed" || verdict?.kind === "refused";
}

/** Lean has verified it. */
export function saysYes(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && isVerified(verdict);
}

/** Shorter quotations occur in every message. */
const shortestQuotation = 4;

/**
 * True if a critique has a basis. A person may reject for reasons of taste. A model needs evidence: Lean's word about
 * the target, not the model's report of it.
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

/** True if Lean has said yes to the target, to the evidence or to code in the agreement; a person's always counts. */
export function isSubstantial(agreement: Utterance, target: Utterance | undefined): boolean {
  if (agreement.actor.kind !== "model") return true;
  if (agreement.weight) return agreement.weight.kind === "confirmed";
  return saysYes(target?.verdict) || (agreement.runs ?? []).some(({ outcome }) => outcome === "holds");
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
