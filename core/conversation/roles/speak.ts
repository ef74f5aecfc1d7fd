import type { Actor } from "../utterance.ts";
import type { ConversationActs, Done } from "../conversationActs.ts";
import type { ConversationPlace } from "../conversationPlace.ts";
import type { RoleEvent, RoleRequest, RoleUtterance } from "./roleUtterance.ts";
import { askRole } from "./roleUtterance.ts";

/** A model's answer as it arrives, then its result in the conversation. */
export type SpeakEvent =
  | Exclude<RoleEvent, { kind: "utterance" }>
  /** The utterance is in the conversation with Lean's word on it; a hint or a statement is only shown. */
  | { readonly kind: "said"; readonly utterance: RoleUtterance; readonly done: Done };

export interface Speech<Site> extends RoleRequest {
  readonly acts: ConversationActs<Site>;
  /** The place at which Lean is asked about the answer. */
  readonly place: ConversationPlace<Site>;
  /** The claim that the model's proposal proves or replaces. */
  readonly aim: string | undefined;
}

/** Lets a model speak in a role. Its answer counts only with Lean's word on it; a failed call adds no utterance. */
export async function* speak<Site>(speech: Speech<Site>, signal: AbortSignal): AsyncGenerator<SpeakEvent> {
  for await (const event of askRole(speech, signal)) {
    if (event.kind !== "utterance") yield event;
    else yield { kind: "said", utterance: event.utterance, done: await performed(speech, event.utterance, signal) };
  }
}

async function performed<Site>(
  { acts, place, aim, role, model, context }: Speech<Site>,
  utterance: RoleUtterance,
  signal: AbortSignal,
): Promise<Done> {
  const actor: Actor = { id: `${model.id} (${role})`, kind: "model" };
  const asked = { place, signal };
  switch (utterance.kind) {
    case "step":
      return acts.propose({ actor, tactic: utterance.lean, text: utterance.text, target: aim }, asked);
    case "objection":
    case "agreement": {
      const kind = utterance.kind === "objection" ? "criticised" : "agreed";
      const evidence = utterance.evidence ? { evidence: utterance.evidence } : {};
      const criticism = { kind, actor, target: context.target ?? "", text: utterance.text, ...evidence } as const;
      return acts.criticise(criticism, asked);
    }
    case "statement":
      return acts.claim({ actor, text: utterance.readBack, statement: utterance.statement }, asked);
    case "hint":
      return acts.comment({ actor, text: utterance.text }, asked);
  }
}
