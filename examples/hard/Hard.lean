/-! Five problems that take several steps: a generalised induction, a helper fact, a witness. Core Lean only. -/

namespace Hard

variable {α : Type}

def revAcc : List α → List α → List α
  | [], acc => acc
  | x :: xs, acc => revAcc xs (x :: acc)

theorem revAcc_length (xs acc : List α) : (revAcc xs acc).length = xs.length + acc.length := by
  sorry

theorem group_right_inverse (G : Type) (mul : G → G → G) (e : G) (inv : G → G)
    (assoc : ∀ a b c, mul (mul a b) c = mul a (mul b c))
    (one_mul : ∀ a, mul e a = a) (inv_mul : ∀ a, mul (inv a) a = e)
    (a : G) : mul a (inv a) = e := by
  sorry

theorem infinite_descent (f : Nat → Nat) : ¬∀ n, f (n + 1) < f n := by
  sorry

theorem exists_greater_even (n : Nat) : ∃ m, n < m ∧ m % 2 = 0 := by
  sorry

theorem monotone_of_step (f : Nat → Nat) (h : ∀ n, f n ≤ f (n + 1)) (a b : Nat) (k : a ≤ b) :
    f a ≤ f b := by
  sorry

end Hard
