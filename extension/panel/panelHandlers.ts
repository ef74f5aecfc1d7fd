import type { PanelMessage } from "../../core/protocol/panelMessage.ts";
import type { ProofAtHand } from "../proof/proofConversation.ts";

/** Messages that need no Lean file; the others are about the file at hand. */
const windowMessageKinds = [
  "ready",
  "stop",
  "copy",
  "record",
  "episodes",
  "learn",
  "forget",
] as const satisfies readonly PanelMessage["kind"][];
export type WindowMessageKind = (typeof windowMessageKinds)[number];
export type ProofMessageKind = Exclude<PanelMessage["kind"], WindowMessageKind>;

type MessageOf<Kind extends PanelMessage["kind"]> = PanelMessage & { readonly kind: Kind };

export type WindowHandlers<Kinds extends WindowMessageKind = WindowMessageKind> = {
  readonly [Kind in Kinds]: (message: MessageOf<Kind>) => Thenable<void> | void;
};

/** One handler for each kind; each subject of the panel brings the handlers of its own messages. */
export type ProofHandlers<Kinds extends ProofMessageKind = ProofMessageKind> = {
  readonly [Kind in Kinds]: (message: MessageOf<Kind>, proof: ProofAtHand) => Thenable<void> | void;
};

/** Hands a message to its handler; one that needs a Lean file is dropped if there is none. */
export async function handleMessage(
  message: PanelMessage,
  handlers: WindowHandlers & ProofHandlers,
  proof: ProofAtHand | undefined,
): Promise<void> {
  const windowHandlers: WindowHandlers = handlers;
  if (isWindowMessage(message)) {
    // The compiler cannot see that a handler that was looked up by the message's kind takes that message.
    const handle = windowHandlers[message.kind as WindowMessageKind] as (given: PanelMessage) => Thenable<void> | void;
    await handle(message);
  } else if (proof) {
    const handle = handlers[message.kind] as (given: PanelMessage, at: ProofAtHand) => Thenable<void> | void;
    await handle(message, proof);
  }
}

function isWindowMessage({ kind }: PanelMessage): boolean {
  return windowMessageKinds.some((known) => known === kind);
}
