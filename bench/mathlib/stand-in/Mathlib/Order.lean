import Mathlib.Real

class PartialOrder (α : Type) extends LE α where
  refl : ∀ a : α, a ≤ a
  trans : ∀ {a b c : α}, a ≤ b → b ≤ c → a ≤ c
  antisymm : ∀ {a b : α}, a ≤ b → b ≤ a → a = b

macro "order" : tactic => `(tactic| first
  | assumption
  | exact PartialOrder.refl _
  | (apply PartialOrder.antisymm <;> assumption)
  | (apply PartialOrder.trans; assumption; assumption)
  | (apply PartialOrder.trans; assumption; apply PartialOrder.trans; assumption; assumption))

axiom ENNReal : Type
notation "ℝ≥0∞" => ENNReal
axiom ENNReal.top : ℝ≥0∞
notation "∞" => ENNReal.top
axiom ENNReal.plus : ℝ≥0∞ → ℝ≥0∞ → ℝ≥0∞
noncomputable instance : Add ℝ≥0∞ := ⟨ENNReal.plus⟩
axiom ENNReal.add_ne_top {a b : ℝ≥0∞} : a ≠ ∞ → b ≠ ∞ → a + b ≠ ∞

syntax "finiteness" : tactic
macro_rules
  | `(tactic| finiteness) => `(tactic| first | assumption | (apply ENNReal.add_ne_top <;> finiteness))
