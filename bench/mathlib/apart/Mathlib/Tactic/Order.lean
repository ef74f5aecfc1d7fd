import Mathlib.Order.Real

/-- A small lattice of orders: what Mathlib calls `PartialOrder`. -/
class PartialOrder (α : Type u) extends LE α, LT α where
  le_refl : ∀ a : α, a ≤ a
  le_trans : ∀ a b c : α, a ≤ b → b ≤ c → a ≤ c
  le_antisymm : ∀ a b : α, a ≤ b → b ≤ a → a = b
  lt_iff_le_not_le : ∀ a b : α, a < b ↔ a ≤ b ∧ ¬b ≤ a

namespace OrderArithmetic

scoped instance [PartialOrder α] : Std.IsPartialOrder α where
  le_refl := PartialOrder.le_refl
  le_trans := PartialOrder.le_trans
  le_antisymm := PartialOrder.le_antisymm

scoped instance [PartialOrder α] : Std.LawfulOrderLT α where
  lt_iff := PartialOrder.lt_iff_le_not_le

end OrderArithmetic

macro "order" : tactic => `(tactic| open scoped OrderArithmetic in grind (ring := false))
