/-! Lists, their functions with accumulators, orders and predicates. Core Lean only. Each `sorry` is one problem. -/

namespace Own.Lists

variable {α β : Type}

def mapAcc (f : α → β) : List α → List β → List β
  | [], acc => acc.reverse
  | x :: xs, acc => mapAcc f xs (f x :: acc)

theorem mapAcc_eq (f : α → β) (xs : List α) : mapAcc f xs [] = xs.map f := by
  sorry

def lengthAcc : List α → Nat → Nat
  | [], n => n
  | _ :: xs, n => lengthAcc xs (n + 1)

theorem lengthAcc_eq (xs : List α) : lengthAcc xs 0 = xs.length := by
  sorry

def product : List Nat → Nat
  | [] => 1
  | x :: xs => x * product xs

def productAcc : List Nat → Nat → Nat
  | [], acc => acc
  | x :: xs, acc => productAcc xs (acc * x)

theorem productAcc_eq (xs : List Nat) : productAcc xs 1 = product xs := by
  sorry

theorem product_append (xs ys : List Nat) : product (xs ++ ys) = product xs * product ys := by
  sorry

def snoc : List α → α → List α
  | [], a => [a]
  | x :: xs, a => x :: snoc xs a

def flip : List α → List α
  | [] => []
  | x :: xs => snoc (flip xs) x

theorem flip_flip (xs : List α) : flip (flip xs) = xs := by
  sorry

theorem length_flip (xs : List α) : (flip xs).length = xs.length := by
  sorry

def zigzag : List α → List α → List α
  | [], ys => ys
  | x :: xs, ys => x :: zigzag ys xs
termination_by xs ys => xs.length + ys.length

theorem length_zigzag (xs ys : List α) : (zigzag xs ys).length = xs.length + ys.length := by
  sorry

def occurrences (x : Nat) : List Nat → Nat
  | [] => 0
  | y :: ys => if x = y then occurrences x ys + 1 else occurrences x ys

theorem occurrences_append (x : Nat) (xs ys : List Nat) :
    occurrences x (xs ++ ys) = occurrences x xs + occurrences x ys := by
  sorry

theorem occurrences_le_length (x : Nat) (xs : List Nat) : occurrences x xs ≤ xs.length := by
  sorry

theorem mem_of_occurrences (x : Nat) (xs : List Nat) (h : 0 < occurrences x xs) : x ∈ xs := by
  sorry

def meld : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, [] => x :: xs
  | x :: xs, y :: ys => if x ≤ y then x :: meld xs (y :: ys) else y :: meld (x :: xs) ys
termination_by xs ys => xs.length + ys.length

theorem length_meld (xs ys : List Nat) : (meld xs ys).length = xs.length + ys.length := by
  sorry

theorem occurrences_meld (x : Nat) (xs ys : List Nat) :
    occurrences x (meld xs ys) = occurrences x xs + occurrences x ys := by
  sorry

def Bounded (b : Nat) : List Nat → Prop
  | [] => True
  | x :: xs => x ≤ b ∧ Bounded b xs

theorem bounded_mono (a b : Nat) (xs : List Nat) (h : a ≤ b) (k : Bounded a xs) : Bounded b xs := by
  sorry

theorem bounded_append (b : Nat) (xs ys : List Nat) : Bounded b (xs ++ ys) ↔ Bounded b xs ∧ Bounded b ys := by
  sorry

theorem sum_le_of_bounded (b : Nat) (xs : List Nat) (h : Bounded b xs) : xs.sum ≤ b * xs.length := by
  sorry

theorem exists_bound (xs : List Nat) : ∃ b, Bounded b xs := by
  sorry

inductive Sublist : List α → List α → Prop where
  | nil : Sublist [] []
  | skip {xs ys : List α} (y : α) : Sublist xs ys → Sublist xs (y :: ys)
  | take {xs ys : List α} (y : α) : Sublist xs ys → Sublist (y :: xs) (y :: ys)

theorem sublist_refl (xs : List α) : Sublist xs xs := by
  sorry

theorem sublist_length {xs ys : List α} (h : Sublist xs ys) : xs.length ≤ ys.length := by
  sorry

theorem nil_sublist (xs : List α) : Sublist [] xs := by
  sorry

theorem sublist_mem {xs ys : List α} (h : Sublist xs ys) (x : α) (k : x ∈ xs) : x ∈ ys := by
  sorry

theorem foldl_eq_foldr (xs : List Nat) : xs.foldl (· + ·) 0 = xs.foldr (· + ·) 0 := by
  sorry

theorem take_drop' (n : Nat) (xs : List α) : xs.take n ++ xs.drop n = xs := by
  sorry

end Own.Lists
