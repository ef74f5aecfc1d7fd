import Mathlib

/-! Goals that want a step first. Above each goal stands a proof. -/

-- push_neg; exact ⟨3, by linarith⟩
theorem not_all_below : ¬∀ x : ℝ, x < 3 := by
  push_neg; exact ⟨3, by linarith⟩

-- by_contra! k; linarith [h (x / 2) (by linarith)]
theorem below_all_positive (x : ℝ) (h : ∀ e, 0 < e → x ≤ e) : x ≤ 0 := by
  by_contra! k; linarith [h (x / 2) (by linarith)]

-- contrapose! h; linarith
theorem contrapositive_of_bound (x y : ℝ) (h : ¬2 * x ≤ 2 * y) : ¬x ≤ y := by
  contrapose! h; linarith

-- exact ⟨n + 1, by omega⟩
theorem some_larger (n : ℕ) : ∃ m, n < m ∧ m < n + 2 := by
  exact ⟨n + 1, by omega⟩

-- choose f hf using h; exact ⟨f, hf⟩
theorem chosen_function (P : ℕ → ℕ → Prop) (h : ∀ n, ∃ m, P n m) : ∃ f : ℕ → ℕ, ∀ n, P n (f n) := by
  choose f hf using h; exact ⟨f, hf⟩

-- obtain ⟨k, hk⟩ := h; exact ⟨2 * k, by omega⟩
theorem double_of_double (n : ℕ) (h : ∃ k, n = 2 * k) : ∃ k, 2 * n = 2 * k := by
  obtain ⟨k, hk⟩ := h; exact ⟨2 * k, by omega⟩

-- exact fun x => by linarith [h x]
theorem bound_everywhere (f : ℝ → ℝ) (h : ∀ x, f x ≤ 1) : ∀ x, f x - 1 ≤ 0 := by
  exact fun x => by linarith [h x]

-- funext x; ring
theorem same_function : (fun x : ℝ => (x + 1) ^ 2) = fun x => x ^ 2 + 2 * x + 1 := by
  funext x; ring

-- cases b <;> simp <;> linarith
theorem both_branches (b : Bool) (x : ℝ) (h : 0 < x) : 0 < bif b then x else x + 1 := by
  cases b <;> simp <;> linarith

-- constructor <;> intro h <;> linarith
theorem equivalent_bounds (x : ℝ) : 1 ≤ 2 - 2 * x ↔ x ≤ 1 / 2 := by
  constructor <;> intro h <;> linarith
