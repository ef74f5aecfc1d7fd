notation "ℕ" => Nat
notation "ℤ" => Int
notation "ℚ" => Rat

/-- Rational numbers that only the tactics of this project can calculate with. -/
def Real : Type := Rat
notation "ℝ" => Real

namespace Real.Calculus

@[reducible] def field : Lean.Grind.Field Real := inferInstanceAs (Lean.Grind.Field Rat)
@[reducible] def le : LE Real := inferInstanceAs (LE Rat)
@[reducible] def lt : LT Real := inferInstanceAs (LT Rat)

end Real.Calculus

open Real.Calculus

instance : Add Real := field.toAdd
instance : Mul Real := field.toMul
instance : Neg Real := field.toNeg
instance : Sub Real := field.toSub
instance : Div Real := field.toDiv
instance : Inv Real := field.toInv
instance : HPow Real Nat Real := field.npow
instance (n : Nat) : OfNat Real n := field.ofNat n
instance : NatCast Real := field.natCast
instance : LE Real := le
instance : LT Real := lt

namespace Real.Calculus

scoped instance : Lean.Grind.Field Real := field
scoped instance : Std.LawfulOrderLT Real := inferInstanceAs (Std.LawfulOrderLT Rat)
scoped instance : Std.IsLinearOrder Real := inferInstanceAs (Std.IsLinearOrder Rat)
scoped instance : Lean.Grind.OrderedRing Real := inferInstanceAs (Lean.Grind.OrderedRing Rat)

end Real.Calculus
