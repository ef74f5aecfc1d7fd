/-! Relations, functions, sets as predicates, and small algebra. Core Lean only. Each `sorry` is one problem. -/

namespace Own.Relations

variable {α β γ : Type}

theorem barber (R : α → α → Prop) : ¬∃ b, ∀ x, R b x ↔ ¬R x x := by
  sorry

theorem refl_of_symm_trans_serial (R : α → α → Prop) (symm : ∀ x y, R x y → R y x)
    (trans : ∀ x y z, R x y → R y z → R x z) (serial : ∀ x, ∃ y, R x y) (a : α) : R a a := by
  sorry

theorem skolem (R : α → β → Prop) : (∀ x, ∃ y, R x y) ↔ ∃ f : α → β, ∀ x, R x (f x) := by
  sorry

theorem exists_max_or_above {P : α → Prop} (a : α) : (∃ x, P x → ∀ y, P y) ∧ ∃ x, (∃ y, P y) → P x := by
  sorry

inductive Path (R : α → α → Prop) : α → α → Prop where
  | nil (a : α) : Path R a a
  | cons {a b c : α} : R a b → Path R b c → Path R a c

theorem path_snoc (R : α → α → Prop) {a b c : α} (h : Path R a b) (k : R b c) : Path R a c := by
  sorry

theorem path_symm (R : α → α → Prop) (symm : ∀ x y, R x y → R y x) {a b : α} (h : Path R a b) : Path R b a := by
  sorry

theorem path_mono (R S : α → α → Prop) (sub : ∀ x y, R x y → S x y) {a b : α} (h : Path R a b) : Path S a b := by
  sorry

theorem path_invariant (R : α → α → Prop) (P : α → Prop) (keeps : ∀ x y, R x y → P x → P y) {a b : α}
    (h : Path R a b) (k : P a) : P b := by
  sorry

def Union (A B : α → Prop) : α → Prop := fun x => A x ∨ B x

def Inter (A B : α → Prop) : α → Prop := fun x => A x ∧ B x

def Compl (A : α → Prop) : α → Prop := fun x => ¬A x

theorem union_comm (A B : α → Prop) : Union A B = Union B A := by
  sorry

theorem inter_union_distrib (A B C : α → Prop) : Inter A (Union B C) = Union (Inter A B) (Inter A C) := by
  sorry

theorem compl_union (A B : α → Prop) : Compl (Union A B) = Inter (Compl A) (Compl B) := by
  sorry

def Image (f : α → β) (A : α → Prop) : β → Prop := fun y => ∃ x, A x ∧ f x = y

theorem image_union (f : α → β) (A B : α → Prop) : Image f (Union A B) = Union (Image f A) (Image f B) := by
  sorry

theorem image_image (f : α → β) (g : β → γ) (A : α → Prop) : Image g (Image f A) = Image (fun x => g (f x)) A := by
  sorry

def Injective (f : α → β) : Prop := ∀ x y, f x = f y → x = y

def Surjective (f : α → β) : Prop := ∀ y, ∃ x, f x = y

theorem injective_of_comp (f : α → β) (g : β → γ) (h : Injective (fun x => g (f x))) : Injective f := by
  sorry

theorem surjective_of_comp (f : α → β) (g : β → γ) (h : Surjective (fun x => g (f x))) : Surjective g := by
  sorry

theorem left_cancel_of_injective (g : β → γ) (h : Injective g) (f k : α → β) (e : ∀ x, g (f x) = g (k x)) : f = k := by
  sorry

theorem right_cancel_of_surjective (f : α → β) (h : Surjective f) (g k : β → γ) (e : ∀ x, g (f x) = k (f x)) :
    g = k := by
  sorry

theorem no_surjection_onto_sequences (f : Nat → Nat → Nat) : ∃ s : Nat → Nat, ∀ n, f n ≠ s := by
  sorry

theorem bijective_inverse (f : α → β) (inj : Injective f) (surj : Surjective f) :
    ∃ g : β → α, (∀ x, g (f x) = x) ∧ ∀ y, f (g y) = y := by
  sorry

theorem monoid_unit_unique (M : Type) (mul : M → M → M) (e u : M) (left : ∀ a, mul e a = a)
    (right : ∀ a, mul a u = a) : e = u := by
  sorry

theorem group_inv_inv (G : Type) (mul : G → G → G) (e : G) (inv : G → G)
    (assoc : ∀ a b c, mul (mul a b) c = mul a (mul b c))
    (one_mul : ∀ a, mul e a = a) (mul_one : ∀ a, mul a e = a) (inv_mul : ∀ a, mul (inv a) a = e)
    (a : G) : inv (inv a) = a := by
  sorry

theorem group_inv_mul (G : Type) (mul : G → G → G) (e : G) (inv : G → G)
    (assoc : ∀ a b c, mul (mul a b) c = mul a (mul b c))
    (one_mul : ∀ a, mul e a = a) (mul_one : ∀ a, mul a e = a)
    (inv_mul : ∀ a, mul (inv a) a = e) (mul_inv : ∀ a, mul a (inv a) = e)
    (a b : G) : inv (mul a b) = mul (inv b) (inv a) := by
  sorry

theorem commutative_of_square (G : Type) (mul : G → G → G) (e : G)
    (assoc : ∀ a b c, mul (mul a b) c = mul a (mul b c))
    (one_mul : ∀ a, mul e a = a) (mul_one : ∀ a, mul a e = a) (square : ∀ a, mul a a = e)
    (a b : G) : mul a b = mul b a := by
  sorry

theorem semilattice_le_trans (L : Type) (meet : L → L → L)
    (assoc : ∀ a b c, meet (meet a b) c = meet a (meet b c))
    (a b c : L) (h : meet a b = a) (k : meet b c = b) : meet a c = a := by
  sorry

def iterate (f : α → α) : Nat → α → α
  | 0, a => a
  | n + 1, a => iterate f n (f a)

theorem iterate_fixed (f : α → α) (a : α) (h : f a = a) (n : Nat) : iterate f n a = a := by
  sorry

theorem iterate_add (f : α → α) (m n : Nat) (a : α) : iterate f (m + n) a = iterate f n (iterate f m a) := by
  sorry

theorem iterate_comm (f : α → α) (n : Nat) (a : α) : iterate f n (f a) = f (iterate f n a) := by
  sorry

end Own.Relations
