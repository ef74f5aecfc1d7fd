import Mathlib

/-! Algebra and logic. Above each goal stands a call that closes it. -/

-- abel
theorem terms_cancel {G : Type} [AddCommGroup G] (a b c : G) : c + a + (b - c - a) = b := by
  abel

-- group
theorem conjugate_of_inverse {G : Type} [Group G] (a b : G) : a * b * a⁻¹ * (a * b⁻¹ * a⁻¹) = 1 := by
  group

-- group
theorem inverse_of_product {G : Type} [Group G] (a b c : G) : (a * (b * c))⁻¹ * a = c⁻¹ * b⁻¹ := by
  group

-- noncomm_ring
theorem squares_of_sum_and_difference {R : Type} [Ring R] (a b : R) :
    (a + b) * (a + b) + (a - b) * (a - b) = 2 * a * a + 2 * b * b := by
  noncomm_ring

-- module
theorem scalars_distribute {V : Type} [AddCommGroup V] [Module V] (r s : ℝ) (v w : V) :
    (r + s) • v + r • w = r • (w + v) + s • v := by
  module

-- infer_instance
theorem addition_is_associative : Std.Associative fun a b : ℕ => a + b := by
  infer_instance

-- tauto
theorem cases_of_membership (p q r : Prop) : p ∧ (q ∨ r) ↔ p ∧ q ∨ p ∧ r := by
  tauto

-- tauto
theorem implication_from_fact (p q : Prop) (h : p) : (p → q) ↔ q := by
  tauto

-- aesop
theorem pair_of_facts (p q r : Prop) (h : p ∧ q) (k : q → r) : r ∧ p := by
  aesop

-- grind
theorem images_agree (f : ℕ → ℕ) (a b c : ℕ) (h : a = b) (k : f b = c) : f (f a) = f c := by
  grind

-- simpa using h
theorem pair_in_list (x a b : ℕ) (h : x ∈ [a, b]) : x = a ∨ x = b := by
  simpa using h

-- simpa using h 0 0
theorem value_at_zero (f : ℕ → ℕ) (h : ∀ x y, f (x + y) = f x + f y) : f 0 = 0 := by
  simpa using h 0 0

-- assumption
theorem already_known (x y : ℝ) (h : x < y) (k : y < 2) : y < 2 := by
  assumption

-- rfl
theorem by_definition (f : ℝ → ℝ) (x : ℝ) : (fun y => f (f y)) x = f (f x) := by
  rfl

-- rcases h with h | h <;> linarith
theorem either_way (x : ℝ) (h : x = 1 ∨ x = 3) : 0 < x := by
  rcases h with h | h <;> linarith
