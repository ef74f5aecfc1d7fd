/-! A short tour: every `sorry` is a hole for `colloquy suggest`. Core Lean only. -/

namespace Tour

variable {α : Type}

theorem and_swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem add_rearrange (a b c d : Nat) : a + b + (c + d) = (a + c) + (b + d) := by
  sorry

/-- The list backwards, as one would define it at first. -/
def reverse : List α → List α
  | [] => []
  | x :: xs => reverse xs ++ [x]

/-- Needs induction. -/
theorem reverse_append (xs ys : List α) : reverse (xs ++ ys) = reverse ys ++ reverse xs := by
  sorry

theorem reverse_reverse (xs : List α) : reverse (reverse xs) = xs := by
  sorry

theorem between (a b : Nat) (h : a < b) : ∃ c, a < c ∧ c ≤ b := by
  sorry

/-- Two goals, one of them done. -/
theorem both (n : Nat) (h : 2 < n) : 1 < n ∧ n ≠ 0 := by
  constructor
  · sorry
  · omega

/-- A term is wanted here, not a tactic. -/
theorem positive (n : Nat) : 0 < n + 1 := sorry

/-- Not true for every function, so this one stays open. -/
theorem impossible (f : Nat → Nat) : f 0 = 0 := by
  sorry

end Tour
