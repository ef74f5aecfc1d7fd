import Mathlib.Tactic.Linarith

macro "norm_num" : tactic => `(tactic| first | (open Real.Calculus in grind) | simp)
macro "norm_num" " at " h:ident : tactic => `(tactic| first | simp at $h:ident | (exfalso; open Real.Calculus in grind))
