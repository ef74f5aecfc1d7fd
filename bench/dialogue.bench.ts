// The whole state of a conversation of 1,000 turns from its events, as it is built when an episode is resumed:
// utterances, ledger, guards, branches and the floor. The baseline is the same for 100 turns.
import { branchesOf } from "../core/conversation/branches.ts";
import type { ConversationEvent } from "../core/conversation/conversation.ts";
import { emptyConversation, reduceConversation } from "../core/conversation/conversation.ts";
import { decideFloor } from "../core/conversation/floor.ts";
import { guardFindings } from "../core/conversation/guards.ts";
import { ledgerOf } from "../core/conversation/ledger.ts";
import type { Actor } from "../core/conversation/utterance.ts";
import { normaliseGoals, parseGoal } from "../core/lean/goal.ts";
import type { Verdict, VerdictContext } from "../core/lean/verdict.ts";
import { figures, milliseconds, nameMachine, report } from "./measure.ts";

const person: Actor = { id: "you", kind: "human" };
const model: Actor = { id: "model", kind: "model" };

function goalText(number: number): string {
  return `α : Type\nxs ys : List α\nn : Nat\nih : (xs ++ ys).length = xs.length + ys.length\nh : n < ${number}\n⊢ n + ${number} ≤ xs.length + ${number + 1} ∧ ys.length = ys.length`;
}

/** A round of ten turns: steps, failures with repairs, sketches with a proof of a part, critiques, agreement, prose. */
function turn(at: number): readonly ConversationEvent[] {
  const id = `u${at}`;
  const before = (back: number): string => `u${at - back}`;
  const common = { id, timeMs: at, actor: at % 2 === 0 ? person : model, text: `turn ${at} in a few words` };
  const proposed = (tactic: string, target?: string): ConversationEvent => {
    return { kind: "proposed", ...common, tactic, ...(target === undefined ? {} : { target }) };
  };
  const judged = (verdict: Verdict): ConversationEvent => ({ kind: "judged", utterance: id, verdict, finished: false });
  switch (at % 10) {
    case 1:
      return [proposed(`simp [List.length_append, lemma_${at}]`), judged(failed(at))];
    case 2:
      return [proposed(`omega`, before(1)), judged(verified(at))];
    case 3:
      return [proposed(`have h${at} : n = n := by sorry\nexact ⟨h${at}.le, rfl⟩`), judged(verified(at))];
    case 4:
      return [proposed("rfl", `${before(1)}.h${at - 1}`), judged(verified(at))];
    case 5:
      return [{ kind: "criticised", ...common, target: before(2), evidence: { kind: "message", text: "unsolved" } }];
    case 6:
      return [{ kind: "agreed", ...common, target: before(1) }];
    case 7:
      return [{ kind: "claimed", ...common, statement: "n ≤ n" }];
    case 8:
      return [{ kind: "commented", ...common }];
    default:
      return [
        proposed(`exact ⟨by omega, rfl⟩ -- ${at}`),
        judged(verified(at)),
        { kind: "decided", utterance: id, decision: "accepted" },
      ];
  }
}

/** As read from a log: goals are parsed, and keys are present. */
function verified(at: number): Verdict {
  return { ...contextAt(at), kind: "progress", level: "V3", goalsAfter: [parseGoal(goalText(at + 1))] };
}

function contextAt(at: number): VerdictContext {
  const goal = parseGoal(goalText(at));
  return {
    goalsBefore: [goal],
    messages: [],
    elapsedMs: 1,
    uri: "A.lean",
    documentVersion: 1,
    goalKey: normaliseGoals([goal]),
    engine: "bench",
  };
}

function failed(at: number): Verdict {
  return { ...contextAt(at), kind: "failed", level: "V0", reason: "1 unsolved goals" };
}

function eventsOf(turns: number): readonly ConversationEvent[] {
  return Array.from({ length: turns }, (_, at) => turn(at)).flat();
}

function recompute(events: readonly ConversationEvent[]): number {
  const conversation = events.reduce(reduceConversation, emptyConversation);
  const floor = decideFloor(conversation, {
    nowMs: 1e4,
    lastTypedMs: undefined,
    hasDraft: false,
    isLeanBusy: false,
    isModelSpeaking: false,
    isStopped: false,
    hasModel: true,
    isBudgetSpent: false,
    quietSinceMs: 0,
    quietTimeMs: 100,
  });
  const found = [ledgerOf(conversation), guardFindings(conversation), branchesOf(conversation)];
  return found.reduce((sum, list) => sum + list.length, floor.kind.length);
}

nameMachine();
for (const turns of [100, 1000]) {
  const times: number[] = [];
  for (let run = 0; run < 60; run += 1) {
    const events = eventsOf(turns);
    const started = performance.now();
    recompute(events);
    // The first runs are those of a program that has just started; they count in the worst case.
    times.push(performance.now() - started);
  }
  const found = figures(times);
  const goal = turns === 1000 ? { goal: "median < 50 ms", met: found.median < 50 } : {};
  report({ name: `state of ${turns} turns from ${eventsOf(turns).length} events`, text: milliseconds(found), ...goal });
}
