import Mathlib.Tactic.GCongr
import Mathlib.Tactic.NormNum
import Mathlib.Tactic.Cases
import Mathlib.Data.Set
import Mathlib.Algebra.Group
import Mathlib.Topology.Continuous
import Mathlib.Order

/-! Tactics that exist and close nothing here. -/

syntax "polyrith" : tactic
syntax "slim_check" : tactic
syntax "hint" : tactic
