import type { Conversation, ConversationEvent } from "../../../core/conversation/conversation.ts";
import { emptyConversation, reduceConversation } from "../../../core/conversation/conversation.ts";
import { ledgerOf } from "../../../core/conversation/ledger.ts";
import type { Actor, Evidence } from "../../../core/conversation/utterance.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { verdict } from "../../fakes/verdict.ts";

export const person: Actor = { id: "you", kind: "human" };
export const model: Actor = { id: "model", kind: "model" };

/** A verified step from one goal to others, each given by its target. */
export function step(from: string, to: readonly string[]): Verdict {
  const goals = to.map((target) => parseGoal(`⊢ ${target}`));
  return verdict(to.length === 0 ? "proved" : "progress", "V3", { goalKey: `⊢ ${from}`, goalsAfter: goals });
}

interface Said {
  readonly actor?: Actor;
  readonly target?: string;
}

export function proposed(id: string, tactic: string, { actor = person, target }: Said = {}): ConversationEvent {
  return { kind: "proposed", id, actor, timeMs: 0, text: "", tactic, ...(target === undefined ? {} : { target }) };
}

export function judged(utterance: string, given: Verdict, finished = false): ConversationEvent {
  return { kind: "judged", utterance, verdict: given, finished };
}

export function criticised(id: string, target: string, evidence?: Evidence): ConversationEvent {
  return { kind: "criticised", id, actor: model, timeMs: 0, text: "no", target, ...(evidence ? { evidence } : {}) };
}

export function confirmed(utterance: string): ConversationEvent {
  return { kind: "weighed", utterance, weight: { kind: "confirmed", detail: "" } };
}

export function accepted(utterance: string): ConversationEvent {
  return { kind: "decided", utterance, decision: "accepted" };
}

export function after(...events: readonly ConversationEvent[]): Conversation {
  return events.reduce(reduceConversation, emptyConversation);
}

export function statesOf(conversation: Conversation): Readonly<Record<string, string>> {
  return Object.fromEntries(ledgerOf(conversation).map(({ id, state }) => [id, state]));
}

export const counterexample: Evidence = { kind: "counterexample", values: [{ name: "n", value: "3" }] };
