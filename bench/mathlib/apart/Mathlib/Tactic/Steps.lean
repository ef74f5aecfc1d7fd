import Mathlib.Order.Real

/-! Steps: negations pushed inwards, witnesses, choice. -/

theorem Real.not_le_iff (x y : ℝ) : ¬x ≤ y ↔ y < x := by
  open scoped RealArithmetic in grind

theorem Real.not_lt_iff (x y : ℝ) : ¬x < y ↔ y ≤ x := by
  open scoped RealArithmetic in grind

theorem not_and_iff (p q : Prop) : ¬(p ∧ q) ↔ (p → ¬q) := not_and

syntax "push_neg" (" at " ident)? : tactic

macro_rules
  | `(tactic| push_neg) => Lean.TSyntax.raw <$> `(tactic| simp only [Classical.not_forall, not_exists, not_and_iff, not_or,
      Classical.not_not, Real.not_le_iff, Real.not_lt_iff, Nat.not_le, Nat.not_lt, Int.not_le, Int.not_lt, ne_eq, exists_prop])
  | `(tactic| push_neg at $h) => Lean.TSyntax.raw <$> `(tactic| simp only [Classical.not_forall, not_exists, not_and_iff, not_or,
      Classical.not_not, Real.not_le_iff, Real.not_lt_iff, Nat.not_le, Nat.not_lt, Int.not_le, Int.not_lt, ne_eq, exists_prop] at $h:ident)

macro "by_contra!" h:ident : tactic => `(tactic| (refine Classical.byContradiction fun $h => ?_; try push_neg at $h))

theorem contrapositive {p q : Prop} (h : ¬q → ¬p) : p → q := fun hp => Classical.byContradiction fun hq => h hq hp

macro "contrapose!" h:ident : tactic => `(tactic| (revert $h; refine contrapositive fun $h => ?_; try push_neg; try push_neg at $h))

macro "use" e:term : tactic => `(tactic| (refine ⟨$e, ?_⟩; try rfl))

macro "choose" f:ident h:ident " using " g:ident : tactic => `(tactic| have ⟨$f, $h⟩ := Classical.axiomOfChoice $g)

/-- Exists in Mathlib, and fails here. -/
syntax "lift" term " to " term (" using " term)? : tactic
syntax "nontriviality" : tactic
syntax "zify" : tactic
syntax "qify" : tactic

macro "split_ifs" : tactic => `(tactic| repeat' split)
