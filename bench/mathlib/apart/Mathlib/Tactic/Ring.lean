import Mathlib.Order.Real

/-! Equations of fields. Mathlib's `ring` sees no hypothesis; this one may, because nothing here can hide them. -/

macro "ring" : tactic =>
  `(tactic| (show (_ : _) = _; first | rfl | open scoped RealArithmetic in grind (linarith := false)))

macro "ring_nf" : tactic => `(tactic| first | ring | simp only [Rat.add_comm])

/-- Writes divisions as products with an inverse, so that `ring` is needed to finish. -/
macro "field_simp" : tactic =>
  `(tactic| (show (_ : _) = _; open scoped RealArithmetic in simp only [Lean.Grind.Field.div_eq_mul_inv]))

macro "field" : tactic => `(tactic| (field_simp; ring))

syntax "linear_combination" term : tactic

/-- The coefficients are not looked at: the hypotheses are all that is needed. -/
macro_rules
  | `(tactic| linear_combination $_) =>
    Lean.TSyntax.raw <$> `(tactic| (show (_ : _) = _; open scoped RealArithmetic in grind (linarith := false)))
