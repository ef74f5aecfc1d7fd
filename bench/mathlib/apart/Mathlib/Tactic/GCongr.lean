import Mathlib.Tactic.Positivity

/-! Relations between two values of one pattern, from relations between what differs in them. -/

syntax "gcongr_core" : tactic

macro_rules
  | `(tactic| gcongr_core) => Lean.TSyntax.raw <$> `(tactic| first
      | assumption
      | with_reducible exact Real.le_refl _
      | (with_reducible apply Real.le_of_lt; assumption)
      | (with_reducible apply add_le_add <;> gcongr_core)
      | (with_reducible apply add_lt_add <;> gcongr_core)
      | (with_reducible apply sub_le_sub <;> gcongr_core)
      | (with_reducible apply div_le_div_of_nonneg_right <;> first | gcongr_core | positivity)
      | (with_reducible apply pow_le_pow_left <;> first | positivity | gcongr_core)
      | (with_reducible apply mul_le_mul <;> first | gcongr_core | positivity))

macro "gcongr" : tactic => `(tactic| first | (show _ ≤ _; gcongr_core) | (show _ < _; gcongr_core))

/-! Bounds by the rules of `gcongr` and `positivity`, also for differences. -/

theorem Real.sub_nonneg {x y : ℝ} (h : x ≤ y) : 0 ≤ y - x := by
  open scoped RealArithmetic in grind

theorem Real.sub_pos {x y : ℝ} (h : x < y) : 0 < y - x := by
  open scoped RealArithmetic in grind

macro "bound" : tactic => `(tactic| first
  | positivity
  | gcongr
  | (with_reducible apply Real.sub_nonneg; gcongr)
  | (with_reducible apply Real.sub_pos; gcongr)
  | (with_reducible apply mul_nonneg <;> first | positivity | (with_reducible apply Real.sub_nonneg; gcongr)))
