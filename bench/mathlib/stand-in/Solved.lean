import Mathlib.Tactic

/-! The goals of `Goals.lean`, each with a proof, so that it is known that each has one. -/

section
variable (a b c x y : ℝ) (n m k : ℕ) (i j : ℤ)

-- numerals
theorem numeral_real : (2 : ℝ) * 3 + 1 = 7 := by norm_num
theorem numeral_order : (3 : ℝ) / 4 < 1 := by norm_num
theorem numeral_false (h : (2 : ℝ) < 1) : False := by norm_num at h
theorem numeral_ne : (5 : ℝ) ≠ 0 := by norm_num
theorem numeral_nat : 2 ^ 5 = 32 := by decide

-- equations in commutative rings and fields
theorem ring_square : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by ring
theorem ring_difference : (a - b) * (a + b) = a ^ 2 - b ^ 2 := by ring
theorem ring_cubes : a ^ 3 - b ^ 3 = (a - b) * (a ^ 2 + a * b + b ^ 2) := by ring
theorem ring_comm : a + b + c = c + (b + a) := by ring
theorem ring_half : a / 2 + a / 2 = a := by ring
theorem ring_function (f : ℝ → ℝ) : f x * (f x + 1) = f x + f x ^ 2 := by ring
theorem field_cancel (h : b ≠ 0) : a / b * b = a := by field
theorem field_sum (h : a ≠ 0) (k : b ≠ 0) : 1 / a + 1 / b = (a + b) / (a * b) := by field_simp; ring
theorem field_inverse (h : a ≠ 0) : a * a⁻¹ = 1 := by field_simp; ring

-- equations from equations
theorem combination_one (h : a = b) : 2 * a + c = 2 * b + c := by linear_combination 2 * h
theorem combination_two (h : a + b = 3) (k : a - b = 1) : 2 * a = 4 := by linear_combination h + k
theorem combination_product (h : a = b + 1) : a * c = b * c + c := by linear_combination c * h
theorem linear_equation (h : a + b = 3) (k : a - b = 1) : a = 2 := by linarith

-- linear orders
theorem order_chain (h : a < b) (k : b ≤ c) : a < c := by linarith
theorem order_sum (h : a ≤ b) (k : x ≤ y) : a + x ≤ b + y := by linarith
theorem order_false (h : a < b) (k : b < a) : False := by linarith
theorem order_scaled (h : 2 * a + 3 ≤ b) (k : b ≤ 5) : a ≤ 1 := by linarith
theorem order_from_equation (h : a = b + 1) : b < a := by linarith
theorem order_both (h : a < b) : a ≤ b ∧ a < b + 1 := by constructor <;> linarith
theorem order_case (h : a < b ∨ a = b) : a ≤ b := by rcases h with h | h <;> linarith

-- products
theorem square_nonneg : 0 ≤ (a - b) ^ 2 := by positivity
theorem square_pos : 0 < a ^ 2 + 1 := by positivity
theorem product_pos (h : 0 < a) (k : 0 < b) : 0 < a * b + a := by positivity
theorem product_ne (h : 0 < a) : 2 * a + 1 ≠ 0 := by positivity
theorem two_squares : 2 * a * b ≤ a ^ 2 + b ^ 2 := by nlinarith [sq_nonneg (a - b)]
theorem three_squares : a * b + b * c + a * c ≤ a ^ 2 + b ^ 2 + c ^ 2 := by
  nlinarith [sq_nonneg (a - b), sq_nonneg (a - c), sq_nonneg (b - c)]
theorem product_of_differences (h : 0 < a) (k : 0 < b) : 0 < a * b + 1 := by nlinarith [mul_pos h k]

-- congruence of orders
theorem congr_exp (h : a ≤ b) : Real.exp (a + c) ≤ Real.exp (b + c) := by gcongr
theorem congr_sum (h : a ≤ b) : Real.exp a + c ≤ Real.exp b + c := by gcongr

-- casts
theorem cast_sum : ((n + m : ℕ) : ℤ) = m + n := by push_cast; ring
theorem cast_real : ((n + 1 : ℕ) : ℝ) = (n : ℝ) + 1 := by push_cast; ring
theorem cast_order (h : n < m) : (n : ℤ) < m := by exact_mod_cast h
theorem cast_back (h : (n : ℤ) ≤ m) : n ≤ m := by exact_mod_cast h
theorem cast_predicate (P : ℤ → Prop) (h : P (n + m)) : P ((n + m : ℕ) : ℤ) := by exact_mod_cast h

-- natural numbers and integers by their own signs
theorem natural_linear (h : n < m) : n + 1 ≤ m := by omega
theorem natural_parity : n * n % 2 = n % 2 := by
  rcases Nat.mod_two_eq_zero_or_one n with h | h <;> simp [Nat.mul_mod, h]
theorem natural_cases (h : n < 5) : n * n ≤ 4 * n := by interval_cases n <;> simp_all
theorem natural_induction : 2 * n ≤ 2 * n * n + 2 * n := by omega
theorem integer_squares : 2 * (i * j) ≤ i * i + j * j := by
  have h : 0 ≤ (i - j) * (i - j) := by
    rcases Int.le_total 0 (i - j) with h | h
    · exact Int.mul_nonneg h h
    · exact Int.mul_nonneg_of_nonpos_of_nonpos h h
  grind
theorem integer_divides (h : 2 ∣ i) : 2 ∣ i * j := Int.dvd_mul_of_dvd_left h
theorem natural_witness : ∃ k, n < k := ⟨n + 1, by omega⟩
theorem natural_bounded (h : n ≤ 2) (k : n ≠ 0) (l : n ≠ 2) : n = 1 := by omega

-- finite types and conditions
theorem finite_cases (i : Fin 3) : i.val * i.val ≤ 4 := by fin_cases i <;> simp
theorem condition : (if n ≤ m then n else m) ≤ m := by split_ifs <;> omega
theorem values (h : n = 0 ∨ n = 1) : n * n = n := by rcases h with rfl | rfl <;> simp

end

section
variable {α : Type} (s t u : Set α) (z : α) (p q r : Prop)

-- logic
theorem logic_tauto (h : p ∧ q ∨ r) (k : ¬r) : q ∧ p := by tauto
theorem logic_push (P : ℕ → Prop) (h : ¬∀ n, P n) : ∃ n, ¬P n := by push_neg at h; exact h
theorem logic_contra (h : ¬p → p) : p := by by_contra! k; exact k (h k)
theorem logic_choose (R : ℕ → ℕ → Prop) (h : ∀ x, ∃ y, R x y) : ∃ f : ℕ → ℕ, ∀ x, R x (f x) := by
  choose f hf using h; exact ⟨f, hf⟩
theorem logic_use : ∃ m : ℕ, m + m = 4 := by use 2
theorem logic_apply (P Q : ℕ → Prop) (h : ∀ n, P n → Q n) (k : P 3) : Q 3 := by exact h 3 k

-- sets
theorem set_inter (h : z ∈ s ∩ t) : z ∈ t ∩ s := by aesop
theorem set_union (h : z ∈ s) : z ∈ s ∪ t := by aesop
theorem set_subset : s ∩ t ⊆ s := by aesop
theorem set_trans (h : s ⊆ t) (k : t ⊆ u) : s ⊆ u := by aesop

-- functions
theorem continuous_square : Continuous fun x => x * x + 2 := by fun_prop
theorem continuous_sum (f : ℝ → ℝ) (h : Continuous f) : Continuous fun x => f x + x := by fun_prop
theorem measurable_product : Measurable fun x => 3 * x * x := by measurability

end

section
variable {G H R β : Type} [AddCommGroup G] [Group H] [Ring R] [PartialOrder β]

-- structures
theorem group_abelian (a b c : G) : a + b + c = c + b + a := by abel
theorem group_cancel (a b : H) : a⁻¹ * (a * b) * 1 = b := by group
theorem ring_noncommutative (a b c : R) : (a + b) * c = b * c + a * c := by noncomm_ring
theorem order_partial (a b c : β) (h : a ≤ b) (k : b ≤ c) : a ≤ c := by order
theorem order_antisymm (a b : β) (h : a ≤ b) (k : b ≤ a) : a = b := by order
theorem finite_sum (a b c : ℝ≥0∞) (h : a ≠ ∞) (k : b ≠ ∞) (l : c ≠ ∞) : a + b + c ≠ ∞ := by finiteness

end
