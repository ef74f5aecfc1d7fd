macro "interval_cases " x:ident : tactic => `(tactic|
  (rcases (by omega : $x = 0 ∨ $x = 1 ∨ $x = 2 ∨ $x = 3 ∨ $x = 4) with h | h | h | h | h <;> subst h))
macro "fin_cases " x:ident : tactic => `(tactic|
  (obtain ⟨i, hi⟩ := $x:ident
   rcases (by omega : i = 0 ∨ i = 1 ∨ i = 2) with h | h | h <;> subst h))
macro "split_ifs" : tactic => `(tactic| repeat' split)
macro "by_contra! " h:ident : tactic => `(tactic| (apply Classical.byContradiction; intro $h:ident))
macro "push_neg" : tactic => `(tactic| simp only [Classical.not_forall, Classical.not_not, not_exists])
macro "push_neg" " at " h:ident : tactic =>
  `(tactic| simp only [Classical.not_forall, Classical.not_not, not_exists] at $h:ident)
macro "use " t:term : tactic => `(tactic| (refine ⟨$t, ?_⟩; try rfl))
macro "choose " f:ident h:ident " using " k:ident : tactic =>
  `(tactic| obtain ⟨$f:ident, $h:ident⟩ := Classical.axiomOfChoice $k:ident)
macro "tauto" : tactic => `(tactic| first | (simp_all; done) | grind)
