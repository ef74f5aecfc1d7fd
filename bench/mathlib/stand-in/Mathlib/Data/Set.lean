import Mathlib.Real

/-- Sets whose rules only `aesop` and `tauto_set` of this project know. -/
structure Set (α : Type) where
  holds : α → Prop

namespace Set
variable {α : Type}
instance : Membership α (Set α) := ⟨fun s x => s.holds x⟩
instance : HasSubset (Set α) := ⟨fun s t => ∀ x, x ∈ s → x ∈ t⟩
instance : Union (Set α) := ⟨fun s t => ⟨fun x => x ∈ s ∨ x ∈ t⟩⟩
instance : Inter (Set α) := ⟨fun s t => ⟨fun x => x ∈ s ∧ x ∈ t⟩⟩
theorem mem_union {s t : Set α} {x : α} : x ∈ s ∪ t ↔ x ∈ s ∨ x ∈ t := Iff.rfl
theorem mem_inter {s t : Set α} {x : α} : x ∈ s ∩ t ↔ x ∈ s ∧ x ∈ t := Iff.rfl
theorem subset_def {s t : Set α} : s ⊆ t ↔ ∀ x, x ∈ s → x ∈ t := Iff.rfl
@[irreducible] def opaqueSet (s : Set α) : Set α := s
end Set

macro "aesop" : tactic => `(tactic| first
  | (simp_all [Set.mem_union, Set.mem_inter, Set.subset_def]; done)
  | (simp only [Set.mem_union, Set.mem_inter, Set.subset_def] at *; grind)
  | grind)
