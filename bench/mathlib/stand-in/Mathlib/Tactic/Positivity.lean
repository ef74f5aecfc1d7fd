import Mathlib.Tactic.Linarith

open Real.Calculus in
theorem Real.add_pos {a b : ℝ} (ha : 0 < a) (hb : 0 < b) : 0 < a + b := by grind
open Real.Calculus in
theorem Real.add_pos_of_nonneg {a b : ℝ} (ha : 0 ≤ a) (hb : 0 < b) : 0 < a + b := by grind
open Real.Calculus in
theorem Real.add_nonneg {a b : ℝ} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b := by grind
open Real.Calculus in
theorem Real.le_of_pos {a : ℝ} (ha : 0 < a) : 0 ≤ a := by grind
open Real.Calculus in
theorem Real.ne_of_pos {a : ℝ} (ha : 0 < a) : a ≠ 0 := by grind
open Real.Calculus in
theorem Real.one_pos : (0 : ℝ) < 1 := by grind
open Real.Calculus in
theorem Real.two_pos : (0 : ℝ) < 2 := by grind

syntax "positivity" : tactic
macro_rules
  | `(tactic| positivity) => `(tactic| first
      | assumption
      | exact Real.one_pos
      | exact Real.two_pos
      | exact sq_nonneg _
      | (apply Real.ne_of_pos; positivity)
      | (apply Real.mul_pos <;> positivity)
      | (apply Real.add_pos <;> positivity)
      | (apply Real.add_pos_of_nonneg <;> positivity)
      | (apply Real.mul_nonneg <;> positivity)
      | (apply Real.add_nonneg <;> positivity)
      | (apply Real.le_of_pos; positivity))
