import Mathlib.Order.Real

/-! Closed arithmetic: what Lean can calculate, and what `simp` makes of hypotheses. -/

syntax "norm_num" (" at " ident)? : tactic

macro_rules
  | `(tactic| norm_num) => Lean.TSyntax.raw <$> `(tactic| first | (simp; done) | open scoped RealArithmetic in decide +kernel)
  | `(tactic| norm_num at $h) => Lean.TSyntax.raw <$> `(tactic| first
      | (simp at $h:ident; done)
      | (revert $h; open scoped RealArithmetic in decide +kernel))
