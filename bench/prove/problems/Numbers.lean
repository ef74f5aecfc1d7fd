/-! Numbers: recursive functions, Peano's own, divisibility, sequences. Core Lean only. Each `sorry` is one problem. -/

namespace Own.Numbers

def fact : Nat → Nat
  | 0 => 1
  | n + 1 => (n + 1) * fact n

theorem fact_pos (n : Nat) : 0 < fact n := by
  sorry

def factAcc : Nat → Nat → Nat
  | 0, acc => acc
  | n + 1, acc => factAcc n ((n + 1) * acc)

theorem factAcc_eq (n : Nat) : factAcc n 1 = fact n := by
  sorry

def oddSum : Nat → Nat
  | 0 => 0
  | n + 1 => oddSum n + (2 * n + 1)

theorem oddSum_eq (n : Nat) : oddSum n = n * n := by
  sorry

def triangle : Nat → Nat
  | 0 => 0
  | n + 1 => triangle n + (n + 1)

theorem two_triangle (n : Nat) : 2 * triangle n = n * (n + 1) := by
  sorry

def fib : Nat → Nat
  | 0 => 0
  | 1 => 1
  | n + 2 => fib n + fib (n + 1)

def fibAcc : Nat → Nat → Nat → Nat
  | 0, a, _ => a
  | n + 1, a, b => fibAcc n b (a + b)

theorem fib_le_succ (n : Nat) : fib n ≤ fib (n + 1) := by
  sorry

theorem fib_lt_two_pow (n : Nat) : fib n < 2 ^ n := by
  sorry

theorem fibAcc_fib (n k : Nat) : fibAcc n (fib k) (fib (k + 1)) = fib (n + k) := by
  sorry

def power (b : Nat) : Nat → Nat
  | 0 => 1
  | n + 1 => b * power b n

theorem power_add (b m n : Nat) : power b (m + n) = power b m * power b n := by
  sorry

theorem power_mul (b m n : Nat) : power b (m * n) = power (power b m) n := by
  sorry

theorem lt_two_pow' (n : Nat) : n < 2 ^ n := by
  sorry

theorem even_or_odd (n : Nat) : (∃ k, n = 2 * k) ∨ ∃ k, n = 2 * k + 1 := by
  sorry

theorem exists_multiple_of_three_above (n : Nat) : ∃ m, n < m ∧ m % 3 = 0 := by
  sorry

theorem exists_between_squares (n : Nat) : ∃ k, k * k ≤ n ∧ n < (k + 1) * (k + 1) := by
  sorry

theorem dvd_product_of_three (n : Nat) : 6 ∣ n * (n + 1) * (n + 2) := by
  sorry

theorem le_of_strict_mono (f : Nat → Nat) (h : ∀ n, f n < f (n + 1)) (n : Nat) : n ≤ f n := by
  sorry

theorem injective_of_strict_mono (f : Nat → Nat) (h : ∀ m n, m < n → f m < f n) (a b : Nat) (e : f a = f b) :
    a = b := by
  sorry

theorem least_number (P : Nat → Prop) (h : ∃ n, P n) : ∃ n, P n ∧ ∀ m, m < n → ¬P m := by
  sorry

theorem two_step_induction (P : Nat → Prop) (h0 : P 0) (h1 : P 1) (h : ∀ n, P n → P (n + 2)) (n : Nat) : P n := by
  sorry

theorem constant_of_step (f : Nat → Nat) (h : ∀ n, f (n + 1) = f n) (a b : Nat) : f a = f b := by
  sorry

inductive N where
  | z : N
  | s : N → N

namespace N

def add : N → N → N
  | z, b => b
  | s a, b => s (add a b)

def mul : N → N → N
  | z, _ => z
  | s a, b => add b (mul a b)

theorem add_comm (a b : N) : add a b = add b a := by
  sorry

theorem add_assoc (a b c : N) : add (add a b) c = add a (add b c) := by
  sorry

theorem add_left_cancel (a b c : N) (h : add a b = add a c) : b = c := by
  sorry

theorem mul_comm (a b : N) : mul a b = mul b a := by
  sorry

end N

inductive Even : Nat → Prop where
  | zero : Even 0
  | step {n : Nat} : Even n → Even (n + 2)

theorem even_add {m n : Nat} (h : Even m) (k : Even n) : Even (m + n) := by
  sorry

theorem even_double (n : Nat) : Even (n + n) := by
  sorry

theorem exists_half_of_even {n : Nat} (h : Even n) : ∃ k, n = 2 * k := by
  sorry

theorem not_even_one : ¬Even 1 := by
  sorry

inductive Below : Nat → Nat → Prop where
  | refl (n : Nat) : Below n n
  | up {m n : Nat} : Below m n → Below m (n + 1)

theorem zero_below (n : Nat) : Below 0 n := by
  sorry

theorem below_trans {a b c : Nat} (h : Below a b) (k : Below b c) : Below a c := by
  sorry

theorem below_of_le {a b : Nat} (h : a ≤ b) : Below a b := by
  sorry

end Own.Numbers
