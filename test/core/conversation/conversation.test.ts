import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Conversation, ConversationEvent } from "../../../core/conversation/conversation.ts";
import { emptyConversation, reduceConversation } from "../../../core/conversation/conversation.ts";
import { ledgerOf } from "../../../core/conversation/ledger.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { isVerified } from "../../../core/lean/verdict.ts";
import { verdict } from "../../fakes/verdict.ts";

const person = { id: "person", kind: "human" } as const;
const model = { id: "model", kind: "model" } as const;

function proposed(id: string, tactic: string, target?: string): ConversationEvent {
  return {
    kind: "proposed",
    id,
    actor: person,
    timeMs: 0,
    text: "",
    tactic,
    ...(target === undefined ? {} : { target }),
  };
}

function judged(utterance: string, given: Verdict, finished = false): ConversationEvent {
  return { kind: "judged", utterance, verdict: given, finished };
}

function after(...events: readonly ConversationEvent[]): Conversation {
  return events.reduce(reduceConversation, emptyConversation);
}

function typesOf(conversation: Conversation, id: string): readonly string[] {
  const found = conversation.utterances.find((utterance) => utterance.id === id);
  return found?.types.map(({ type, target }) => (target === undefined ? type : `${type}>${target}`)) ?? [];
}

function statesOf(conversation: Conversation): readonly string[] {
  return ledgerOf(conversation).map(({ utterance, state }) => `${utterance} ${state}`);
}

describe("types come from the action and from Lean's verdict", () => {
  test("a proposal that mends a failed one is a repair once Lean has verified it, and not before", () => {
    const tried = after(
      proposed("a", "omega"),
      judged("a", verdict("failed", "V0")),
      proposed("b", "simp", "a"),
      judged("b", verdict("progress", "V2")),
    );
    expect(typesOf(tried, "b")).toEqual(["proposal>a"]);
    const mended = reduceConversation(tried, judged("b", verdict("progress", "V3")));
    expect(typesOf(mended, "b")).toEqual(["proposal>a", "repair>a"]);
    expect(statesOf(mended)).toEqual(["a repaired", "b open"]);
  });

  test("a step that uses two earlier names integrates them", () => {
    const told = after(
      proposed("a", "have first : p := hp"),
      proposed("b", "have second : q := hq"),
      proposed("c", "exact ⟨first, second⟩"),
      proposed("d", "exact first.elim"),
    );
    expect(typesOf(told, "c")).toEqual(["proposal", "integration>a", "integration>b"]);
    expect(typesOf(told, "d")).toEqual(["proposal"]);
  });

  test("a final solution exists only at V4 and only where nothing is left", () => {
    const proved = (level: Verdict["level"], finished: boolean): readonly string[] =>
      typesOf(after(proposed("a", "rfl"), judged("a", verdict("proved", level), finished)), "a");
    expect(proved("V3", true)).toEqual(["proposal"]);
    expect(proved("V4", false)).toEqual(["proposal"]);
    expect(proved("V4", true)).toEqual(["proposal", "final-solution"]);
  });
});

describe("the ledger", () => {
  test("Lean outranks voices: nothing is accepted that is not verified", () => {
    const accept: ConversationEvent = { kind: "decided", utterance: "a", decision: "accepted" };
    expect(statesOf(after(proposed("a", "omega"), accept))).toEqual(["a open"]);
    expect(statesOf(after(proposed("a", "omega"), judged("a", verdict("failed", "V0")), accept))).toEqual([
      "a refuted",
    ]);
    expect(statesOf(after(proposed("a", "omega"), judged("a", verdict("proved", "V3")), accept))).toEqual([
      "a accepted",
    ]);
  });

  test("a timeout refutes nothing", () => {
    expect(statesOf(after(proposed("a", "omega"), judged("a", verdict("timeout", "none"))))).toEqual(["a open"]);
  });

  test("a critique without evidence, or with words that Lean has not said, is counted and does not contest", () => {
    const empty: ConversationEvent = {
      kind: "criticised",
      id: "c",
      actor: model,
      timeMs: 0,
      text: "I doubt it",
      target: "a",
    };
    const before = after(proposed("a", "omega"), empty);
    expect(ledgerOf(before)).toMatchObject([{ state: "open", unsupportedCritiques: 1 }]);
    const evidence = { kind: "message", text: "unsolved goals" } as const;
    const quoting = reduceConversation(before, { ...empty, id: "d", evidence });
    expect(statesOf(quoting)).toEqual(["a open"]);
    const said = verdict("timeout", "none", { reason: "error: unsolved goals" });
    expect(statesOf(reduceConversation(quoting, judged("a", said)))).toEqual(["a contested"]);
  });

  test("undone steps are open again, withdrawn ones stay withdrawn", () => {
    const accepted = after(proposed("a", "omega"), judged("a", verdict("proved", "V3")), {
      kind: "decided",
      utterance: "a",
      decision: "accepted",
    });
    const undone = reduceConversation(accepted, { kind: "undone", utterance: "a" });
    expect(statesOf(undone)).toEqual(["a open"]);
    expect(statesOf(reduceConversation(undone, { kind: "withdrawn", utterance: "a" }))).toEqual(["a withdrawn"]);
  });
});

test("whatever comes in whatever order: accepted and final only what Lean has verified", () => {
  const id = fc.constantFrom("a", "b", "c", "missing");
  const anyVerdict = fc
    .tuple(
      fc.constantFrom("proved", "progress", "noProgress", "failed", "refused", "timeout", "unknown"),
      fc.constantFrom("none", "V0", "V1", "V2", "V3", "V4"),
    )
    .map(([kind, level]) => verdict(kind, level));
  const event = fc.oneof(
    fc
      .record({ id, target: id })
      .map(({ id: at, target }): ConversationEvent => proposed(at, "have h : p := hp", target)),
    fc.record({ id, given: anyVerdict, done: fc.boolean() }).map(({ id: at, given, done }) => judged(at, given, done)),
    fc
      .record({ id, decision: fc.constantFrom("accepted", "edited", "rejected", "ignored") })
      .map(({ id: utterance, decision }): ConversationEvent => ({ kind: "decided", utterance, decision })),
    id.map((utterance): ConversationEvent => ({ kind: "undone", utterance })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const conversation = after(...events);
      for (const claim of ledgerOf(conversation)) {
        if (claim.state !== "accepted") continue;
        const { verdict: given } = conversation.utterances.find(({ id: at }) => at === claim.utterance) ?? {};
        expect(given && isVerified(given)).toBe(true);
      }
      expect(new Set(conversation.utterances.map(({ id: at }) => at)).size).toBe(conversation.utterances.length);
    }),
  );
});
