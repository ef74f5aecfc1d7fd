import type { Conversation } from "./conversation.ts";
import type { FloorDecision, Role, WaitReason } from "./floorDecision.ts";
import type { Claim } from "./ledger.ts";
import { ledgerOf } from "./ledger.ts";
import { isSupported, saysNo } from "./support.ts";
import { targetsOf, utteranceOf } from "./utterance.ts";

/** The state around the conversation. Times are milliseconds of one clock. */
export interface FloorConditions {
  readonly nowMs: number;
  /** The person's last key in the editor or the composer. */
  readonly lastTypedMs: number | undefined;
  readonly hasDraft: boolean;
  readonly isLeanBusy: boolean;
  readonly isModelSpeaking: boolean;
  /** The person has stopped the model; it is silent until it is asked again. */
  readonly isStopped: boolean;
  readonly hasModel: boolean;
  readonly isBudgetSpent: boolean;
  /** The time since which nothing was said or typed. */
  readonly quietSinceMs: number;
  /** The time of quiet after which a model may speak unasked; undefined: never. */
  readonly quietTimeMs: number | undefined;
  /** The person's latest request. */
  readonly asked?: { readonly role: Role; readonly target?: string };
}

/** A person counts as typing for this long after a key. */
const typingMs = 3000;
/** The number of successive critiques of one claim without evidence after which it is left alone. */
const critiqueLimit = 3;

/**
 * Decides who may speak now. A person's request is answered. Otherwise a model waits while the person types or has an
 * unsent draft, or Lean is busy, and then speaks only for a reason.
 */
export function decideFloor(conversation: Conversation, around: FloorConditions): FloorDecision {
  const { asked } = around;
  const obstacle = obstacleTo(around);
  if (obstacle) return { kind: "wait", reason: obstacle };
  if (asked) {
    if (asked.role === "critic" && asked.target !== undefined && isTalkedOut(conversation, asked.target))
      return { kind: "wait", reason: "critique-limit" };
    return { kind: "speak", reason: "asked", ...asked };
  }
  const waiting = waitingFor(around);
  if (waiting) return { kind: "wait", reason: waiting };
  return unasked(conversation, around);
}

/** The reason to keep a model silent even if it is asked; undefined if there is none. */
function obstacleTo(around: FloorConditions): WaitReason | undefined {
  if (!around.hasModel) return "no-model";
  if (around.isBudgetSpent) return "budget-spent";
  if (around.isModelSpeaking) return "model-speaks";
  return around.isStopped && !around.asked ? "stopped" : undefined;
}

function waitingFor(around: FloorConditions): WaitReason | undefined {
  const { nowMs, lastTypedMs, hasDraft, isLeanBusy } = around;
  if (lastTypedMs !== undefined && nowMs - lastTypedMs < typingMs) return "person-types";
  if (hasDraft) return "unsent-draft";
  return isLeanBusy ? "lean-busy" : undefined;
}

function unasked(conversation: Conversation, { nowMs, quietSinceMs, quietTimeMs }: FloorConditions): FloorDecision {
  const claims = ledgerOf(conversation);
  const failed = failedWithoutAnswer(conversation);
  if (failed !== undefined) return { kind: "speak", role: "repairer", reason: "failed-proposal", target: failed };
  const joinable = joinableClaims(conversation, claims);
  if (joinable !== undefined) return { kind: "speak", role: "integrator", reason: "joinable-claims", ...joinable };
  if (quietTimeMs === undefined) return { kind: "wait", reason: "nothing-to-say" };
  if (nowMs - quietSinceMs < quietTimeMs) return { kind: "wait", reason: "not-quiet-yet" };
  const open = claims.findLast(({ state, provedBy }) => state === "open" && provedBy === undefined);
  if (!open) return { kind: "speak", role: "proposer", reason: "quiet-time" };
  if (isTalkedOut(conversation, open.id)) return { kind: "wait", reason: "critique-limit" };
  return { kind: "speak", role: "critic", reason: "open-claim", target: open.id };
}

/** The last proposal, if Lean rejected it and nobody has answered it. */
function failedWithoutAnswer({ utterances, withdrawn }: Conversation): string | undefined {
  const last = utterances.findLast(({ tactic }) => tactic !== undefined);
  if (!last || !saysNo(last.verdict) || withdrawn.has(last.id)) return undefined;
  // A model's own rejected proposal is not taken up unasked, or the model would never stop.
  return last.actor.kind === "model" ? undefined : last.id;
}

/** A sketch whose parts all have an accepted proof and that has not been joined yet. */
function joinableClaims(
  { utterances }: Conversation,
  claims: readonly Claim[],
): { readonly target: string } | undefined {
  const parts = new Map<string, boolean>();
  for (const { utterance, part, state } of claims)
    if (part !== undefined) parts.set(utterance, (parts.get(utterance) ?? true) && state === "accepted");
  const joined = new Set(utterances.flatMap((utterance) => targetsOf(utterance, "integration").map(utteranceOf)));
  const ready = claims.findLast(
    ({ utterance, part, state }) =>
      part === undefined &&
      (state === "open" || state === "accepted") &&
      parts.get(utterance) === true &&
      !joined.has(utterance),
  );
  return ready && { target: ready.utterance };
}

/** True if the last few utterances about a claim were critiques without evidence. */
function isTalkedOut({ utterances }: Conversation, claim: string): boolean {
  const target = utterances.find(({ id }) => id === utteranceOf(claim));
  let rounds = 0;
  for (const utterance of utterances.toReversed()) {
    const speaksOf = utterance.types.some((mark) => mark.target === claim);
    if (!speaksOf) continue;
    const isEmptyCritique =
      targetsOf(utterance, "critique").includes(claim) &&
      utterance.actor.kind === "model" &&
      !isSupported(utterance, target);
    if (!isEmptyCritique) return false;
    rounds += 1;
    if (rounds >= critiqueLimit) return true;
  }
  return false;
}
