import { expect, test } from "vitest";
import { branchesOf } from "../../../core/conversation/branches.ts";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import { after, judged, proposed, step } from "./said.ts";
import { verdict } from "../../fakes/verdict.ts";

/** `a:open>c|d,e` shows a root or not, its state, and the alternatives at each goal that it leaves. */
function drawn(events: readonly ConversationEvent[]): readonly string[] {
  return branchesOf(after(...events)).map(
    ({ utterance, state, isRoot, next }) =>
      `${isRoot ? "^" : ""}${utterance}:${state}${next.map((ids) => `>${ids.join("|")}`).join("")}`,
  );
}

test("attempts at the same goal stand side by side, each with what follows from it", () => {
  const told = [
    proposed("a", "constructor"),
    judged("a", step("p ∧ q", ["p", "q"])),
    proposed("b", "apply And.intro hp"),
    judged("b", step("p ∧ q", ["q"])),
    proposed("c", "exact hp"),
    judged("c", step("p", [])),
    proposed("d", "simp"),
    judged("d", verdict("failed", "V0", { goalKey: "⊢ q" })),
  ];
  expect(drawn(told)).toEqual(["^a:open>c>d", "^b:open>d", "c:closed", "d:dead"]);
  const closing = [proposed("e", "exact hq"), judged("e", step("q", []))];
  expect(drawn([...told, ...closing])).toEqual(["^a:closed>c>d|e", "^b:closed>d|e", "c:closed", "d:dead", "e:closed"]);
});

test("a circle closes nothing, and what was withdrawn is not there", () => {
  const told = [
    proposed("a", "symm"),
    judged("a", step("p", ["q"])),
    proposed("b", "symm"),
    judged("b", step("q", ["p"])),
  ];
  expect(drawn(told)).toEqual(["a:open>b", "b:open>a"]);
  expect(drawn([...told, { kind: "withdrawn", utterance: "b" }])).toEqual(["^a:open>"]);
  expect(drawn([...told, proposed("c", "rfl"), judged("c", step("p", []))])).toEqual([
    "a:closed>b",
    "b:closed>a|c",
    "c:closed",
  ]);
});
