import Mathlib.Real

inductive Continuous : (ℝ → ℝ) → Prop where
  | id : Continuous fun x => x
  | const (c : ℝ) : Continuous fun _ => c
  | add {f g : ℝ → ℝ} : Continuous f → Continuous g → Continuous fun x => f x + g x
  | mul {f g : ℝ → ℝ} : Continuous f → Continuous g → Continuous fun x => f x * g x

axiom Measurable : (ℝ → ℝ) → Prop
axiom Measurable.of_continuous {f : ℝ → ℝ} : Continuous f → Measurable f

syntax "fun_prop" (" (" ident " := " tactic ")")? : tactic
macro_rules
  | `(tactic| fun_prop (disch := $_)) => `(tactic| fun_prop)
  | `(tactic| fun_prop) => `(tactic| first
      | assumption
      | exact Continuous.id
      | exact Continuous.const _
      | (apply Continuous.add <;> fun_prop)
      | (apply Continuous.mul <;> fun_prop))
macro "continuity" : tactic => `(tactic| fun_prop)
macro "measurability" : tactic => `(tactic| (apply Measurable.of_continuous; fun_prop))
