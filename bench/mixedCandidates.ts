/** The goal of `mixedCandidates`. */
export const mixedGoal =
  "theorem one (p q r : Prop) (n : Nat) (hp : p) (hq : q) (hn : 0 < n) (f : p → r) : (q ∧ p) ∧ n ≠ 0 ∧ r := by\n  sorry\n";

/** Closers, steps and failures, as a portfolio and a model would give them. */
export const mixedCandidates: readonly string[] = [
  "rfl",
  "assumption",
  "trivial",
  "omega",
  "simp",
  "simp_all",
  "decide",
  "contradiction",
  "constructor",
  "grind",
  "refine ⟨?_, ?_⟩",
  "refine ⟨⟨hq, hp⟩, ?_⟩",
  "refine ⟨?_, ?_, f hp⟩",
  "constructor <;> simp_all",
  "simp [hp, hq]",
  "simp [hn]",
  "apply And.intro",
  "exact hp",
  ...Array.from(
    { length: 46 },
    (_, at) =>
      `exact ⟨⟨hq, hp⟩, by omega, (fun (x : p) => ${"id (".repeat(at % 5)}f x${")".repeat(at % 5)}) hp⟩ -- ${at}`,
  ),
];

/** The same candidates with new texts, because answers to known texts are cached. */
export function unaskedCandidates(round: number): readonly string[] {
  return mixedCandidates.map((candidate) => `${candidate} -- round ${round}`);
}
