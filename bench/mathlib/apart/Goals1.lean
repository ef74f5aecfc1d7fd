import Mathlib

/-! Linear and polynomial arithmetic. Above each goal stands a call that closes it. -/

-- linarith
theorem half_of_sum (x y : ℝ) (h : x < y) : x < (x + y) / 2 := by
  sorry

-- linarith
theorem chain_of_bounds (p q r s : ℝ) (h₁ : p ≤ q) (h₂ : q < r) (h₃ : r ≤ s) : p < s := by
  sorry

-- linarith
theorem no_such_number (t : ℝ) (h₁ : 2 * t > 7) (h₂ : t + 1 < 4) : False := by
  sorry

-- linarith
theorem solved_for_y (x y : ℝ) (h₁ : x + y = 5) (h₂ : x - y = 1) : y = 2 := by
  sorry

-- linarith
theorem still_positive (m : ℝ) (hm : 0 < m) : m ≠ 0 := by
  sorry

-- linarith [h 3]
theorem instance_of_bound (f : ℝ → ℝ) (h : ∀ x, f x ≤ x - 2) : f 3 < 2 := by
  sorry

-- nlinarith [sq_nonneg (x - y)]
theorem two_mul_le_squares (x y : ℝ) : 2 * x * y ≤ x ^ 2 + y ^ 2 := by
  sorry

-- nlinarith [mul_pos hx hy]
theorem one_lt_product (x y : ℝ) (hx : 0 < x) (hy : 0 < y) : 1 < (1 + x) * (1 + y) := by
  sorry

-- nlinarith [sq_nonneg (a + b)]
theorem minus_two_mul_le (a b : ℝ) : -(2 * a * b) ≤ a ^ 2 + b ^ 2 := by
  sorry

-- ring
theorem square_of_sum (x y : ℝ) : (x + y) ^ 2 = x ^ 2 + 2 * x * y + y ^ 2 := by
  sorry

-- ring
theorem difference_of_squares (x y : ℝ) : (x - y) * (x + y) = x ^ 2 - y ^ 2 := by
  sorry

-- ring
theorem products_reordered (u v w : ℝ) : w * v * u = v * (u * w) := by
  sorry

-- ring
theorem average_plus_half (x y : ℝ) : (x + y) / 2 + (y - x) / 2 = y := by
  sorry

-- linear_combination h
theorem from_one_equation (a b c : ℝ) (h : a = b) : a * c + b = b * c + a := by
  sorry

-- linear_combination h₁ + h₂
theorem from_two_equations (a b c d : ℝ) (h₁ : a = b) (h₂ : c = d) : a + c = b + d := by
  sorry
