import { expect, test } from "vitest";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import type { FloorConditions } from "../../../core/conversation/floor.ts";
import { decideFloor } from "../../../core/conversation/floor.ts";
import { accepted, after, criticised, judged, model, proposed, step } from "./said.ts";
import { verdict } from "../../fakes/verdict.ts";

const quiet: FloorConditions = {
  nowMs: 1e5,
  lastTypedMs: undefined,
  hasDraft: false,
  isLeanBusy: false,
  isModelSpeaking: false,
  isStopped: false,
  hasModel: true,
  isBudgetSpent: false,
  quietSinceMs: 99e3,
  quietTimeMs: undefined,
};
const asked = { asked: { role: "proposer" } } as const;
const failed = [proposed("a", "simp"), judged("a", verdict("failed", "V0"))];

function check(events: readonly ConversationEvent[], around: Partial<FloorConditions>, expected: string): void {
  const decision = decideFloor(after(...events), { ...quiet, ...around });
  const words =
    decision.kind === "wait"
      ? ["wait", decision.reason]
      : [decision.role, decision.reason, ...(decision.target === undefined ? [] : [decision.target])];
  expect(words.join(" ")).toBe(expected);
}

test("nothing happens without a reason", () => {
  check([], {}, "wait nothing-to-say");
  check([], { quietTimeMs: 5000 }, "wait not-quiet-yet");
  check([], { quietTimeMs: 500 }, "proposer quiet-time");
  check([proposed("a", "simp")], { quietTimeMs: 500 }, "critic open-claim a");
});

test("a person who types, has a draft, or waits for Lean is not interrupted, even where something failed", () => {
  check(failed, {}, "repairer failed-proposal a");
  check(failed, { lastTypedMs: 99_000 }, "wait person-types");
  check(failed, { lastTypedMs: 90_000 }, "repairer failed-proposal a");
  check(failed, { hasDraft: true }, "wait unsent-draft");
  check(failed, { isLeanBusy: true }, "wait lean-busy");
  check(failed, { isStopped: true }, "wait stopped");
});

test("who asks is answered at once, also while typing, but not without a model or a budget", () => {
  check([], { ...asked, lastTypedMs: 99_999, hasDraft: true, isStopped: true }, "proposer asked");
  check([], { ...asked, hasModel: false }, "wait no-model");
  check([], { ...asked, isBudgetSpent: true }, "wait budget-spent");
  check([], { ...asked, isModelSpeaking: true }, "wait model-speaks");
});

test("a model's own failure is not taken up again by itself", () => {
  check([proposed("a", "simp", { actor: model }), judged("a", verdict("failed", "V0"))], {}, "wait nothing-to-say");
});

test("accepted parts of a sketch can be joined, once", () => {
  const told = [
    proposed("s", "have h1 : p := by sorry\nexact h1"),
    judged("s", step("g", ["p"])),
    accepted("s"),
    proposed("a", "exact hp", { target: "s.h1" }),
    judged("a", step("p", [])),
  ];
  check(told, {}, "wait nothing-to-say");
  check([...told, accepted("a")], {}, "integrator joinable-claims s");
  const joined = {
    kind: "proposed",
    id: "i",
    timeMs: 0,
    actor: model,
    text: "",
    tactic: "x",
    joins: ["s", "a"],
  } as const;
  check([...told, accepted("a"), joined], {}, "wait nothing-to-say");
});

test("after three critiques that bring nothing new a critic is not given the floor again", () => {
  const critic = { asked: { role: "critic", target: "a" } } as const;
  const rounds = ["c", "d", "e"].map((id) => criticised(id, "a"));
  const told = [proposed("a", "simp"), judged("a", verdict("timeout", "none"))];
  check([...told, ...rounds.slice(0, 2)], critic, "critic asked a");
  check([...told, ...rounds], critic, "wait critique-limit");
  check([...told, ...rounds, proposed("b", "omega", { target: "a" })], critic, "critic asked a");
});
