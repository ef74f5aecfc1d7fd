import Mathlib

/-! Whole numbers and finite cases. Above each goal stands a call that closes it. -/

-- omega
theorem halves_differ (i j : ℕ) (h : i ≠ j) (h' : i / 2 = j / 2) : i = j + 1 ∨ j = i + 1 := by
  sorry

-- omega
theorem between_zero_and_one (k : ℤ) (h₀ : 0 < k) (h₁ : k < 1) : False := by
  sorry

-- omega
theorem remainder_after_doubling (s : ℤ) : (2 * s + 1) % 2 = 1 := by
  sorry

-- omega
theorem next_number (a b : ℤ) (h : 2 * a < 2 * b) (h₁ : b < a + 2) : b = a + 1 := by
  sorry

-- decide
theorem small_cases : ∀ m < 12, ∀ n < 12, m ^ 2 + n ^ 2 = 50 → m = n ∨ m = 1 ∨ n = 1 := by
  sorry

-- interval_cases k <;> simp
theorem short_interval (k : ℕ) (h : k ≤ 2) : k * (k - 1) * (k - 2) = 0 := by
  sorry

-- interval_cases m <;> simp_all
theorem no_root_of_two (m : ℤ) (h : m * m = 2) (h₁ : -2 < m) (h₂ : m < 2) : False := by
  sorry

-- fin_cases i <;> assumption
theorem both_entries (f : Fin 2 → ℕ) (h₀ : f 0 = 4) (h₁ : f 1 = 4) (i : Fin 2) : f i = 4 := by
  sorry

-- fin_cases i <;> simp
theorem third_of_three (i : Fin 3) : i = 0 ∨ i ≠ 0 ∧ (i = 1 ∨ i = 2) := by
  sorry

-- simp
theorem member_of_range (n : ℕ) : n ∈ Finset.range (n + 1) := by
  sorry

-- simp [Finset.sum_range_succ]
theorem sum_of_first_three : ∑ i ∈ Finset.range 3, i * i = 5 := by
  sorry

-- induction n <;> simp_all [Finset.sum_range_succ]
theorem sum_of_zeros (n : ℕ) : ∑ i ∈ Finset.range n, 0 * i = 0 := by
  sorry
