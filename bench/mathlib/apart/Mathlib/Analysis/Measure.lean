import Mathlib.Tactic.Positivity

/-! Sets that can be measured, and numbers up to infinity. -/

def Set (α : Type u) := α → Prop

instance : Membership α (Set α) := ⟨fun s x => s x⟩
instance : Union (Set α) := ⟨fun s t x => s x ∨ t x⟩
instance : Inter (Set α) := ⟨fun s t x => s x ∧ t x⟩
instance : SDiff (Set α) := ⟨fun s t x => s x ∧ ¬t x⟩
instance : HasSubset (Set α) := ⟨fun s t => ∀ ⦃x⦄, x ∈ s → x ∈ t⟩

namespace Set

@[ext] theorem ext {s t : Set α} (h : ∀ x, x ∈ s ↔ x ∈ t) : s = t := funext fun x => propext (h x)

@[simp] theorem mem_union (s t : Set α) (x : α) : x ∈ s ∪ t ↔ x ∈ s ∨ x ∈ t := Iff.rfl

@[simp] theorem mem_inter (s t : Set α) (x : α) : x ∈ s ∩ t ↔ x ∈ s ∧ x ∈ t := Iff.rfl

@[simp] theorem mem_sdiff (s t : Set α) (x : α) : x ∈ s \ t ↔ x ∈ s ∧ x ∉ t := Iff.rfl

def Ioi (a : ℝ) : Set ℝ := fun x => a < x

def Icc (a b : ℝ) : Set ℝ := fun x => a ≤ x ∧ x ≤ b

@[simp] theorem mem_Icc (a b x : ℝ) : x ∈ Icc a b ↔ a ≤ x ∧ x ≤ b := Iff.rfl

end Set

inductive MeasurableSet : Set ℝ → Prop
  | ioi (a : ℝ) : MeasurableSet (Set.Ioi a)
  | icc (a b : ℝ) : MeasurableSet (Set.Icc a b)
  | union {s t : Set ℝ} : MeasurableSet s → MeasurableSet t → MeasurableSet (s ∪ t)
  | inter {s t : Set ℝ} : MeasurableSet s → MeasurableSet t → MeasurableSet (s ∩ t)
  | sdiff {s t : Set ℝ} : MeasurableSet s → MeasurableSet t → MeasurableSet (s \ t)

syntax "measurability" : tactic

macro_rules
  | `(tactic| measurability) => Lean.TSyntax.raw <$> `(tactic| first
      | assumption
      | exact MeasurableSet.ioi _
      | exact MeasurableSet.icc _ _
      | (apply MeasurableSet.union <;> measurability)
      | (apply MeasurableSet.inter <;> measurability)
      | (apply MeasurableSet.sdiff <;> measurability))

inductive ENNReal
  | finite (n : ℕ)
  | infinite

namespace ENNReal

macro "∞" : term => `(ENNReal.infinite)

@[app_unexpander ENNReal.infinite] def unexpandInfinite : Lean.PrettyPrinter.Unexpander := fun printed => do
  let short ← `(∞)
  pure (if printed.isMissing then printed else short.raw)

instance (n : ℕ) : OfNat ENNReal n := ⟨finite n⟩

def sum : ENNReal → ENNReal → ENNReal
  | finite m, finite n => finite (m + n)
  | _, _ => ∞

def product : ENNReal → ENNReal → ENNReal
  | finite m, finite n => finite (m * n)
  | _, _ => ∞

instance : Add ENNReal := ⟨sum⟩
instance : Mul ENNReal := ⟨product⟩
instance : LT ENNReal := ⟨fun x y => match x, y with
  | finite m, finite n => m < n
  | finite _, infinite => True
  | infinite, _ => False⟩

theorem add_ne_top {x y : ENNReal} (hx : x ≠ ∞) (hy : y ≠ ∞) : x + y ≠ ∞ := by
  cases x <;> cases y <;> first | exact fun h => ENNReal.noConfusion h | contradiction

theorem mul_ne_top {x y : ENNReal} (hx : x ≠ ∞) (hy : y ≠ ∞) : x * y ≠ ∞ := by
  cases x <;> cases y <;> first | exact fun h => ENNReal.noConfusion h | contradiction

theorem ofNat_ne_top (n : ℕ) : (OfNat.ofNat n : ENNReal) ≠ ∞ := fun h => ENNReal.noConfusion h

theorem lt_top_of_ne {x : ENNReal} (h : x ≠ ∞) : x < ∞ := by
  cases x
  · exact True.intro
  · contradiction

end ENNReal

syntax "finiteness" : tactic

macro_rules
  | `(tactic| finiteness) => Lean.TSyntax.raw <$> `(tactic| first
      | assumption
      | exact ENNReal.ofNat_ne_top _
      | (apply ENNReal.lt_top_of_ne; finiteness)
      | (apply ENNReal.add_ne_top <;> finiteness)
      | (apply ENNReal.mul_ne_top <;> finiteness))
