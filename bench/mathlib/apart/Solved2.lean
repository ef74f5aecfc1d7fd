import Mathlib

/-! Numerals, signs, division and casts. Above each goal stands a call that closes it. -/

-- norm_num
theorem thirds_and_sevenths : (2 : ℝ) / 3 < 5 / 7 := by
  norm_num

-- norm_num
theorem power_of_two : (2 : ℝ) ^ 8 = 256 := by
  norm_num

-- norm_num
theorem sum_of_fractions : (1 : ℝ) / 2 + 1 / 3 = 5 / 6 := by
  norm_num

-- norm_num at h
theorem one_is_not_three (h : (1 : ℝ) = 3) : 2 + 2 = 5 := by
  norm_num at h

-- positivity
theorem square_plus_one (x : ℝ) : 0 < x ^ 2 + 1 := by
  positivity

-- positivity
theorem product_of_positive (x y : ℝ) (hx : 0 < x) (hy : 0 < y) : 0 < x * y / (x + y) := by
  positivity

-- positivity
theorem sum_of_squares (a b c : ℝ) : 0 ≤ a ^ 2 + b ^ 2 + c ^ 2 := by
  positivity

-- positivity
theorem cast_plus_one (n : ℕ) : 0 < (n : ℝ) + 1 := by
  positivity

-- positivity
theorem denominator_ne_zero (x : ℝ) : x ^ 2 + 3 ≠ 0 := by
  positivity

-- field_simp; ring
theorem fraction_in_parts (x y : ℝ) (hx : x ≠ 0) : (x + y) / x = 1 + y / x := by
  field_simp; ring

-- field_simp; ring
theorem divided_and_multiplied (a c : ℝ) (hc : c ≠ 0) : c * (a / c) + a = 2 * a := by
  field_simp; ring

-- push_cast; ring
theorem cast_of_polynomial (m n : ℕ) : ((m * n + m : ℕ) : ℝ) = m * (n + 1) := by
  push_cast; ring

-- norm_cast
theorem cast_of_sum (m n : ℕ) : (m : ℝ) + n = ((m + n : ℕ) : ℝ) := by
  norm_cast

-- exact_mod_cast h
theorem cast_of_bound (m n : ℕ) (h : m ≤ n) : (m : ℝ) ≤ n := by
  exact_mod_cast h

-- exact_mod_cast h
theorem bound_of_cast (m n : ℕ) (h : (m : ℝ) + 1 ≤ n) : m + 1 ≤ n := by
  exact_mod_cast h
