import Mathlib.Order.Real

/-! Linear orders. Products count as unknowns, and other equations are not used to rewrite. -/

macro "linarith_core" : tactic => `(tactic| open scoped RealArithmetic in grind (ring := false))

syntax "linarith" (" [" term,* "]")? : tactic

macro_rules
  | `(tactic| linarith) => Lean.TSyntax.raw <$> `(tactic| first
      | (show False; linarith_core)
      | (show _ ≤ _; linarith_core)
      | (show _ < _; linarith_core)
      | (show (_ : _) = _; linarith_core)
      | (show _ ≠ _; intro; linarith_core))
  | `(tactic| linarith [$fact]) => Lean.TSyntax.raw <$> `(tactic| (have := $fact; linarith))
  | `(tactic| linarith [$fact, $second]) => Lean.TSyntax.raw <$> `(tactic| (have := $fact; linarith [$second]))
  | `(tactic| linarith [$fact, $second, $third]) =>
    Lean.TSyntax.raw <$> `(tactic| (have := $fact; linarith [$second, $third]))

/-! The same after the facts that are given are multiplied out. Mathlib also multiplies hypotheses; this does not. -/

macro "nlinarith_core" : tactic => `(tactic| open scoped RealArithmetic in grind)

syntax "nlinarith" (" [" term,* "]")? : tactic

macro_rules
  | `(tactic| nlinarith) => Lean.TSyntax.raw <$> `(tactic| first
      | (show False; nlinarith_core)
      | (show _ ≤ _; nlinarith_core)
      | (show _ < _; nlinarith_core))
  | `(tactic| nlinarith [$fact]) => Lean.TSyntax.raw <$> `(tactic| (have := $fact; nlinarith))
  | `(tactic| nlinarith [$fact, $second]) => Lean.TSyntax.raw <$> `(tactic| (have := $fact; nlinarith [$second]))
  | `(tactic| nlinarith [$fact, $second, $third]) =>
    Lean.TSyntax.raw <$> `(tactic| (have := $fact; nlinarith [$second, $third]))
