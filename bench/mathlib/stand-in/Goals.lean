import Mathlib.Tactic

/-! Goals over the forms that Mathlib projects have, each closed by a tactic of this project or of Lean. Proofs: `Solved.lean`. -/

section
variable (a b c x y : ℝ) (n m k : ℕ) (i j : ℤ)

-- numerals
theorem numeral_real : (2 : ℝ) * 3 + 1 = 7 := by
  sorry
theorem numeral_order : (3 : ℝ) / 4 < 1 := by
  sorry
theorem numeral_false (h : (2 : ℝ) < 1) : False := by
  sorry
theorem numeral_ne : (5 : ℝ) ≠ 0 := by
  sorry
theorem numeral_nat : 2 ^ 5 = 32 := by
  sorry
-- equations in commutative rings and fields
theorem ring_square : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by
  sorry
theorem ring_difference : (a - b) * (a + b) = a ^ 2 - b ^ 2 := by
  sorry
theorem ring_cubes : a ^ 3 - b ^ 3 = (a - b) * (a ^ 2 + a * b + b ^ 2) := by
  sorry
theorem ring_comm : a + b + c = c + (b + a) := by
  sorry
theorem ring_half : a / 2 + a / 2 = a := by
  sorry
theorem ring_function (f : ℝ → ℝ) : f x * (f x + 1) = f x + f x ^ 2 := by
  sorry
theorem field_cancel (h : b ≠ 0) : a / b * b = a := by
  sorry
theorem field_sum (h : a ≠ 0) (k : b ≠ 0) : 1 / a + 1 / b = (a + b) / (a * b) := by
  sorry
theorem field_inverse (h : a ≠ 0) : a * a⁻¹ = 1 := by
  sorry
-- equations from equations
theorem combination_one (h : a = b) : 2 * a + c = 2 * b + c := by
  sorry
theorem combination_two (h : a + b = 3) (k : a - b = 1) : 2 * a = 4 := by
  sorry
theorem combination_product (h : a = b + 1) : a * c = b * c + c := by
  sorry
theorem linear_equation (h : a + b = 3) (k : a - b = 1) : a = 2 := by
  sorry
-- linear orders
theorem order_chain (h : a < b) (k : b ≤ c) : a < c := by
  sorry
theorem order_sum (h : a ≤ b) (k : x ≤ y) : a + x ≤ b + y := by
  sorry
theorem order_false (h : a < b) (k : b < a) : False := by
  sorry
theorem order_scaled (h : 2 * a + 3 ≤ b) (k : b ≤ 5) : a ≤ 1 := by
  sorry
theorem order_from_equation (h : a = b + 1) : b < a := by
  sorry
theorem order_both (h : a < b) : a ≤ b ∧ a < b + 1 := by
  sorry
theorem order_case (h : a < b ∨ a = b) : a ≤ b := by
  sorry
-- products
theorem square_nonneg : 0 ≤ (a - b) ^ 2 := by
  sorry
theorem square_pos : 0 < a ^ 2 + 1 := by
  sorry
theorem product_pos (h : 0 < a) (k : 0 < b) : 0 < a * b + a := by
  sorry
theorem product_ne (h : 0 < a) : 2 * a + 1 ≠ 0 := by
  sorry
theorem two_squares : 2 * a * b ≤ a ^ 2 + b ^ 2 := by
  sorry
theorem three_squares : a * b + b * c + a * c ≤ a ^ 2 + b ^ 2 + c ^ 2 := by
  sorry
theorem product_of_differences (h : 0 < a) (k : 0 < b) : 0 < a * b + 1 := by
  sorry
-- congruence of orders
theorem congr_exp (h : a ≤ b) : Real.exp (a + c) ≤ Real.exp (b + c) := by
  sorry
theorem congr_sum (h : a ≤ b) : Real.exp a + c ≤ Real.exp b + c := by
  sorry
-- casts
theorem cast_sum : ((n + m : ℕ) : ℤ) = m + n := by
  sorry
theorem cast_real : ((n + 1 : ℕ) : ℝ) = (n : ℝ) + 1 := by
  sorry
theorem cast_order (h : n < m) : (n : ℤ) < m := by
  sorry
theorem cast_back (h : (n : ℤ) ≤ m) : n ≤ m := by
  sorry
theorem cast_predicate (P : ℤ → Prop) (h : P (n + m)) : P ((n + m : ℕ) : ℤ) := by
  sorry
-- natural numbers and integers by their own signs
theorem natural_linear (h : n < m) : n + 1 ≤ m := by
  sorry
theorem natural_parity : n * n % 2 = n % 2 := by
  sorry
theorem natural_cases (h : n < 5) : n * n ≤ 4 * n := by
  sorry
theorem natural_induction : 2 * n ≤ 2 * n * n + 2 * n := by
  sorry
theorem integer_squares : 2 * (i * j) ≤ i * i + j * j := by
  sorry
theorem integer_divides (h : 2 ∣ i) : 2 ∣ i * j := by
  sorry
theorem natural_witness : ∃ k, n < k := by
  sorry
theorem natural_bounded (h : n ≤ 2) (k : n ≠ 0) (l : n ≠ 2) : n = 1 := by
  sorry
-- finite types and conditions
theorem finite_cases (i : Fin 3) : i.val * i.val ≤ 4 := by
  sorry
theorem condition : (if n ≤ m then n else m) ≤ m := by
  sorry
theorem values (h : n = 0 ∨ n = 1) : n * n = n := by
  sorry
end

section
variable {α : Type} (s t u : Set α) (z : α) (p q r : Prop)

-- logic
theorem logic_tauto (h : p ∧ q ∨ r) (k : ¬r) : q ∧ p := by
  sorry
theorem logic_push (P : ℕ → Prop) (h : ¬∀ n, P n) : ∃ n, ¬P n := by
  sorry
theorem logic_contra (h : ¬p → p) : p := by
  sorry
theorem logic_choose (R : ℕ → ℕ → Prop) (h : ∀ x, ∃ y, R x y) : ∃ f : ℕ → ℕ, ∀ x, R x (f x) := by
  sorry
theorem logic_use : ∃ m : ℕ, m + m = 4 := by
  sorry
theorem logic_apply (P Q : ℕ → Prop) (h : ∀ n, P n → Q n) (k : P 3) : Q 3 := by
  sorry
-- sets
theorem set_inter (h : z ∈ s ∩ t) : z ∈ t ∩ s := by
  sorry
theorem set_union (h : z ∈ s) : z ∈ s ∪ t := by
  sorry
theorem set_subset : s ∩ t ⊆ s := by
  sorry
theorem set_trans (h : s ⊆ t) (k : t ⊆ u) : s ⊆ u := by
  sorry
-- functions
theorem continuous_square : Continuous fun x => x * x + 2 := by
  sorry
theorem continuous_sum (f : ℝ → ℝ) (h : Continuous f) : Continuous fun x => f x + x := by
  sorry
theorem measurable_product : Measurable fun x => 3 * x * x := by
  sorry
end

section
variable {G H R β : Type} [AddCommGroup G] [Group H] [Ring R] [PartialOrder β]

-- structures
theorem group_abelian (a b c : G) : a + b + c = c + b + a := by
  sorry
theorem group_cancel (a b : H) : a⁻¹ * (a * b) * 1 = b := by
  sorry
theorem ring_noncommutative (a b c : R) : (a + b) * c = b * c + a * c := by
  sorry
theorem order_partial (a b c : β) (h : a ≤ b) (k : b ≤ c) : a ≤ c := by
  sorry
theorem order_antisymm (a b : β) (h : a ≤ b) (k : b ≤ a) : a = b := by
  sorry
theorem finite_sum (a b c : ℝ≥0∞) (h : a ≠ ∞) (k : b ≠ ∞) (l : c ≠ ∞) : a + b + c ≠ ∞ := by
  sorry
end
