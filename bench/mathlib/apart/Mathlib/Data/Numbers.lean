/-! The types of numbers under the names that a Mathlib file prints. -/

macro "ℕ" : term => `(Nat)
macro "ℤ" : term => `(Int)
macro "ℚ" : term => `(Rat)

@[app_unexpander Nat] def unexpandNat : Lean.PrettyPrinter.Unexpander := fun printed => do
  let short ← `(ℕ)
  pure (if printed.isMissing then printed else short.raw)

@[app_unexpander Int] def unexpandInt : Lean.PrettyPrinter.Unexpander := fun printed => do
  let short ← `(ℤ)
  pure (if printed.isMissing then printed else short.raw)

@[app_unexpander Rat] def unexpandRat : Lean.PrettyPrinter.Unexpander := fun printed => do
  let short ← `(ℚ)
  pure (if printed.isMissing then printed else short.raw)
