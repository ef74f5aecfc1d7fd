import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import type { FloorDecision } from "./floorDecision.ts";
import { namesIn } from "./introducedNames.ts";
import { isSupported } from "./support.ts";
import type { Actor, CodeRun, Decision, Evidence, TypeMark, Utterance, Weight } from "./utterance.ts";

interface Spoken {
  readonly id: string;
  readonly timeMs: number;
  readonly actor: Actor;
}

/** The events of a conversation, in order. */
export type ConversationEvent =
  | (Spoken & {
      readonly kind: "proposed";
      readonly text: string;
      readonly tactic: string;
      readonly target?: string;
      /** The claims that it joins, if it is meant to join any. */
      readonly joins?: readonly string[];
    })
  /** A claim in prose; `statement` is the same claim as a Lean proposition. */
  | (Spoken & {
      readonly kind: "claimed";
      readonly text: string;
      readonly statement?: string;
      readonly target?: string;
    })
  | (Spoken & {
      readonly kind: "criticised";
      readonly text: string;
      readonly target: string;
      readonly evidence?: Evidence;
    })
  | (Spoken & {
      readonly kind: "agreed";
      readonly text: string;
      readonly target: string;
      readonly evidence?: Evidence;
    })
  | (Spoken & {
      readonly kind: "commented";
      readonly text: string;
      readonly target?: string;
      /** The types that a person or a model gave it, if its types are known only from them. */
      readonly types?: readonly TypeMark[];
    })
  /** Lean's word on a proposal; `finished` if it leaves the declaration without a hole. */
  | { readonly kind: "judged"; readonly utterance: string; readonly verdict: Verdict; readonly finished: boolean }
  /** Lean's word on the evidence of a critique. */
  | { readonly kind: "weighed"; readonly utterance: string; readonly weight: Weight }
  /** A code block of an utterance was run. */
  | { readonly kind: "ran"; readonly utterance: string; readonly run: CodeRun }
  | { readonly kind: "decided"; readonly utterance: string; readonly decision: Decision }
  /** An accepted step was removed from the document again. */
  | { readonly kind: "undone"; readonly utterance: string }
  | { readonly kind: "withdrawn"; readonly utterance: string; readonly actor?: Actor }
  /** Somebody was given the floor or not, with the reason. */
  | { readonly kind: "floor"; readonly timeMs: number; readonly decision: FloorDecision };

export interface Conversation {
  readonly utterances: readonly Utterance[];
  readonly withdrawn: ReadonlySet<string>;
  /** The actors who withdrew utterances, if known. */
  readonly withdrawnBy: ReadonlyMap<string, Actor>;
  /** The last few decisions about the floor, oldest first. */
  readonly floor: readonly FloorDecision[];
}

export const emptyConversation: Conversation = {
  utterances: [],
  withdrawn: new Set(),
  withdrawnBy: new Map(),
  floor: [],
};

const floorKept = 50;

/**
 * Returns the conversation after an event. Events about an unknown utterance, and events that repeat an earlier one,
 * change nothing, so that a log that was cut in the middle can still be read.
 */
export function reduceConversation(before: Conversation, event: ConversationEvent): Conversation {
  switch (event.kind) {
    case "proposed":
    case "claimed":
    case "criticised":
    case "agreed":
    case "commented":
      return added(before, uttered(before, event));
    case "floor":
      return { ...before, floor: [...before.floor.slice(1 - floorKept), event.decision] };
    case "withdrawn":
      return {
        ...before,
        withdrawn: new Set([...before.withdrawn, event.utterance]),
        withdrawnBy: event.actor
          ? new Map([...before.withdrawnBy, [event.utterance, event.actor] as const])
          : before.withdrawnBy,
      };
    default:
      return changed(before, event.utterance, (utterance) => after(before, utterance, event));
  }
}

type UtteringEvent = Extract<
  ConversationEvent,
  { kind: "proposed" | "claimed" | "criticised" | "agreed" | "commented" }
>;

function uttered(before: Conversation, event: UtteringEvent): Utterance {
  switch (event.kind) {
    case "proposed":
      return proposal(before, event);
    case "claimed": {
      const statement = event.statement === undefined ? {} : { statement: event.statement };
      return { ...spoken(event), types: [mark("proposal", event.target)], ...statement };
    }
    case "criticised":
      return { ...spoken(event), ...evidenceOf(event), types: [mark("critique", event.target)] };
    case "agreed": {
      const types = [mark("meta-comment", event.target)];
      return { ...spoken(event), ...evidenceOf(event), agreesWith: event.target, types };
    }
    case "commented":
      return { ...spoken(event), types: event.types ?? [mark("meta-comment", event.target)] };
  }
}

type EventOnUtterance = Extract<ConversationEvent, { kind: "judged" | "weighed" | "ran" | "decided" | "undone" }>;

function after(before: Conversation, utterance: Utterance, event: EventOnUtterance): Utterance {
  switch (event.kind) {
    case "judged":
      return judged(before, utterance, event);
    case "weighed":
      return { ...utterance, weight: event.weight };
    case "ran":
      return { ...utterance, runs: [...(utterance.runs ?? []), event.run] };
    case "decided":
      // Only what Lean has verified can be accepted, no matter who accepts it.
      return event.decision === "accepted" && !(utterance.verdict && isVerified(utterance.verdict))
        ? utterance
        : { ...utterance, decision: event.decision };
    case "undone":
      return withoutDecision(utterance);
  }
}

function added(before: Conversation, utterance: Utterance): Conversation {
  if (before.utterances.some(({ id }) => id === utterance.id)) return before;
  return { ...before, utterances: [...before.utterances, utterance] };
}

function changed(before: Conversation, id: string, change: (utterance: Utterance) => Utterance): Conversation {
  // It is usually one of the latest.
  const at = before.utterances.findLastIndex((utterance) => utterance.id === id);
  const found = before.utterances[at];
  return found ? { ...before, utterances: before.utterances.with(at, change(found)) } : before;
}

function withoutDecision(utterance: Utterance): Utterance {
  const kept = { ...utterance };
  delete (kept as { decision?: Decision }).decision;
  return kept;
}

function spoken({ id, timeMs, actor, text }: Spoken & { readonly text: string }): Omit<Utterance, "types"> {
  return { id, timeMs, actor, text, introduces: [] };
}

function evidenceOf({ evidence }: { readonly evidence?: Evidence }): { readonly evidence?: Evidence } {
  return evidence ? { evidence } : {};
}

function mark(type: TypeMark["type"], target?: string): TypeMark {
  return { type, typeSource: "action", ...(target === undefined ? {} : { target }) };
}

function proposal(before: Conversation, event: ConversationEvent & { kind: "proposed" }): Utterance {
  const { introduces, words } = namesIn(event.tactic);
  const used = new Set(event.joins ?? usedUtterances(before, words));
  const integrates = used.size >= 2 || event.joins ? [...used].map((target) => mark("integration", target)) : [];
  return {
    ...spoken(event),
    tactic: event.tactic,
    introduces,
    types: [mark("proposal", event.target), ...integrates],
  };
}

/** The utterances that introduce names used in this text. */
function usedUtterances({ utterances }: Conversation, words: ReadonlySet<string>): readonly string[] {
  return utterances.filter(({ introduces }) => introduces.some((name) => words.has(name))).map(({ id }) => id);
}

/**
 * Lean's word may add types: repair, if the target had failed, or final solution. A later word replaces an earlier one.
 */
function judged(
  before: Conversation,
  utterance: Utterance,
  { verdict, finished }: ConversationEvent & { kind: "judged" },
): Utterance {
  const byAction = utterance.types.filter(({ typeSource }) => typeSource !== "verdict");
  const byVerdict: TypeMark[] = [];
  const target = byAction.find(({ type }) => type === "proposal")?.target;
  const repaired = target !== undefined && isVerified(verdict) ? repairTarget(before, target) : undefined;
  if (repaired !== undefined) byVerdict.push({ type: "repair", typeSource: "verdict", target: repaired });
  if (finished && verdict.kind === "proved" && (verdict.level === "V4" || verdict.level === "V5"))
    byVerdict.push({ type: "final-solution", typeSource: "verdict" });
  return { ...utterance, verdict, types: [...byAction, ...byVerdict] };
}

/**
 * The utterance that a verified proof of `target` repairs: the last failed attempt at that part, or else the target
 * itself.
 */
function repairTarget(before: Conversation, target: string): string | undefined {
  if (!target.includes(".")) return needsRepair(before, target) ? target : undefined;
  const last = before.utterances.findLast(
    ({ verdict, types }) => verdict && types.some((mark) => mark.target === target),
  );
  return last?.verdict && !isVerified(last.verdict) ? last.id : undefined;
}

/** True if Lean rejected the target, or a critique with evidence speaks against it or a part of it. */
function needsRepair({ utterances }: Conversation, target: string): boolean {
  const repaired = utterances.find(({ id }) => id === target);
  if (!repaired) return false;
  if (repaired.verdict && !isVerified(repaired.verdict)) return true;
  return utterances.some(
    (utterance) =>
      utterance.types.some(({ type, target: aim }) => type === "critique" && isWithin(aim, target)) &&
      isSupported(utterance, repaired),
  );
}

function isWithin(aim: string | undefined, target: string): boolean {
  return aim !== undefined && (aim === target || aim.startsWith(`${target}.`));
}
