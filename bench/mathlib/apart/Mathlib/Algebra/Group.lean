import Mathlib.Data.Real

/-! Groups, rings and modules, with the normal forms of their tactics as sets of rules for `simp`. -/

class Group (G : Type u) extends Mul G, Inv G where
  one : G
  mul_assoc : ∀ a b c : G, a * b * c = a * (b * c)
  one_mul : ∀ a : G, one * a = a
  inv_mul : ∀ a : G, a⁻¹ * a = one

instance [Group G] : OfNat G 1 := ⟨Group.one⟩

namespace GroupRules

variable [Group G]

theorem mul_assoc (a b c : G) : a * b * c = a * (b * c) := Group.mul_assoc a b c

theorem one_mul (a : G) : 1 * a = a := Group.one_mul a

theorem inv_mul (a : G) : a⁻¹ * a = 1 := Group.inv_mul a

theorem inv_mul_left (a b : G) : a⁻¹ * (a * b) = b := by rw [← mul_assoc, inv_mul, one_mul]

theorem cancel {a b c : G} (h : a * b = a * c) : b = c := by
  rw [← inv_mul_left a b, h, inv_mul_left]

theorem mul_inv (a : G) : a * a⁻¹ = 1 := by
  have same : a * a⁻¹ * (a * a⁻¹) = a * a⁻¹ := by rw [mul_assoc, inv_mul_left]
  have := congrArg (fun x => (a * a⁻¹)⁻¹ * x) same
  simpa only [inv_mul_left, inv_mul] using this

theorem mul_one (a : G) : a * 1 = a := by rw [← inv_mul a, ← mul_assoc, mul_inv, one_mul]

theorem mul_inv_left (a b : G) : a * (a⁻¹ * b) = b := by rw [← mul_assoc, mul_inv, one_mul]

theorem inv_inv (a : G) : a⁻¹⁻¹ = a := cancel (a := a⁻¹) (by rw [mul_inv, inv_mul])

theorem mul_inv_rev (a b : G) : (a * b)⁻¹ = b⁻¹ * a⁻¹ :=
  cancel (a := a * b) (by rw [mul_inv, mul_assoc, mul_inv_left, mul_inv])

theorem inv_one : (1 : G)⁻¹ = 1 := cancel (a := 1) (by rw [mul_inv, one_mul])

end GroupRules

open GroupRules in
macro "group" : tactic =>
  `(tactic| (show (_ : _) = _; simp only [mul_assoc, one_mul, mul_one, inv_mul, mul_inv, inv_mul_left, mul_inv_left,
      inv_inv, mul_inv_rev, inv_one]))

/-! `grind` knows commutative groups and rings, here as in Mathlib. -/

class AddCommGroup (G : Type u) extends Lean.Grind.IntModule G

class Ring (R : Type u) extends Lean.Grind.Ring R

macro "abel" : tactic => `(tactic| (show (_ : _) = _; grind))

macro "noncomm_ring" : tactic => `(tactic| (show (_ : _) = _; grind))

class Module (V : Type u) [AddCommGroup V] where
  smul : SMul ℝ V
  smul_add : ∀ (r : ℝ) (v w : V), r • (v + w) = r • v + r • w
  add_smul : ∀ (r s : ℝ) (v : V), (r + s) • v = r • v + s • v
  mul_smul : ∀ (r s : ℝ) (v : V), (r * s) • v = r • s • v

attribute [instance] Module.smul

macro "module" : tactic => `(tactic| (show (_ : _) = _; simp only [Module.smul_add, Module.add_smul, Module.mul_smul]; try abel))
