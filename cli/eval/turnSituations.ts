import type { ConversationEvent } from "../../core/conversation/conversation.ts";
import { emptyConversation, reduceConversation } from "../../core/conversation/conversation.ts";
import type { FloorConditions } from "../../core/conversation/floor.ts";
import { decideFloor } from "../../core/conversation/floor.ts";
import type { Verdict } from "../../core/lean/verdict.ts";

/** A situation in words, and the floor's decision in it. */
export interface TurnSituation {
  readonly words: string;
  readonly truth: "speak" | "wait";
  readonly isPersonBusy: boolean;
}

const quiet: FloorConditions = {
  nowMs: 1e5,
  lastTypedMs: undefined,
  hasDraft: false,
  isLeanBusy: false,
  isModelSpeaking: false,
  isStopped: false,
  hasModel: true,
  isBudgetSpent: false,
  quietSinceMs: 95e3,
  quietTimeMs: undefined,
};

const you = { id: "you", kind: "human" } as const;
const failed: Verdict = {
  kind: "failed",
  level: "V0",
  goalsBefore: [],
  messages: [],
  elapsedMs: 1,
  uri: "",
  documentVersion: 1,
  goalKey: "",
  engine: "",
  reason: "unsolved goals",
};
const failure: readonly ConversationEvent[] = [
  { kind: "proposed", id: "a", actor: you, timeMs: 0, text: "", tactic: "simp" },
  { kind: "judged", utterance: "a", verdict: failed, finished: false },
];

const situations: readonly (readonly [string, readonly ConversationEvent[], Partial<FloorConditions>])[] = [
  ["The person is typing in the editor.", [], { lastTypedMs: 99_500 }],
  ["A step of the person has failed, and the person is typing the next one.", failure, { lastTypedMs: 99_000 }],
  ["The person has an unsent draft in the composer.", [], { hasDraft: true }],
  ["A step of the person has failed; there is an unsent draft of a turn.", failure, { hasDraft: true }],
  ["Lean is checking the person's last step.", [], { isLeanBusy: true }],
  ["Nothing has happened for five seconds; nobody has asked for anything.", [], {}],
  ["The person has told you to be silent; since then nothing was asked.", failure, { isStopped: true }],
  ["A step of the person has failed with `unsolved goals`; the person does nothing.", failure, {}],
  ["The person asks you for the next step.", [], { asked: { role: "proposer" } }],
  ["The person, still typing, asks you for a hint.", [], { asked: { role: "tutor" }, lastTypedMs: 99_900 }],
  ["The person wants you to speak after two seconds of quiet; five have passed.", [], { quietTimeMs: 2000 }],
  ["The person wants you to speak after a minute of quiet; five seconds have passed.", [], { quietTimeMs: 60_000 }],
];

export function turnSituations(): readonly TurnSituation[] {
  return situations.map(([words, events, around]) => {
    const conversation = events.reduce(reduceConversation, emptyConversation);
    const decision = decideFloor(conversation, { ...quiet, ...around });
    const isPersonBusy =
      decision.kind === "wait" && ["person-types", "unsent-draft", "lean-busy"].includes(decision.reason);
    return { words, truth: decision.kind, isPersonBusy };
  });
}
