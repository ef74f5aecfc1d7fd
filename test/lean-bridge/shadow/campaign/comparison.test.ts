import { expect, test } from "vitest";
import type { Verdict } from "../../../../core/lean/verdict.ts";
import { verdict } from "../../../fakes/verdict.ts";
import type { BatchTruth } from "./batchTruth.ts";
import { judge } from "./comparison.ts";
import type { GateWord } from "./gateWords.ts";

const clean: BatchTruth = { errors: [], hidesSorry: false, writesSorry: false };

function kindFor(gate: Pick<Verdict, "kind" | "level">, truth: Partial<BatchTruth>): string {
  const place: GateWord["place"] = { hole: { kind: "step", start: 0, end: 1 }, command: { start: 0, end: 1 }, own: [] };
  const edit = { start: 0, end: 1, newText: "rfl" };
  return judge({ candidate: "rfl", place, verdict: verdict(gate.kind, gate.level), edit }, { ...clean, ...truth }).kind;
}

const verified = { kind: "proved", level: "V4" } as const;
const failed = { kind: "failed", level: "V0" } as const;

test.each([
  [verified, {}, "agreement"],
  [verified, { errors: ["type mismatch"] }, "falseSuccess"],
  [verified, { hidesSorry: true }, "falseSuccess"],
  [verified, { axioms: ["propext"] }, "agreement"],
  [verified, { axioms: ["propext", "sorryAx"] }, "falseSuccess"],
  [verified, { axioms: ["trap_axiom"] }, "falseSuccess"],
  [failed, { errors: ["type mismatch"] }, "agreement"],
  [failed, { hidesSorry: true }, "agreement"],
  [failed, {}, "falseRefusal"],
  [failed, { writesSorry: true }, "undecided"],
] as const)("%o beside %o: %s", (gate, truth, expected) => expect(kindFor(gate, truth)).toBe(expected));
