import type { ReportedText } from "./reportedTexts.ts";

/** A step that leaves a goal is verified for all binders with which that goal or the one before it begins. */
const tries: readonly (readonly [declaration: string, candidate: string])[] = [
  ["theorem a {α β : Type} (R : α → β → Prop) (h : ∃ y, ∀ x, R x y) : ∀ x, ∃ y, R x y", "intro z"],
  ["theorem a {α β : Type} : ∀ {x : α} [Inhabited β], ∃ y : α, x = y", "intro x _"],
  ["theorem a : ∀ n : Lean.Name, n = n", "intro n"],
  ["theorem a : ∀ (n m : Unit), n = m", "intro n"],
  ["theorem a : ∀ ⦃x : Nat⦄, x = x", "intro x"],
  ["theorem a (tag : Nat) : ∀ x : Nat, x = tag → x + 0 = tag", "intro x h"],
  ["theorem a (p q : Prop) : p → q → p", "intro h"],
  ["theorem a (p : Prop) : ¬ (p ∧ ¬ p)", "intro h"],
  ["theorem a : let x := 1; x = 1", "intro x"],
  ["theorem a : ∀ tag : Lean.Name, tag = tag", "intro t"],
  ["theorem a : ∀ (tag : Nat) (n : Lean.Name), n = n ∧ tag = tag", "intro t"],
  ["theorem a (p : Prop) (tag : p) : ∀ q, p ∨ q", "intro q"],
  ["theorem a (p q r : Prop) : (p → q) ∧ (q → r) → p → r", "intro ⟨pq, qr⟩"],
  ["def a : Nat → Nat → Nat", "intro n"],
  ["def a (α : Type) : (x : List α) → { y : List α // y = x }", "intro x"],
  ["def a (m : Type → Type) [Monad m] : m Unit → (Unit → m Nat) → m Nat", "intro x"],
  ["theorem a.{u} (α : Sort u) : α → True", "intro h"],
];

export const goalsWithBinders: readonly ReportedText[] = tries.map(([declaration, candidate]) => ({
  about: declaration,
  text: `${declaration} := by\n  sorry\n`,
  tries: [{ line: 2, candidate, expected: "V3" }],
}));
