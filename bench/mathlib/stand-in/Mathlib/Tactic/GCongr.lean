import Mathlib.Tactic.Positivity

/-- A function of which nothing is known but that it grows. -/
axiom Real.exp : ℝ → ℝ
axiom Real.exp_le {a b : ℝ} (h : a ≤ b) : Real.exp a ≤ Real.exp b

open Real.Calculus in
theorem Real.add_le_add {a b c d : ℝ} (h : a ≤ b) (k : c ≤ d) : a + c ≤ b + d := by grind
open Real.Calculus in
theorem Real.le_rfl {a : ℝ} : a ≤ a := by grind

syntax "gcongr" : tactic
macro_rules
  | `(tactic| gcongr) => `(tactic| first
      | assumption
      | (apply Real.exp_le; gcongr)
      | (apply Real.add_le_add <;> gcongr)
      | exact Real.le_rfl)
macro "bound" : tactic => `(tactic| first | positivity | gcongr)
