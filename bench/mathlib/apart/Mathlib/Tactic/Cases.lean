import Mathlib.Data.Numbers

/-! Cases of a number between bounds, and of a member of a small finite type. -/

theorem by_bounds {p q : Prop} (h : p) (k : p → q) : q := k h

macro "interval_cases" x:ident : tactic => `(tactic| first
  | (refine by_bounds (p := $x = 0 ∨ $x = 1) ?_ ?_; omega; intro h; rcases h with h | h <;> subst h)
  | (refine by_bounds (p := $x = 0 ∨ $x = 1 ∨ $x = 2) ?_ ?_; omega; intro h; rcases h with h | h | h <;> subst h)
  | (refine by_bounds (p := $x = 1 ∨ $x = 2 ∨ $x = 3) ?_ ?_; omega; intro h; rcases h with h | h | h <;> subst h)
  | (refine by_bounds (p := $x = 0 ∨ $x = 1 ∨ $x = 2 ∨ $x = 3) ?_ ?_; omega; intro h; rcases h with h | h | h | h <;> subst h)
  | (refine by_bounds (p := $x = 0 ∨ $x = 1 ∨ $x = 2 ∨ $x = 3 ∨ $x = 4) ?_ ?_; omega; intro h; rcases h with h | h | h | h | h <;> subst h)
  | (refine by_bounds (p := $x = -1 ∨ $x = 0 ∨ $x = 1) ?_ ?_; omega; intro h; rcases h with h | h | h <;> subst h))

theorem Fin.two (i : Fin 2) : i = 0 ∨ i = 1 := by omega

theorem Fin.three (i : Fin 3) : i = 0 ∨ i = 1 ∨ i = 2 := by omega

theorem Bool.two (b : Bool) : b = true ∨ b = false := by cases b <;> simp

macro "fin_cases" x:ident : tactic => `(tactic| first
  | (rcases Fin.two $x with h | h <;> subst h)
  | (rcases Fin.three $x with h | h | h <;> subst h)
  | (rcases Bool.two $x with h | h <;> subst h))
