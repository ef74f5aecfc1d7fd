import { expect, test } from "vitest";
import { chooseMutations, stepMutations } from "../../../core/lean/stepMutation.ts";

function check(step: string, expected: readonly string[], names: readonly string[] = []): void {
  expect(stepMutations(step, names).map(({ text }) => text)).toEqual(expected);
}

test("another local name, also before a projection", () =>
  check("exact f h g.1", ["exact f k g.1", "exact f h g.2"], ["h", "k"]));
test("a longer name is not the local one", () => check("exact hp", [], ["h", "k"]));
test("an item of a list is dropped", () => check("simp [a, b]", ["simp [b]", "simp [a]"]));
test("the only item", () => check("simp [a]", ["simp []"]));
test("an item with a comma in brackets is one", () =>
  check("simp [f ⟨x, y⟩, b]", ["simp [b]", "simp [f ⟨x, y⟩]", "simp [f ⟨y, x⟩, b]"]));
test("the direction of a rewrite", () => check("rw [← a]", ["rw [a]", "rw []"]));
test("each of several rewrites", () => check("rw [a, b]", ["rw [← a, b]", "rw [b]", "rw [a]", "rw [a, ← b]"]));
test("no arrow where nothing is rewritten", () => check("simp at h", []));
test("sides", () => {
  check("left", ["right"]);
  check("exact h.mp x", ["exact h.mpr x"]);
  check("exact (f x).1", ["exact (f x).2"]);
  check("exact Or.inl .inr", ["exact Or.inr .inr", "exact Or.inl .inl"]);
});
test("the order of a pair", () => check("exact ⟨a, b, c⟩", ["exact ⟨b, a, c⟩"]));
test("numbers", () => check("exists 0", ["exists 1"]));
test("comments and strings stay", () => check('trace "left 1" -- left 1', []));

test("the same seed chooses the same", () => {
  const mutations = stepMutations("rw [a, b, c, d, e]", []);
  const texts = (seed: number): readonly string[] => chooseMutations(mutations, 2, seed).map(({ text }) => text);
  expect(texts(7)).toEqual(texts(7));
  expect(new Set([1, 2, 3, 4, 5].map((seed) => texts(seed).join())).size).toBeGreaterThan(1);
  expect(new Set(texts(7)).size).toBe(2);
  expect(chooseMutations(mutations.slice(0, 1), 2, 1)).toHaveLength(1);
});
