import { codeTokens } from "../lean/tokens.ts";
import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import type { Actor, Decision, Evidence, TypeMark, Utterance } from "./utterance.ts";

interface Turn {
  readonly id: string;
  readonly timeMs: number;
  readonly actor: Actor;
}

/** What happens in a conversation, in the order in which it happened. */
export type ConversationEvent =
  | (Turn & { readonly kind: "proposed"; readonly text: string; readonly tactic: string; readonly target?: string })
  | (Turn & {
      readonly kind: "criticised";
      readonly text: string;
      readonly target: string;
      readonly evidence?: Evidence;
    })
  | (Turn & {
      readonly kind: "commented";
      readonly text: string;
      readonly target?: string;
      /** What a person or a model has called it, where that is how its types are known. */
      readonly types?: readonly TypeMark[];
    })
  /** Lean's word on a proposal; `finished` when the declaration has no hole left with it. */
  | { readonly kind: "judged"; readonly utterance: string; readonly verdict: Verdict; readonly finished: boolean }
  | { readonly kind: "decided"; readonly utterance: string; readonly decision: Decision }
  /** An accepted step was taken back out of the document. */
  | { readonly kind: "undone"; readonly utterance: string }
  | { readonly kind: "withdrawn"; readonly utterance: string };

export interface Conversation {
  readonly utterances: readonly Utterance[];
  readonly withdrawn: ReadonlySet<string>;
}

export const emptyConversation: Conversation = { utterances: [], withdrawn: new Set() };

/**
 * The conversation after an event. Events about an utterance that is not there, or that would say again what was said,
 * change nothing: a log that was cut in the middle can still be read.
 */
export function reduceConversation(before: Conversation, event: ConversationEvent): Conversation {
  switch (event.kind) {
    case "proposed":
      return added(before, proposal(before, event));
    case "criticised":
      return added(before, {
        ...turn(event),
        types: [mark("critique", event.target)],
        ...(event.evidence ? { evidence: event.evidence } : {}),
      });
    case "commented":
      return added(before, { ...turn(event), types: event.types ?? [mark("meta-comment", event.target)] });
    case "judged":
      return changed(before, event.utterance, (utterance) => judged(before, utterance, event));
    case "decided":
      return changed(before, event.utterance, (utterance) =>
        // Nothing is accepted that Lean has not verified, whoever says so.
        event.decision === "accepted" && !(utterance.verdict && isVerified(utterance.verdict))
          ? utterance
          : { ...utterance, decision: event.decision },
      );
    case "undone":
      return changed(before, event.utterance, (utterance) => withoutDecision(utterance));
    case "withdrawn":
      return { ...before, withdrawn: new Set([...before.withdrawn, event.utterance]) };
  }
}

function added(before: Conversation, utterance: Utterance): Conversation {
  if (before.utterances.some(({ id }) => id === utterance.id)) return before;
  return { ...before, utterances: [...before.utterances, utterance] };
}

function changed(before: Conversation, id: string, change: (utterance: Utterance) => Utterance): Conversation {
  const at = before.utterances.findIndex((utterance) => utterance.id === id);
  const found = before.utterances[at];
  return found ? { ...before, utterances: before.utterances.with(at, change(found)) } : before;
}

function withoutDecision(utterance: Utterance): Utterance {
  const kept = { ...utterance };
  delete (kept as { decision?: Decision }).decision;
  return kept;
}

function turn({ id, timeMs, actor, text }: Turn & { readonly text: string }): Omit<Utterance, "types"> {
  return { id, timeMs, actor, text, introduces: [] };
}

function mark(type: TypeMark["type"], target?: string): TypeMark {
  return { type, typeSource: "action", ...(target === undefined ? {} : { target }) };
}

function proposal(before: Conversation, event: ConversationEvent & { kind: "proposed" }): Utterance {
  const used = usedNames(before, event.tactic);
  const integrates = used.size >= 2 ? [...used].map((target) => mark("integration", target)) : [];
  return {
    ...turn(event),
    tactic: event.tactic,
    introduces: introducedNames(event.tactic),
    types: [mark("proposal", event.target), ...integrates],
  };
}

/** The utterances whose names this text uses. */
function usedNames({ utterances }: Conversation, tactic: string): ReadonlySet<string> {
  const words = new Set(codeTokens(tactic).flatMap(({ text }) => [text, text.split(".")[0] ?? text]));
  return new Set(utterances.filter(({ introduces }) => introduces.some((name) => words.has(name))).map(({ id }) => id));
}

const introducing = new Set(["have", "let", "obtain", "suffices", "set"]);

/** The names directly behind `have` and its like. */
function introducedNames(tactic: string): readonly string[] {
  const tokens = codeTokens(tactic);
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    return introducing.has(token.text) && next?.kind === "identifier" ? [next.text] : [];
  });
}

/** Lean's word may give more types: a repair of what had failed, a final solution. A later word replaces an earlier one. */
function judged(
  before: Conversation,
  utterance: Utterance,
  { verdict, finished }: ConversationEvent & { kind: "judged" },
): Utterance {
  const byAction = utterance.types.filter(({ typeSource }) => typeSource !== "verdict");
  const byVerdict: TypeMark[] = [];
  const target = byAction.find(({ type }) => type === "proposal")?.target;
  const mended = before.utterances.find(({ id }) => id === target);
  const failedBefore = mended?.verdict && !isVerified(mended.verdict);
  if (isVerified(verdict) && failedBefore && target !== undefined)
    byVerdict.push({ type: "repair", typeSource: "verdict", target });
  if (finished && verdict.kind === "proved" && (verdict.level === "V4" || verdict.level === "V5"))
    byVerdict.push({ type: "final-solution", typeSource: "verdict" });
  return { ...utterance, verdict, types: [...byAction, ...byVerdict] };
}
