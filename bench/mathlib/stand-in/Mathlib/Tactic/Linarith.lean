import Mathlib.Tactic.Ring

theorem Real.mul_nonneg {a b : ℝ} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := Rat.mul_nonneg ha hb
theorem Real.mul_pos {a b : ℝ} (ha : 0 < a) (hb : 0 < b) : 0 < a * b := Rat.mul_pos ha hb

open Real.Calculus in
theorem sq_nonneg (a : ℝ) : 0 ≤ a ^ 2 := by
  have split : 0 ≤ a ∨ 0 ≤ -a := by grind
  have square : a ^ 2 = a * a := by grind
  have turned : a ^ 2 = -a * -a := by grind
  cases split with
  | inl h => exact square ▸ Real.mul_nonneg h h
  | inr h => exact turned ▸ Real.mul_nonneg h h

theorem mul_pos {a b : ℝ} (ha : 0 < a) (hb : 0 < b) : 0 < a * b := Real.mul_pos ha hb
theorem mul_nonneg {a b : ℝ} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := Real.mul_nonneg ha hb

macro "linarith" : tactic => `(tactic| (open Real.Calculus in grind))
syntax "nlinarith" (" [" term,* "]")? : tactic
macro_rules
  | `(tactic| nlinarith) => `(tactic| linarith)
  | `(tactic| nlinarith [$t, $ts,*]) => `(tactic| (have := $t; nlinarith [$ts,*]))
  | `(tactic| nlinarith [$t]) => `(tactic| (have := $t; linarith))
