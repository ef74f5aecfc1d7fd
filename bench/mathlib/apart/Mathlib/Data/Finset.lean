import Mathlib.Order.Real

/-! Finite sums over the first numbers. -/

structure Finset (α : Type u) where
  list : List α

def Finset.range (n : ℕ) : Finset ℕ := ⟨List.range n⟩

instance : Membership α (Finset α) := ⟨fun s x => x ∈ s.list⟩

@[simp] theorem Finset.mem_range (n k : ℕ) : k ∈ Finset.range n ↔ k < n := List.mem_range

def Finset.sum (s : Finset α) (f : α → ℕ) : ℕ := s.list.foldr (fun x total => f x + total) 0

macro "∑ " x:ident " ∈ " s:term:51 ", " body:term:67 : term => `(Finset.sum $s fun $x => $body)

@[app_unexpander Finset.sum] def unexpandSum : Lean.PrettyPrinter.Unexpander
  | `($_ $s fun $x:ident => $body) => do
    let short ← `(∑ $x ∈ $s, $body)
    pure short.raw
  | _ => throw ()

@[simp] theorem Finset.sum_range_zero (f : ℕ → ℕ) : Finset.sum (Finset.range 0) f = 0 := rfl

theorem Finset.foldr_append (l : List ℕ) (f : ℕ → ℕ) (n : ℕ) :
    l.foldr (fun x total => f x + total) n = l.foldr (fun x total => f x + total) 0 + n := by
  induction l with
  | nil => simp
  | cons x l ih => simp [ih, Nat.add_assoc]

theorem Finset.sum_range_succ (f : ℕ → ℕ) (n : ℕ) :
    ∑ i ∈ Finset.range (n + 1), f i = ∑ i ∈ Finset.range n, f i + f n := by
  simp only [Finset.sum, Finset.range, List.range_succ, List.foldr_append, List.foldr_cons, List.foldr_nil, Nat.add_zero]
  exact Finset.foldr_append (List.range n) f (f n)
