import { afterAll, expect, test } from "vitest";
import { outputSchemas } from "../../cli/jsonOutput.ts";
import { runQuickly, temporaryFolder } from "./runColloquy.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

/** Thirty steps in the most important layouts. */
const source = [
  "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by",
  "  obtain ⟨hp, hq⟩ := h",
  "  constructor",
  "  · exact hq",
  "  · exact hp",
  "",
  "theorem sum (n : Nat) : 0 + n = n := by",
  "  induction n with",
  "  | zero => rfl",
  "  | succ k ih => rw [← Nat.add_assoc, ih]",
  "",
  "theorem chain (a b c : Nat) (h₁ : a = b) (h₂ : b ≤ c) : a ≤ c ∧ True :=",
  "  ⟨by calc a = b := by rw [h₁]",
  "        _ ≤ c := by simpa using h₂,",
  "   by trivial⟩",
  "",
  "theorem either (p q : Prop) (h : p ∨ q) : q ∨ p := by",
  "  cases h with",
  "  | inl hp => right; exact hp",
  "  | inr hq =>",
  "    left",
  "    skip",
  "    exact hq",
  "",
  "theorem both (a : Nat) (h : 2 < a) : 0 < a ∧ 1 < a := by",
  "  constructor <;> omega",
  "",
  "theorem rest (p q : Prop) (hpq : p → q) (hp : p) : q := by",
  "  conv => skip",
  "  suffices hqp : q ∧ p by exact hqp.1",
  "  have hq : q := hpq hp",
  "  exact ⟨hq, hp⟩",
  "",
  "theorem last (n : Nat) : n + 1 ≠ 0 := by",
  "  intro h",
  "  simp at h",
  "",
].join("\n");

test("every step of an honest file is accepted, and a fresh process agrees about changed ones", async () => {
  const file = folder.write("Replayed.lean", source);
  const ended = await runQuickly(["replay-steps", file, "--mutants", "4", "--lanes", "1", "--json"]);
  const output = outputSchemas["replay-steps"].parse(JSON.parse(ended.out));
  const notAccepted = output.steps.filter((step) => step.kind !== "accepted");
  expect(notAccepted.map((step) => [step.kind, step.tactic])).toEqual([
    ["noEffect", "skip"],
    ["severalStates", "omega"],
    ["noEffect", "conv => skip"],
    ["notAStep", "skip"],
  ]);
  expect(output.mutants.map((mutant) => mutant.outcome)).toEqual(Array(4).fill("agreement"));
  expect(output.counts.steps).toBe(30);
  expect(ended.exitCode).toBe(0);
});

test("a file that is not there is a wrong input", async () => {
  const ended = await runQuickly(["replay-steps", "missing.lean"]);
  expect(ended.exitCode).toBe(2);
});
