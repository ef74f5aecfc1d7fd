import type { ConversationEvent } from "../conversation/conversation.ts";
import type { Circumstances } from "./episodeRecord.ts";

/** How things stand for the person; times are milliseconds of one clock. */
export interface SpokenWhen {
  readonly nowMs: number;
  /** When the person asked for what is said now; undefined where nobody has asked. */
  readonly askedMs: number | undefined;
  /** Undefined where they have not typed yet, or where nobody can tell, as in a terminal. */
  readonly lastTypedMs: number | undefined;
  readonly hasDraft: boolean;
  /** The person wants to hear no model that was not asked. */
  readonly isSilenced: boolean;
}

/** What is noted beside a model's utterance; null for what others say, and for events that say nothing. */
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
