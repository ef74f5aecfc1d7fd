import Mathlib.Order.Real

/-! Goals `0 < e`, `0 ≤ e` and `e ≠ 0` by the form of `e`. -/

syntax "positivity_core" : tactic

macro_rules
  | `(tactic| positivity_core) => Lean.TSyntax.raw <$> `(tactic| first
      | assumption
      | with_reducible exact sq_nonneg _
      | with_reducible exact Nat.cast_nonneg _
      | with_reducible exact Real.ofNat_pos _
      | (with_reducible apply Real.le_of_lt; assumption)
      | (with_reducible apply Real.le_of_lt; with_reducible exact Real.ofNat_pos _)
      | (with_reducible apply add_pos_of_pos_of_nonneg <;> positivity_core)
      | (with_reducible apply add_pos_of_nonneg_of_pos <;> positivity_core)
      | (with_reducible apply mul_pos <;> positivity_core)
      | (with_reducible apply div_pos <;> positivity_core)
      | (with_reducible apply inv_pos; positivity_core)
      | (with_reducible apply pow_pos; positivity_core)
      | (with_reducible apply add_nonneg <;> positivity_core)
      | (with_reducible apply mul_nonneg <;> positivity_core)
      | (with_reducible apply pow_nonneg; positivity_core))

macro "positivity" : tactic => `(tactic| first
  | (show 0 < _; positivity_core)
  | (show 0 ≤ _; positivity_core)
  | (show _ ≠ 0; with_reducible apply Real.ne_of_pos; positivity_core))
