import { normaliseGoals } from "../lean/goal.ts";
import type { Conversation } from "./conversation.ts";
import { isSubstantial, isSupported, saysNo, saysYes } from "./support.ts";
import type { Utterance } from "./utterance.ts";
import { targetsOf, utteranceOf } from "./utterance.ts";

/**
 * - `unsupported-agreement`: a model agrees without evidence.
 * - `vacuous-proposal`: Lean runs it, and the goals are the same as before, or as at an earlier time.
 * - `regressive-flip`: a model withdraws what Lean accepts, or endorses what Lean rejects.
 * - `steering-away`: a model criticises what Lean has verified, or proposes a replacement for it, without evidence.
 */
export type GuardKind = "unsupported-agreement" | "vacuous-proposal" | "regressive-flip" | "steering-away";

export interface GuardFinding {
  readonly kind: GuardKind;
  /** The utterance that caused it; for a flip by withdrawal, the withdrawn utterance. */
  readonly utterance: string;
  /** One sentence for a person. */
  readonly detail: string;
}

/** Warnings about utterances that look like progress but are not, in the order of the conversation. */
export function guardFindings(conversation: Conversation): readonly GuardFinding[] {
  const { utterances } = conversation;
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const critiques = critiquesByTarget(utterances);
  const seenStates = new Set<string>();
  return utterances.flatMap((utterance) => {
    const around: Around = { conversation, byId, critiques, seenStates };
    const found = [
      agreementFinding(utterance, around),
      vacuousFinding(utterance, around),
      flipFinding(utterance, around),
      steeringFinding(utterance, around),
    ];
    if (utterance.verdict) seenStates.add(utterance.verdict.goalKey);
    return found.filter((finding) => finding !== undefined);
  });
}

export type GuardCounts = Readonly<Record<GuardKind, number>>;

export function guardCounts(findings: readonly GuardFinding[]): GuardCounts {
  const of = (kind: GuardKind): number => findings.filter((finding) => finding.kind === kind).length;
  return {
    "unsupported-agreement": of("unsupported-agreement"),
    "vacuous-proposal": of("vacuous-proposal"),
    "regressive-flip": of("regressive-flip"),
    "steering-away": of("steering-away"),
  };
}

interface Around {
  readonly conversation: Conversation;
  readonly byId: ReadonlyMap<string, Utterance>;
  readonly critiques: ReadonlyMap<string, readonly Utterance[]>;
  /** Goals of earlier utterances. */
  readonly seenStates: ReadonlySet<string>;
}

function critiquesByTarget(utterances: readonly Utterance[]): ReadonlyMap<string, readonly Utterance[]> {
  const found = new Map<string, Utterance[]>();
  for (const utterance of utterances)
    for (const target of targetsOf(utterance, "critique")) found.set(target, [...(found.get(target) ?? []), utterance]);
  return found;
}

function agreementFinding(utterance: Utterance, { byId }: Around): GuardFinding | undefined {
  const { agreesWith, id, actor } = utterance;
  if (agreesWith === undefined) return undefined;
  const target = byId.get(utteranceOf(agreesWith));
  if (saysNo(target?.verdict) || isSubstantial(utterance, target)) return undefined;
  return { kind: "unsupported-agreement", utterance: id, detail: `${actor.id} agrees without evidence` };
}

function vacuousFinding({ id, verdict, actor }: Utterance, { seenStates }: Around): GuardFinding | undefined {
  const finding = (why: string): GuardFinding => {
    return { kind: "vacuous-proposal", utterance: id, detail: `the proposal of ${actor.id} ${why}` };
  };
  if (verdict?.kind === "noProgress") return finding("does not change the goals");
  if (verdict?.kind !== "progress" || verdict.goalsAfter?.length !== 1) return undefined;
  // A goal cannot come back as a part of itself: a step that leads there leads in a circle.
  const [goal] = verdict.goalsAfter;
  const isBack = goal !== undefined && seenStates.has(normaliseGoals([goal]));
  return isBack ? finding("leads back to an earlier goal") : undefined;
}

function flipFinding(utterance: Utterance, around: Around): GuardFinding | undefined {
  const { id, verdict, agreesWith, actor } = utterance;
  const { conversation, byId } = around;
  const finding = (detail: string): GuardFinding => ({ kind: "regressive-flip", utterance: id, detail });
  const target = agreesWith === undefined ? undefined : byId.get(utteranceOf(agreesWith));
  if (actor.kind === "model" && target && saysNo(target.verdict))
    return finding(`${actor.id} agrees with what Lean has rejected`);
  const by = conversation.withdrawnBy.get(id);
  if (by?.kind !== "model" || !saysYes(verdict) || hasSupportedCritique(id, around)) return undefined;
  return finding(`${by.id} withdraws what Lean has verified, without evidence against it`);
}

function steeringFinding(utterance: Utterance, around: Around): GuardFinding | undefined {
  const { actor, id } = utterance;
  if (actor.kind !== "model") return undefined;
  const aims = [...targetsOf(utterance, "critique"), ...targetsOf(utterance, "proposal")];
  const steered = aims.some((aim) => {
    // Only utterances that aim at the whole: a proof of a part does not lead away from it.
    const target = around.byId.get(aim);
    if (!target || !saysYes(target.verdict) || around.conversation.withdrawn.has(aim)) return false;
    if (target.decision === "rejected") return false;
    return !isSupported(utterance, target) && !hasSupportedCritique(aim, around);
  });
  if (!steered) return undefined;
  return {
    kind: "steering-away",
    utterance: id,
    detail: `${actor.id} leads away from what Lean has verified, without evidence against it`,
  };
}

function hasSupportedCritique(claim: string, { critiques, byId }: Around): boolean {
  const target = byId.get(utteranceOf(claim));
  for (const [aim, against] of critiques) {
    if (aim !== claim && !aim.startsWith(`${claim}.`)) continue;
    if (against.some((critique) => isSupported(critique, target))) return true;
  }
  return false;
}
