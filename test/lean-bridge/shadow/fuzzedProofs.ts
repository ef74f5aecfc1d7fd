import fc from "fast-check";

/** A declaration named `fuzzed` with one `sorry`, proofs of it, and words that a wrong proof might use. */
export interface FuzzedGoal {
  readonly declaration: string;
  readonly proofs: readonly string[];
  readonly words: readonly string[];
}

export const fuzzedGoals: readonly FuzzedGoal[] = [
  {
    declaration: "theorem fuzzed (p q r : Prop) (hp : p) (hq : q) (f : p → q → r) : q ∧ r := by\n  sorry\n",
    proofs: [
      "exact ⟨hq, f hp hq⟩",
      "constructor\n· exact hq\n· exact f hp hq",
      "refine ⟨?_, ?_⟩ <;> first | exact hq | exact f hp hq",
      "have hr : r := f hp hq\nexact And.intro hq hr",
      "apply And.intro hq\napply f <;> assumption",
    ],
    words: ["hp", "hq", "f", "p", "q", "r", "And.intro", "fuzzed", "absurd", "hp.1"],
  },
  {
    declaration: "theorem fuzzed (a b c : Nat) (h : a < b) (k : b ≤ c) : a < c ∧ a ≠ c := by\n  sorry\n",
    proofs: [
      "omega",
      "exact ⟨Nat.lt_of_lt_of_le h k, Nat.ne_of_lt (Nat.lt_of_lt_of_le h k)⟩",
      "have : a < c := by omega\nexact ⟨this, Nat.ne_of_lt this⟩",
      "constructor\n· exact Nat.lt_of_lt_of_le h k\n· omega",
      "refine ⟨?_, fun e => ?_⟩\n· omega\n· subst e\n  omega",
    ],
    words: ["h", "k", "a", "b", "c", "Nat.lt_of_lt_of_le", "Nat.le_of_lt", "Nat.ne_of_lt", "fuzzed", "0"],
  },
  {
    declaration:
      "theorem fuzzed {α : Type} (xs ys : List α) : (xs ++ ys).length = ys.length + xs.length := by\n  sorry\n",
    proofs: [
      "rw [List.length_append, Nat.add_comm]",
      "simp [Nat.add_comm]",
      "induction xs with\n| nil => simp\n| cons x xs ih => simp [Nat.add_comm]",
      "simp only [List.length_append]\nomega",
      "calc (xs ++ ys).length = xs.length + ys.length := List.length_append\n  _ = ys.length + xs.length := Nat.add_comm _ _",
    ],
    words: ["xs", "ys", "α", "List.length_append", "Nat.add_comm", "ih", "List.append_nil", "fuzzed", "rfl"],
  },
  {
    declaration: "theorem fuzzed (p q : Prop) (h : p ∨ q) (n : p → False) : q := by\n  sorry\n",
    proofs: [
      "cases h with\n| inl hp => exact (n hp).elim\n| inr hq => exact hq",
      "exact h.resolve_left n",
      "rcases h with hp | hq\n· exact absurd hp n\n· exact hq",
      "match h with\n| .inl hp => exact False.elim (n hp)\n| .inr hq => exact hq",
      "simp_all",
    ],
    words: ["h", "n", "p", "q", "hp", "hq", "Or.inl", "False.elim", "absurd", "fuzzed"],
  },
  {
    declaration: "def fuzzed : (n : Nat) → (n = 0 ∨ 0 < n) := fun n => by\n  sorry\n",
    proofs: [
      "omega",
      "cases n with\n| zero => exact Or.inl rfl\n| succ n => exact Or.inr (Nat.succ_pos n)",
      "by_cases h : n = 0\n· left; exact h\n· right; omega",
      "exact Nat.eq_zero_or_pos n",
    ],
    words: ["n", "Nat.succ_pos", "Nat.zero_le", "Or.inl", "Or.inr", "rfl", "fuzzed", "h"],
  },
];

const heads = [
  "exact",
  "apply",
  "refine",
  "rw [",
  "simp [",
  "simp only [",
  "have :=",
  "intro",
  "cases",
  "show",
  "rfl",
  "assumption",
  "constructor",
  "omega",
  "decide",
  "contradiction",
  "trivial",
  "skip",
  "left",
  "right",
  "all_goals",
  "any_goals",
  "try",
  "repeat",
  "first |",
  "·",
  "next =>",
  "case _ =>",
  "rotate_left",
  "swap",
  "exfalso",
  "symm",
  "unfold",
  "subst",
  "injection",
  "specialize",
  "revert",
  "clear",
  "exists",
  "nofun",
];
const joints = ["\n", "; ", " <;> ", "\n  ", "\n· ", " | ", " at h", "]", ")", "(", "⟨", "⟩", ", ", " -- end\n"];
const attacks = [
  "exact sorry",
  "admit",
  "exact (sorryAx _ false)",
  "native_decide",
  "exact lcProof",
  "exact fuzzed _ _ _ _ _ _",
  "\n\naxiom cheat : False\n",
  "set_option maxHeartbeats 0 in omega",
  "exact?",
  "exact (by exact ‹False›.elim)",
  "exact unsafeCast ()",
  "exact @Classical.choice _ ⟨_⟩",
  "decreasing_by omega",
  "exact (fun x => x) _",
  "exact ?_",
  "exact?_",
  "refine ?a",
  "exact cast rfl (by assumption)",
];

export interface FuzzedCandidate {
  readonly goal: number;
  readonly text: string;
}

/** Proofs with a few changes, sequences of pieces, and attacks with surrounding text; the same for one seed. */
export function fuzzedCandidates(count: number, seed: number): readonly FuzzedCandidate[] {
  const goal = fc.nat({ max: fuzzedGoals.length - 1 });
  const candidate = goal.chain((at) => {
    const { proofs, words } = fuzzedGoals[at] ?? { proofs: [], words: [] };
    const piece = fc.oneof(fc.constantFrom(...heads), fc.constantFrom(...words), fc.constantFrom(...joints));
    const text = fc.oneof(
      { weight: 5, arbitrary: changed(fc.constantFrom(...proofs), fc.array(piece, { minLength: 1, maxLength: 2 })) },
      { weight: 1, arbitrary: fc.constantFrom(...proofs) },
      { weight: 2, arbitrary: fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" ")) },
      { weight: 1, arbitrary: changed(fc.constantFrom(...attacks), fc.array(piece, { maxLength: 2 })) },
    );
    return text.map((made) => ({ goal: at, text: made }));
  });
  return fc.sample(candidate, { numRuns: count, seed });
}

/** A word dropped, doubled, or replaced by others. */
function changed(texts: fc.Arbitrary<string>, pieces: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> {
  return fc.tuple(texts, pieces, fc.nat(), fc.constantFrom("drop", "insert", "replace")).map(([text, put, at, how]) => {
    const words = text.split(/(?<=\s)/u);
    const place = at % Math.max(1, words.length);
    const rest = how === "insert" ? place : place + 1;
    const between = how === "drop" ? [] : put.map((piece) => `${piece} `);
    return [...words.slice(0, place), ...between, ...words.slice(rest)].join("");
  });
}
