/** A file with an error that batch Lean reports and Lean's language server does not (leanprover/lean4#12815). */
export const swallowedError = [
  "theorem two_step {P : Nat → Prop} {n : Nat} (b : Nat) (hb : 1 < b) (small : ∀ m, m < b → P m)",
  "    (grow : ∀ m k, k < b → P m → P (b * m + k)) : P n := by",
  "  sorry",
  "theorem arms {f : Nat → Nat} (hf : ∀ n, f n = n) (n : Nat) : f n = n := by",
  "  induction n using two_step 10 (by decide) with",
  "  | small m hm =>",
  "    skip",
  "  | grow m k hk ih => exact hf _",
  "",
].join("\n");
