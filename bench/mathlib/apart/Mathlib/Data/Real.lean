import Mathlib.Data.Numbers

/-!
A field that stands for the reals: Lean's rationals under another name. What `grind` needs to calculate in it is scoped, so that only
the tactics of this project can; in the rationals themselves Lean's own `grind` can.
-/

def Real : Type := Rat

macro "ℝ" : term => `(Real)

@[app_unexpander Real] def unexpandReal : Lean.PrettyPrinter.Unexpander := fun printed => do
  let short ← `(ℝ)
  pure (if printed.isMissing then printed else short.raw)

namespace Real

instance : Add ℝ := ⟨Rat.add⟩
instance : Mul ℝ := ⟨Rat.mul⟩
instance : Neg ℝ := ⟨Rat.neg⟩
instance : Sub ℝ := ⟨Rat.sub⟩
instance : Inv ℝ := ⟨Rat.inv⟩
instance : Div ℝ := ⟨Rat.div⟩
instance : LE ℝ := inferInstanceAs (LE Rat)
instance : LT ℝ := inferInstanceAs (LT Rat)
instance natCast : NatCast ℝ := ⟨fun n => (n : Rat)⟩
instance intCast : IntCast ℝ := ⟨fun n => (n : Rat)⟩
instance (n : ℕ) : OfNat ℝ n := inferInstanceAs (OfNat Rat n)
instance : Pow ℝ ℕ := inferInstanceAs (Pow Rat Nat)
instance : Pow ℝ ℤ := inferInstanceAs (Pow Rat Int)

end Real

namespace RealArithmetic

open Lean.Grind

scoped instance : Field ℝ where
  natCast := Real.natCast
  intCast := Real.intCast
  ofNat := inferInstance
  npow := inferInstance
  zpow := inferInstance
  nsmul := ⟨fun n x => n * x⟩
  zsmul := ⟨fun n x => n * x⟩
  add_zero := Rat.add_zero
  add_comm := Rat.add_comm
  add_assoc := Rat.add_assoc
  mul_assoc := Rat.mul_assoc
  mul_one := Rat.mul_one
  one_mul := Rat.one_mul
  left_distrib := Rat.mul_add
  right_distrib := Rat.add_mul
  zero_mul := Rat.zero_mul
  mul_zero := Rat.mul_zero
  pow_zero := Rat.pow_zero
  pow_succ := Rat.pow_succ
  ofNat_succ := instFieldRat.toCommRing.toRing.toSemiring.ofNat_succ
  neg_add_cancel := Rat.neg_add_cancel
  sub_eq_add_neg := Rat.sub_eq_add_neg
  neg_zsmul := instFieldRat.toCommRing.toRing.neg_zsmul
  intCast_neg := instFieldRat.toCommRing.toRing.intCast_neg
  mul_comm := Rat.mul_comm
  div_eq_mul_inv := Rat.div_def
  zero_ne_one := instFieldRat.zero_ne_one
  inv_zero := Rat.inv_zero
  mul_inv_cancel := instFieldRat.mul_inv_cancel
  zpow_zero := Rat.zpow_zero
  zpow_succ := instFieldRat.zpow_succ
  zpow_neg := Rat.zpow_neg

scoped instance : Std.IsLinearOrder ℝ := inferInstanceAs (Std.IsLinearOrder Rat)
scoped instance : Std.LawfulOrderLT ℝ := inferInstanceAs (Std.LawfulOrderLT Rat)
scoped instance : OrderedRing ℝ := instOrderedRingRat
scoped instance : IsCharP ℝ 0 := inferInstanceAs (IsCharP Rat 0)
scoped instance : NoNatZeroDivisors ℝ := inferInstanceAs (NoNatZeroDivisors Rat)
scoped instance decidableLE : DecidableRel (fun x y : ℝ => x ≤ y) := inferInstanceAs (DecidableRel (fun x y : Rat => x ≤ y))
scoped instance decidableLT : DecidableRel (fun x y : ℝ => x < y) := inferInstanceAs (DecidableRel (fun x y : Rat => x < y))
scoped instance decidableEq : DecidableEq ℝ := inferInstanceAs (DecidableEq Rat)

end RealArithmetic
