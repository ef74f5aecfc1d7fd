import { readSketch } from "../lean/sketch.ts";
import type { Conversation } from "./conversation.ts";
import { isSubstantial, isSupported, saysNo, saysYes } from "./support.ts";
import type { Utterance } from "./utterance.ts";
import { hasType, partId, utteranceOf } from "./utterance.ts";

/**
 * - `open`: nobody has decided, and Lean has not said no.
 * - `contested`: a critique with evidence speaks against it or against a part of it, or code in its text fails.
 * - `refuted`: Lean says no. `repaired`: a later utterance repairs it, and Lean says yes to that.
 * - `accepted`: Lean says yes, and a person accepted it. `withdrawn`: withdrawn by its author.
 */
export type ClaimState = "open" | "contested" | "repaired" | "accepted" | "refuted" | "withdrawn";

export interface Claim {
  /** The utterance's id, or `UTTERANCE.NAME` for a `have` that a sketch leaves open. */
  readonly id: string;
  /** The id of the utterance that makes it. */
  readonly utterance: string;
  /** For a part of a sketch: its name there. */
  readonly part?: string;
  readonly text: string;
  readonly state: ClaimState;
  /** A verified proof of the claim: the utterance itself, or a later one that aims at it. */
  readonly provedBy?: string;
  /** Critiques without evidence; they are shown, but they do not contest the claim. */
  readonly unsupportedCritiques: number;
  /** Agreements with evidence. */
  readonly agreements: number;
}

/** Every proposal as a claim, in the order of the conversation; each sketch is followed by its parts. */
export function ledgerOf(conversation: Conversation): readonly Claim[] {
  const relations = relationsOf(conversation);
  return conversation.utterances
    .filter((utterance) => hasType(utterance, "proposal"))
    .flatMap((utterance) => {
      const parts = partClaims(utterance, relations);
      const hasRefutedPart = parts.some(({ state }) => state === "refuted");
      return [wholeClaim(utterance, { ...relations, hasRefutedPart }), ...parts];
    });
}

interface Relations {
  readonly withdrawn: ReadonlySet<string>;
  readonly byId: ReadonlyMap<string, Utterance>;
  readonly repaired: ReadonlySet<string>;
  /** Keyed by the criticised claim. */
  readonly critiques: ReadonlyMap<string, readonly Utterance[]>;
  readonly agreements: ReadonlyMap<string, readonly Utterance[]>;
  readonly proposals: ReadonlyMap<string, readonly Utterance[]>;
}

function relationsOf({ utterances, withdrawn }: Conversation): Relations {
  const critiques = new Map<string, Utterance[]>();
  const agreements = new Map<string, Utterance[]>();
  const proposals = new Map<string, Utterance[]>();
  const repaired = new Set<string>();
  const note = (list: Map<string, Utterance[]>, target: string, utterance: Utterance): void => {
    const known = list.get(target);
    if (known) known.push(utterance);
    else list.set(target, [utterance]);
  };
  for (const utterance of utterances) {
    if (utterance.agreesWith !== undefined) note(agreements, utterance.agreesWith, utterance);
    for (const { type, target } of utterance.types) {
      if (target === undefined) continue;
      if (type === "repair") repaired.add(target);
      if (type === "critique") note(critiques, target, utterance);
      if (type === "proposal" && !withdrawn.has(utterance.id)) note(proposals, target, utterance);
    }
  }
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  return { withdrawn, byId, repaired, critiques, agreements, proposals };
}

function wholeClaim(utterance: Utterance, around: Relations & { readonly hasRefutedPart: boolean }): Claim {
  const { id, verdict, decision, tactic, runs } = utterance;
  const against = weighedCritiques(id, around);
  const proof = tactic === undefined ? proofOf(id, around) : saysYes(verdict) ? utterance : undefined;
  const isContested =
    against.supported.length > 0 ||
    around.hasRefutedPart ||
    decision === "rejected" ||
    (runs ?? []).some(({ outcome }) => outcome === "fails");
  const state = stateOf({
    isWithdrawn: around.withdrawn.has(id),
    isRepaired: around.repaired.has(id),
    isRefuted: saysNo(verdict) || (tactic === undefined && against.supported.some(isCounterexample)),
    isAccepted: proof?.decision === "accepted" || (proof !== undefined && decision === "accepted"),
    isContested,
  });
  return {
    id,
    utterance: id,
    text: tactic ?? utterance.statement ?? utterance.text,
    state,
    ...(proof ? { provedBy: proof.id } : {}),
    ...against.counts,
  };
}

function partClaims(utterance: Utterance, around: Relations): readonly Claim[] {
  const sketch = utterance.tactic?.includes("sorry") ? readSketch(utterance.tactic) : undefined;
  return (sketch?.parts ?? []).map(({ name, binders, statement }) => {
    const id = partId(utterance.id, name);
    const against = weighedCritiques(id, around);
    const proof = proofOf(id, around);
    const state = stateOf({
      isWithdrawn: around.withdrawn.has(utterance.id) || around.withdrawn.has(id),
      // Repaired with the whole sketch, whatever the state of its other parts.
      isRepaired: around.repaired.has(utterance.id),
      isRefuted: against.supported.some(isCounterexample),
      isAccepted: proof?.decision === "accepted",
      isContested: against.supported.length > 0,
    });
    return {
      id,
      utterance: utterance.id,
      part: name,
      state,
      text: binders === "" ? statement : `∀ ${binders}, ${statement}`,
      ...(proof ? { provedBy: proof.id } : {}),
      ...against.counts,
    };
  });
}

interface WeighedCritiques {
  readonly supported: readonly Utterance[];
  readonly counts: Pick<Claim, "unsupportedCritiques" | "agreements">;
}

function weighedCritiques(id: string, around: Relations): WeighedCritiques {
  const target = around.byId.get(utteranceOf(id));
  const critiques = around.critiques.get(id) ?? [];
  const supported = critiques.filter((critique) => isSupported(critique, target));
  const agreements = (around.agreements.get(id) ?? []).filter((agreement) => isSubstantial(agreement, target));
  return {
    supported,
    counts: { unsupportedCritiques: critiques.length - supported.length, agreements: agreements.length },
  };
}

/** The latest accepted proof of a claim, or else its latest proof. */
function proofOf(id: string, { proposals }: Relations): Utterance | undefined {
  const proofs = (proposals.get(id) ?? []).filter(({ verdict }) => saysYes(verdict) && verdict?.kind === "proved");
  return proofs.findLast(({ decision }) => decision === "accepted") ?? proofs.at(-1);
}

/** Only a counterexample that Lean confirmed makes a claim false. */
function isCounterexample({ evidence, weight }: Utterance): boolean {
  return evidence?.kind === "counterexample" && weight?.kind === "confirmed";
}

interface Circumstances {
  readonly isWithdrawn: boolean;
  readonly isRepaired: boolean;
  readonly isRefuted: boolean;
  readonly isAccepted: boolean;
  readonly isContested: boolean;
}

function stateOf({ isWithdrawn, isRepaired, isRefuted, isAccepted, isContested }: Circumstances): ClaimState {
  if (isWithdrawn) return "withdrawn";
  if (isRepaired) return "repaired";
  if (isRefuted) return "refuted";
  if (isAccepted) return "accepted";
  return isContested ? "contested" : "open";
}
