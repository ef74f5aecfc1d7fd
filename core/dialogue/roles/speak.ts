import type { Actor } from "../utterance.ts";
import type { Discussion, Done } from "../discussion.ts";
import type { RoleEvent, RoleRequest, RoleTurn } from "./roleTurn.ts";
import { roleTurn } from "./roleTurn.ts";

/** A model's turn as it comes, then what it has become in the conversation. */
export type SpeakEvent =
  | Exclude<RoleEvent, { kind: "turn" }>
  /** The turn stands in the conversation with Lean's word on it; a hint or a statement is only shown. */
  | { readonly kind: "said"; readonly turn: RoleTurn; readonly done: Done };

export interface Speech extends RoleRequest {
  readonly discussion: Discussion;
  /** The claim that a proposal of the model proves or stands in for. */
  readonly aim: string | undefined;
}

/** Lets a model speak in a role. What it says counts only with Lean's word on it; a failed call says nothing at all. */
export async function* speak(speech: Speech, signal: AbortSignal): AsyncGenerator<SpeakEvent> {
  for await (const event of roleTurn(speech, signal)) {
    if (event.kind !== "turn") yield event;
    else yield { kind: "said", turn: event.turn, done: await performed(speech, event.turn, signal) };
  }
}

async function performed(speech: Speech, turn: RoleTurn, signal: AbortSignal): Promise<Done> {
  const { discussion, aim, role, model, context } = speech;
  const actor: Actor = { id: `${model.id} (${role})`, kind: "model" };
  switch (turn.kind) {
    case "step":
      return discussion.propose(
        { actor, tactic: turn.lean, text: turn.text, ...(aim === undefined ? {} : { target: aim }) },
        signal,
      );
    case "objection":
    case "agreement": {
      const kind = turn.kind === "objection" ? "criticised" : "agreed";
      const evidence = turn.evidence ? { evidence: turn.evidence } : {};
      return discussion.criticise({ kind, actor, target: context.target ?? "", text: turn.text, ...evidence }, signal);
    }
    case "statement":
      return discussion.claim({ actor, text: turn.readBack, statement: turn.statement }, signal);
    case "hint":
      return discussion.comment(actor, turn.text, signal);
  }
}
