import Mathlib

/-! Functions, relations and sets. Above each goal stands a call that closes it. -/

-- fun_prop
theorem polynomial_is_continuous : Continuous fun x => x ^ 2 + 3 * x := by
  sorry

-- fun_prop
theorem composition_is_continuous (f : ℝ → ℝ) (hf : Continuous f) : Continuous fun x => f x * f x - x := by
  sorry

-- fun_prop
theorem polynomial_is_differentiable : Differentiable fun t => t ^ 3 + t * 2 := by
  sorry

-- fun_prop
theorem sum_is_measurable (f g : ℝ → ℝ) (hf : Measurable f) (hg : Measurable g) : Measurable fun x => f x + g x * x := by
  sorry

-- fun_prop (disch := positivity)
theorem quotient_is_continuous : Continuous fun x => x / (x ^ 2 + 1) := by
  sorry

-- gcongr
theorem products_with_bound (a x y : ℝ) (ha : 0 ≤ a) (hx : 0 ≤ x) (h : x ≤ y) : a * x ≤ a * y := by
  sorry

-- gcongr
theorem powers_with_bound (x y : ℝ) (hx : 0 ≤ x) (h : x ≤ y) : x ^ 5 + 1 ≤ y ^ 5 + 1 := by
  sorry

-- gcongr
theorem quotients_with_bound (a b c : ℝ) (h : a ≤ b) (hc : 0 < c) : a / c ≤ b / c := by
  sorry

-- bound
theorem product_of_differences (x y z : ℝ) (h₁ : y ≤ x) (h₂ : z ≤ y) : 0 ≤ (x - y) * (y - z) := by
  sorry

-- order
theorem cycle_of_order {α : Type} [PartialOrder α] (a b c : α) (h₁ : a ≤ b) (h₂ : b ≤ c) (h₃ : c ≤ a) : a = b := by
  sorry

-- order
theorem strict_in_chain {α : Type} [PartialOrder α] (a b c : α) (h₁ : a < b) (h₂ : b ≤ c) : a < c := by
  sorry

-- finiteness
theorem sum_is_finite (a b : ENNReal) (ha : a ≠ ∞) (hb : b ≠ ∞) : a + 3 * b ≠ ∞ := by
  sorry

-- finiteness
theorem sum_is_below (a : ENNReal) (ha : a ≠ ∞) : a + 2 < ∞ := by
  sorry

-- measurability
theorem difference_is_measurable (s : Set ℝ) (hs : MeasurableSet s) : MeasurableSet (s \ Set.Ioi 2) := by
  sorry

-- ext x; simp; tauto
theorem intersection_distributes {α : Type} (s t u : Set α) : (s ∩ t) \ u = (s \ u) ∩ (t \ u) := by
  sorry

-- constructor <;> linarith
theorem inside_the_interval (x : ℝ) (h : 0 < x) : x / 2 > 0 ∧ x / 2 < x := by
  sorry
