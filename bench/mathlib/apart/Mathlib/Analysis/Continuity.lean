import Mathlib.Tactic.Positivity

/-! Properties of functions that are built up from those of their parts. They hold by their rules alone. -/

inductive Continuous : (ℝ → ℝ) → Prop
  | id : Continuous fun x => x
  | const (c : ℝ) : Continuous fun _ => c
  | neg {f : ℝ → ℝ} : Continuous f → Continuous fun x => -f x
  | add {f g : ℝ → ℝ} : Continuous f → Continuous g → Continuous fun x => f x + g x
  | sub {f g : ℝ → ℝ} : Continuous f → Continuous g → Continuous fun x => f x - g x
  | mul {f g : ℝ → ℝ} : Continuous f → Continuous g → Continuous fun x => f x * g x
  | pow {f : ℝ → ℝ} (n : ℕ) : Continuous f → Continuous fun x => f x ^ n
  | comp {f g : ℝ → ℝ} : Continuous f → Continuous g → Continuous fun x => f (g x)
  | div {f g : ℝ → ℝ} : Continuous f → Continuous g → (∀ x, 0 < g x) → Continuous fun x => f x / g x

inductive Differentiable : (ℝ → ℝ) → Prop
  | id : Differentiable fun x => x
  | const (c : ℝ) : Differentiable fun _ => c
  | add {f g : ℝ → ℝ} : Differentiable f → Differentiable g → Differentiable fun x => f x + g x
  | mul {f g : ℝ → ℝ} : Differentiable f → Differentiable g → Differentiable fun x => f x * g x
  | pow {f : ℝ → ℝ} (n : ℕ) : Differentiable f → Differentiable fun x => f x ^ n

inductive Measurable : (ℝ → ℝ) → Prop
  | id : Measurable fun x => x
  | const (c : ℝ) : Measurable fun _ => c
  | add {f g : ℝ → ℝ} : Measurable f → Measurable g → Measurable fun x => f x + g x
  | mul {f g : ℝ → ℝ} : Measurable f → Measurable g → Measurable fun x => f x * g x

syntax "fun_prop" (" (" "disch" " := " tacticSeq ")")? : tactic

macro_rules
  | `(tactic| fun_prop) => Lean.TSyntax.raw <$> `(tactic| first
      | assumption
      | exact Continuous.id | exact Differentiable.id | exact Measurable.id
      | exact Continuous.const _ | exact Differentiable.const _ | exact Measurable.const _
      | (apply Continuous.neg; fun_prop)
      | (apply Continuous.add <;> fun_prop)
      | (apply Continuous.sub <;> fun_prop)
      | (apply Continuous.mul <;> fun_prop)
      | (apply Continuous.pow; fun_prop)
      | (apply Differentiable.add <;> fun_prop)
      | (apply Differentiable.mul <;> fun_prop)
      | (apply Differentiable.pow; fun_prop)
      | (apply Measurable.add <;> fun_prop)
      | (apply Measurable.mul <;> fun_prop)
      | (apply Continuous.comp; assumption; fun_prop))
  | `(tactic| fun_prop (disch := $tacs)) => Lean.TSyntax.raw <$> `(tactic| first
      | fun_prop
      | (apply Continuous.div; fun_prop; fun_prop; intro _; ($tacs)))

macro "continuity" : tactic => `(tactic| fun_prop)
