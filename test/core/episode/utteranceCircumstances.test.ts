import { expect, test } from "vitest";
import { circumstancesOf } from "../../../core/episode/utteranceCircumstances.ts";

const around = { nowMs: 10_000, askedMs: undefined, lastTypedMs: undefined, hasDraft: false, isSilenced: false };
const model = { id: "m", kind: "model" } as const;
const said = { kind: "commented", id: "a", timeMs: 1, actor: model, text: "Try simp." } as const;

test("a model's answer bears how long it took, and since when the person has not typed", () => {
  expect(circumstancesOf(said, { ...around, askedMs: 9_200, lastTypedMs: 9_000.4, hasDraft: true })).toEqual({
    asked: true,
    latencyMs: 800,
    typedAgoMs: 1e3,
    hasDraft: true,
    wait: "none",
  });
});

test("unasked, nothing was waited for; a silence that was asked for is broken by it, and kept by an answer", () => {
  const unasked = { asked: false, latencyMs: null, typedAgoMs: null, hasDraft: false };
  expect(circumstancesOf(said, around)).toEqual({ ...unasked, wait: "none" });
  expect(circumstancesOf(said, { ...around, isSilenced: true })?.wait).toBe("broken");
  expect(circumstancesOf(said, { ...around, isSilenced: true, askedMs: 10_000 })?.wait).toBe("honoured");
});

test("only a model's turns have circumstances, and a clock that ran backwards gives none below zero", () => {
  expect(circumstancesOf({ ...said, actor: { id: "you", kind: "human" } }, around)).toBeNull();
  expect(circumstancesOf({ kind: "decided", utterance: "a", decision: "accepted" }, around)).toBeNull();
  expect(circumstancesOf({ kind: "withdrawn", utterance: "a", actor: model }, around)).toBeNull();
  expect(circumstancesOf(said, { ...around, askedMs: 12_000 })?.latencyMs).toBe(0);
});
