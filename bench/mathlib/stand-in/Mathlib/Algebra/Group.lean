import Mathlib.Real

class AddCommGroup (G : Type) extends Add G, Zero G, Neg G where
  assoc : ∀ a b c : G, a + b + c = a + (b + c)
  comm : ∀ a b : G, a + b = b + a
  add_zero : ∀ a : G, a + 0 = a
  add_neg : ∀ a : G, a + -a = 0

class Group (G : Type) extends Mul G, One G, Inv G where
  assoc : ∀ a b c : G, a * b * c = a * (b * c)
  one_mul : ∀ a : G, 1 * a = a
  mul_one : ∀ a : G, a * 1 = a
  mul_inv : ∀ a : G, a * a⁻¹ = 1
  inv_mul : ∀ a : G, a⁻¹ * a = 1
  inv_mul_cancel : ∀ a b : G, a⁻¹ * (a * b) = b

class Ring (R : Type) extends Add R, Mul R where
  left_distrib : ∀ a b c : R, a * (b + c) = a * b + a * c
  right_distrib : ∀ a b c : R, (a + b) * c = a * c + b * c
  add_assoc : ∀ a b c : R, a + b + c = a + (b + c)
  add_comm : ∀ a b : R, a + b = b + a

macro "abel" : tactic => `(tactic| first
  | grind [AddCommGroup.assoc, AddCommGroup.comm, AddCommGroup.add_zero, AddCommGroup.add_neg]
  | (simp only [AddCommGroup.assoc, AddCommGroup.comm, AddCommGroup.add_zero, AddCommGroup.add_neg]; done))
macro "group" : tactic => `(tactic|
  simp [Group.assoc, Group.one_mul, Group.mul_one, Group.mul_inv, Group.inv_mul, Group.inv_mul_cancel])
macro "noncomm_ring" : tactic => `(tactic|
  grind [Ring.left_distrib, Ring.right_distrib, Ring.add_assoc, Ring.add_comm])
