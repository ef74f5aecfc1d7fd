import { expect, test } from "vitest";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import { guardCounts, guardFindings } from "../../../core/conversation/guards.ts";
import { after, confirmed, counterexample, criticised, judged, model, proposed, step } from "./said.ts";
import { verdict } from "../../fakes/verdict.ts";

function check(events: readonly ConversationEvent[], expected: readonly string[]): void {
  expect(guardFindings(after(...events)).map(({ kind, utterance }) => `${kind} ${utterance}`)).toEqual(expected);
}

const fine = [proposed("a", "simp"), judged("a", step("p", []))];
const wrong = [proposed("a", "simp"), judged("a", verdict("failed", "V0"))];
const agreed = { kind: "agreed", id: "g", timeMs: 0, actor: model, text: "Great idea!", target: "a" } as const;

test("agreement without content, and agreement with what Lean rejects", () => {
  check([...fine, agreed], []);
  check([proposed("a", "simp"), agreed], ["unsupported-agreement g"]);
  check([...wrong, agreed], ["regressive-flip g"]);
  check(
    [proposed("a", "simp"), agreed, { kind: "ran", utterance: "g", run: { code: "", outcome: "holds", output: "" } }],
    [],
  );
});

test("steps that change nothing or lead back", () => {
  check([proposed("a", "skip"), judged("a", verdict("noProgress", "V2"))], ["vacuous-proposal a"]);
  const around = [
    proposed("a", "symm"),
    judged("a", step("p", ["q"])),
    proposed("b", "symm"),
    judged("b", step("q", ["p"])),
  ];
  check(around, ["vacuous-proposal b"]);
});

test("taking back what Lean accepts is a flip, except where something was shown against it", () => {
  const given = [proposed("a", "simp", { actor: model }), judged("a", step("p", []))];
  const back = { kind: "withdrawn", utterance: "a", actor: model } as const;
  check([...given, back], ["regressive-flip a"]);
  check([...given, { kind: "withdrawn", utterance: "a", actor: { id: "you", kind: "human" } }], []);
  check([...given, criticised("c", "a", counterexample), confirmed("c"), back], []);
});

test("leading away from what is verified needs evidence", () => {
  check([...fine, criticised("c", "a")], ["steering-away c"]);
  check([...fine, criticised("c", "a", counterexample), confirmed("c")], []);
  check([...fine, proposed("b", "omega", { actor: model, target: "a" })], ["steering-away b"]);
  check([...wrong, proposed("b", "omega", { actor: model, target: "a" })], []);
  const refused = { kind: "decided", utterance: "a", decision: "rejected" } as const;
  check([...fine, refused, proposed("b", "omega", { actor: model, target: "a" })], []);
});

test("findings are counted by kind", () => {
  const findings = guardFindings(after(...fine, criticised("c", "a"), criticised("d", "a")));
  expect(guardCounts(findings)).toMatchObject({ "steering-away": 2, "vacuous-proposal": 0 });
});
