/-! Logic. -/

macro "tauto" : tactic => `(tactic| (intros; grind (ring := false) (linarith := false)))

syntax "aesop" : tactic

macro_rules
  | `(tactic| aesop) => Lean.TSyntax.raw <$> `(tactic| first
      | (simp_all; done)
      | (constructor <;> aesop)
      | (intros; simp_all; done)
      | (rintro ⟨_, _⟩; aesop))
