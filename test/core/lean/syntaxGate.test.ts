import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refuseCandidate } from "../../../core/lean/syntaxGate.ts";

const options = { allowNativeDecide: false };

describe("refused before anything runs", () => {
  test.each([
    ["", "empty"],
    ["-- only this", "comment"],
    ["sorry", "sorry"],
    ["exact (by admit)", "admit"],
    ["run_tac pure ()", "run_tac"],
    ["exact by_elab return default", "by_elab"],
    ["exact eval% 1", "eval%"],
    ["unsafe exact h", "unsafe"],
    ['exact include_str "/etc/passwd"', "include_str"],
    ["native_decide", "native_decide"],
    ["exact Lean.ofReduceBool b true rfl", "native_decide"],
    ["open Lean in exact «ofReduceNat» n 1 rfl", "native_decide"],
    ["set_option maxHeartbeats 0 in simp", "maxHeartbeats"],
    ["set_option debug.skipKernelTC true in simp", "skipKernelTC"],
    ["exact?", "only suggests"],
    ["first | exact? | rfl", "only suggests"],
    ["count_heartbeats in simp", "limits"],
    ['set_option sat.solver "/tmp/x" in bv_decide', "sat.solver"],
    ["simp?!", "only suggests"],
    ["first | hint | rfl", "only suggests"],
    ["skip\npolyrith", "network"],
    ['set_option trace.profiler.output "/tmp/x" in simp', "trace.profiler.output"],
    ["skip -- fine\rrun_tac pure ()", "carriage return"],
    ["exact h\r", "carriage return"],
    ["rfl\n\naxiom foo : False", "axiom"],
    ["rfl\n#eval 1", "#eval"],
    ["rfl) ; (exact h", "did not open"],
    ["exact (h", "missing"],
    ["exact h /- open", "unterminated comment"],
    ['exact "a', "unterminated string"],
    ["exact h\0", "forbidden character"],
    ["\ud800", "UTF-16"],
    ['exact s!"{by run_tac pure ()}"', "run_tac"],
    ["(".repeat(300) + ")".repeat(300), "deeper"],
    ["x".repeat(30_000), "longer"],
  ])("%j: %s", (text, why) => {
    expect(refuseCandidate(text, options)?.what).toContain(why);
  });
});

describe("allowed", () => {
  test.each([
    "exact not_sorry_lemma h",
    "exact «sorry»",
    "simp -- sorry, admit",
    'exact "run_tac"',
    "set_option pp.all true in simp",
    "open Nat in exact add_comm a b",
    "induction n with\n| zero => simp\n| succ n ih => exact ih",
    "refine ⟨?_, ?_⟩ <;> simp_all",
    "have hint := h\nexact hint",
    "conv => lhs; rw [h]",
    "skip\r\nexact h\r\n",
    "set_option trace.profiler true in simp",
  ])("%j", (text) => {
    expect(refuseCandidate(text, options)).toBeUndefined();
  });

  test("native_decide where the person allows it", () => {
    expect(refuseCandidate("native_decide", { allowNativeDecide: true })).toBeUndefined();
    expect(refuseCandidate("exact my_ofReduceBool", { allowNativeDecide: false })).toBeUndefined();
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
