import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refuseCandidate } from "../../../core/lean/syntaxGate.ts";
import { honestTexts } from "./gate/honestTexts.ts";
import { refusedTexts } from "./gate/refusedTexts.ts";

const options = { allowNativeDecide: false };

describe("refused before anything runs", () => {
  test.each(refusedTexts)("%j: %s", (text, why) => {
    expect(refuseCandidate(text, options)?.what).toContain(why);
  });
});

describe("allowed", () => {
  test.each(honestTexts.map(({ step }) => step))("%j", (step) => {
    expect(refuseCandidate(step, options)).toBeUndefined();
  });

  test("what trusts the compiler, where the person allows it", () => {
    const steps = ["native_decide", "decide +native", "decide (native := true)", "exact Lean.ofReduceBool b c d"];
    expect(steps.filter((step) => refuseCandidate(step, { allowNativeDecide: true }) !== undefined)).toEqual([]);
  });
});

test("a refused word is found wherever it stands as code", () => {
  const around = fc.constantFrom("simp", "exact h", "rfl", "(assumption)", "· omega", "-- c\n", "/- d -/");
  const joint = fc.constantFrom("; ", "\n", " <;> ");
  fc.assert(
    fc.property(fc.array(fc.tuple(around, joint)), fc.array(fc.tuple(around, joint)), (before, after) => {
      const text = `${before.flat().join("")}\nrun_tac pure ()\n${after.flat().join("")}rfl`;
      expect(refuseCandidate(text, options)).toBeDefined();
    }),
  );
});
