import { describe, expect, test } from "vitest";
import { ledgerOf } from "../../../core/conversation/ledger.ts";
import {
  accepted,
  after,
  confirmed,
  counterexample,
  criticised,
  judged,
  model,
  person,
  proposed,
  statesOf,
  step,
} from "./said.ts";
import { verdict } from "../../fakes/verdict.ts";

const sketch = "have h1 : p := by sorry\nhave h2 : q := by\n  sorry\nexact ⟨h1, h2⟩";
const opened = [proposed("s", sketch), judged("s", step("p ∧ q", ["p", "q"])), accepted("s")];

describe("the parts of a sketch are claims of their own", () => {
  test("open until a proof of theirs is accepted", () => {
    const told = [...opened, proposed("a", "exact hp", { target: "s.h1" }), judged("a", step("p", []))];
    expect(statesOf(after(...told))).toEqual({ s: "accepted", "s.h1": "open", "s.h2": "open", a: "open" });
    expect(ledgerOf(after(...told)).find(({ id }) => id === "s.h1")).toMatchObject({ text: "p", provedBy: "a" });
    expect(statesOf(after(...told, accepted("a")))).toMatchObject({ "s.h1": "accepted", "s.h2": "open" });
  });

  test("refuted by a counterexample that Lean confirms, which contests the sketch; a sketch in its place repairs both", () => {
    const told = [
      proposed("s", sketch),
      judged("s", step("p ∧ q", ["p", "q"])),
      criticised("c", "s.h1", counterexample),
    ];
    expect(statesOf(after(...told))).toEqual({ s: "open", "s.h1": "open", "s.h2": "open" });
    const refuted = [...told, confirmed("c")];
    expect(statesOf(after(...refuted))).toEqual({ s: "contested", "s.h1": "refuted", "s.h2": "open" });
    const mended = [...refuted, proposed("t", sketch, { target: "s" }), judged("t", step("p ∧ q", ["p", "q"]))];
    expect(statesOf(after(...mended))).toMatchObject({ s: "repaired", t: "open", "t.h1": "open" });
    expect(
      after(...mended)
        .utterances.at(-1)
        ?.types.map(({ type }) => type),
    ).toContain("repair");
  });

  test("withdrawn with the sketch", () => {
    expect(statesOf(after(...opened, { kind: "withdrawn", utterance: "s" }))).toEqual({
      s: "withdrawn",
      "s.h1": "withdrawn",
      "s.h2": "withdrawn",
    });
  });
});

describe("a claim in prose", () => {
  const claim = { kind: "claimed", id: "n", timeMs: 0, actor: person, text: "n is even", statement: "Even n" } as const;

  test("is contested at once by code of its own that fails, and not by code that was refused", () => {
    const ran = (outcome: "fails" | "refused"): Readonly<Record<string, string>> =>
      statesOf(after(claim, { kind: "ran", utterance: "n", run: { code: "#eval 1", outcome, output: "" } }));
    expect(ran("refused")).toEqual({ n: "open" });
    expect(ran("fails")).toEqual({ n: "contested" });
  });

  test("is accepted with a proof that is, and never by acclamation", () => {
    expect(statesOf(after(claim, accepted("n")))).toEqual({ n: "open" });
    const told = [claim, proposed("p", "omega", { target: "n" }), judged("p", step("Even n", [])), accepted("p")];
    expect(statesOf(after(...told))).toEqual({ n: "accepted", p: "accepted" });
  });

  test("is refuted by an instance that Lean confirms", () => {
    expect(statesOf(after(claim, criticised("c", "n", counterexample), confirmed("c")))).toEqual({ n: "refuted" });
  });
});

test("critiques: Lean's own words support, words that Lean has not said do not", () => {
  const failed = verdict("failed", "V0", { reason: "linarith failed to find a contradiction" });
  const quoting = (text: string): number | undefined =>
    ledgerOf(after(proposed("a", "linarith"), judged("a", failed), criticised("c", "a", { kind: "message", text })))[0]
      ?.unsupportedCritiques;
  expect(quoting("failed to  find")).toBe(0);
  expect(quoting("unknown identifier")).toBe(1);
  expect(quoting("")).toBe(1);
});

test("agreement of a model counts where Lean has said yes", () => {
  const agreed = { kind: "agreed", id: "g", timeMs: 0, actor: model, text: "I agree", target: "a" } as const;
  const agreements = (kind: "failed" | "proved"): number | undefined =>
    ledgerOf(after(proposed("a", "simp"), judged("a", verdict(kind, "V3")), agreed))[0]?.agreements;
  expect([agreements("failed"), agreements("proved")]).toEqual([0, 1]);
});
