import type { ConversationEvent } from "../conversation/conversation.ts";
import type { Circumstances } from "./episodeRecord.ts";

/** The person's situation; times are milliseconds of one clock. */
export interface SpokenWhen {
  readonly nowMs: number;
  /** The time at which the person asked for the turn; undefined if nobody asked. */
  readonly askedMs: number | undefined;
  /** Undefined if they have not typed yet, or if it is unknown, as in a terminal. */
  readonly lastTypedMs: number | undefined;
  readonly hasDraft: boolean;
  /** The person wants no model to speak unasked. */
  readonly isSilenced: boolean;
}

/** The circumstances to record with a model's utterance; null for other actors and for events without an utterance. */
export function circumstancesOf(event: ConversationEvent, around: SpokenWhen): Circumstances | null {
  if (!("actor" in event) || event.actor?.kind !== "model" || event.kind === "withdrawn") return null;
  const { nowMs, askedMs, lastTypedMs, hasDraft, isSilenced } = around;
  const asked = askedMs !== undefined;
  return {
    asked,
    latencyMs: asked ? Math.max(0, Math.round(nowMs - askedMs)) : null,
    typedAgoMs: lastTypedMs === undefined ? null : Math.max(0, Math.round(nowMs - lastTypedMs)),
    hasDraft,
    wait: isSilenced ? (asked ? "honoured" : "broken") : "none",
  };
}
