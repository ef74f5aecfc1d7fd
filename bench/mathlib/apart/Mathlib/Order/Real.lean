import Mathlib.Data.Real

/-! Facts about order in the field that stands for the reals, under the names that Mathlib has for them. -/

section
open scoped RealArithmetic

theorem mul_pos {x y : ℝ} (hx : 0 < x) (hy : 0 < y) : 0 < x * y := Rat.mul_pos hx hy

theorem mul_nonneg {x y : ℝ} (hx : 0 ≤ x) (hy : 0 ≤ y) : 0 ≤ x * y := Rat.mul_nonneg hx hy

theorem sq_nonneg (x : ℝ) : 0 ≤ x ^ 2 := by
  rcases (by grind : 0 ≤ x ∨ 0 ≤ -x) with h | h
  · have := mul_nonneg h h
    grind
  · have := mul_nonneg h h
    grind

theorem pow_pos {x : ℝ} (hx : 0 < x) (n : ℕ) : 0 < x ^ n := by
  induction n with
  | zero => grind
  | succ n ih =>
    have := mul_pos ih hx
    grind

theorem pow_nonneg {x : ℝ} (hx : 0 ≤ x) (n : ℕ) : 0 ≤ x ^ n := by
  induction n with
  | zero => grind
  | succ n ih =>
    have := mul_nonneg ih hx
    grind

theorem inv_pos {x : ℝ} (hx : 0 < x) : 0 < x⁻¹ := Rat.inv_pos.mpr hx

theorem div_pos {x y : ℝ} (hx : 0 < x) (hy : 0 < y) : 0 < x / y := by
  have := mul_pos hx (inv_pos hy)
  grind

theorem add_pos {x y : ℝ} (hx : 0 < x) (hy : 0 < y) : 0 < x + y := by grind

theorem add_pos_of_pos_of_nonneg {x y : ℝ} (hx : 0 < x) (hy : 0 ≤ y) : 0 < x + y := by grind

theorem add_pos_of_nonneg_of_pos {x y : ℝ} (hx : 0 ≤ x) (hy : 0 < y) : 0 < x + y := by grind

theorem add_nonneg {x y : ℝ} (hx : 0 ≤ x) (hy : 0 ≤ y) : 0 ≤ x + y := by grind

theorem Real.le_of_lt {x y : ℝ} (h : x < y) : x ≤ y := by grind

theorem Real.ne_of_pos {x : ℝ} (h : 0 < x) : x ≠ 0 := by grind

theorem Nat.cast_nonneg (n : ℕ) : 0 ≤ (n : ℝ) := by
  induction n with
  | zero => grind
  | succ n ih => grind

theorem Real.ofNat_pos (n : ℕ) : 0 < (OfNat.ofNat (n + 1) : ℝ) := by
  have : (0 : Rat) < ((n + 1 : ℕ) : Rat) := by exact_mod_cast Nat.succ_pos n
  exact this

theorem Real.le_refl (x : ℝ) : x ≤ x := by grind

theorem add_le_add {x y u v : ℝ} (h : x ≤ y) (k : u ≤ v) : x + u ≤ y + v := by grind

theorem add_lt_add {x y u v : ℝ} (h : x < y) (k : u < v) : x + u < y + v := by grind

theorem sub_le_sub {x y u v : ℝ} (h : x ≤ y) (k : u ≤ v) : x - v ≤ y - u := by grind

theorem mul_le_mul {x y u v : ℝ} (h : x ≤ y) (k : u ≤ v) (hu : 0 ≤ u) (hy : 0 ≤ y) : x * u ≤ y * v := by
  have := mul_nonneg hu (by grind : 0 ≤ y - x)
  have := mul_nonneg hy (by grind : 0 ≤ v - u)
  grind

theorem div_le_div_of_nonneg_right {x y c : ℝ} (h : x ≤ y) (hc : 0 < c) : x / c ≤ y / c := by
  have := mul_nonneg (by grind : 0 ≤ y - x) (Real.le_of_lt (inv_pos hc))
  grind

theorem pow_le_pow_left {x y : ℝ} (hx : 0 ≤ x) (h : x ≤ y) (n : ℕ) : x ^ n ≤ y ^ n := by
  induction n with
  | zero => grind
  | succ n ih =>
    have := mul_le_mul ih h hx (pow_nonneg (by grind) n)
    grind

@[simp, norm_cast] theorem Nat.cast_add' (m n : ℕ) : ((m + n : ℕ) : ℝ) = m + n := by grind

@[simp, norm_cast] theorem Nat.cast_mul' (m n : ℕ) : ((m * n : ℕ) : ℝ) = m * n := by grind

@[simp, norm_cast] theorem Nat.cast_zero' : ((0 : ℕ) : ℝ) = 0 := by grind

@[simp, norm_cast] theorem Nat.cast_one' : ((1 : ℕ) : ℝ) = 1 := by grind

@[simp, norm_cast] theorem Nat.cast_ofNat' (n : ℕ) : ((OfNat.ofNat (n + 2) : ℕ) : ℝ) = OfNat.ofNat (n + 2) := rfl

@[simp, norm_cast] theorem Nat.cast_inj' {m n : ℕ} : (m : ℝ) = n ↔ m = n :=
  ⟨fun h => by have : ((m : Rat) = n) := h; exact_mod_cast this, fun h => by rw [h]⟩

@[simp, norm_cast] theorem Nat.cast_le' {m n : ℕ} : (m : ℝ) ≤ n ↔ m ≤ n :=
  ⟨fun h => by have : ((m : Rat) ≤ n) := h; exact_mod_cast this,
   fun h => by have : ((m : Rat) ≤ n) := by exact_mod_cast h
               exact this⟩

@[simp, norm_cast] theorem Nat.cast_lt' {m n : ℕ} : (m : ℝ) < n ↔ m < n :=
  ⟨fun h => by have : ((m : Rat) < n) := h; exact_mod_cast this,
   fun h => by have : ((m : Rat) < n) := by exact_mod_cast h
               exact this⟩

end
