/-! The types of numbers under the names that a Mathlib file prints. -/

macro "ℕ" : term => `(Nat)
macro "ℤ" : term => `(Int)
macro "ℚ" : term => `(Rat)

@[app_unexpander Nat] def unexpandNat : Lean.PrettyPrinter.Unexpander := fun _ => do
  let short ← `(ℕ)
  pure short.raw

@[app_unexpander Int] def unexpandInt : Lean.PrettyPrinter.Unexpander := fun _ => do
  let short ← `(ℤ)
  pure short.raw

@[app_unexpander Rat] def unexpandRat : Lean.PrettyPrinter.Unexpander := fun _ => do
  let short ← `(ℚ)
  pure short.raw
