import Mathlib.Real

/-! `ring` and its like: what only they know about `ℝ` is hidden from Lean's own tactics. -/

macro "ring" : tactic => `(tactic| (open Real.Calculus in grind))
macro "ring_nf" : tactic => `(tactic| (open Real.Calculus in grind))
macro "field_simp" : tactic => `(tactic| skip)
macro "field" : tactic => `(tactic| (open Real.Calculus in grind))
macro "linear_combination " _t:term : tactic => `(tactic| (open Real.Calculus in grind))
