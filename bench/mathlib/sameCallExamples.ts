import { parseGoal } from "../../core/lean/goal.ts";
import { isHit } from "./sameCall.ts";

interface Example {
  readonly label: string;
  readonly candidate: string;
  readonly isHit: boolean;
}

/** The hypotheses that the examples speak of; `h` states the goal, and `other` does not. */
const goal = parseGoal("a b : ℝ\nh : a ≤ b\nother : b ≤ a\n⊢ a ≤ b");

const examples: readonly Example[] = [
  { label: "simp", candidate: "  simp ", isHit: true },
  { label: "simp", candidate: "by simp", isHit: true },
  { label: "simp", candidate: "simp_all", isHit: false },
  { label: "rfl", candidate: "exact rfl", isHit: true },
  { label: "assumption", candidate: "exact h", isHit: true },
  { label: "exact h", candidate: "assumption", isHit: true },
  { label: "assumption", candidate: "exact other", isHit: false },
  { label: "exact other a", candidate: "assumption", isHit: false },
  { label: "linarith [h]", candidate: "linarith", isHit: true },
  { label: "linarith [h, sq_nonneg a]", candidate: "linarith", isHit: false },
  { label: "linarith", candidate: "nlinarith", isHit: false },
  { label: "norm_num [h]", candidate: "norm_num", isHit: false },
  { label: "ring", candidate: "ring_nf", isHit: false },
  { label: "field_simp; ring", candidate: "field_simp\nring", isHit: true },
  { label: "field_simp; ring", candidate: "field_simp <;> ring", isHit: true },
  { label: "constructor <;> linarith", candidate: "constructor; linarith", isHit: false },
  { label: "constructor <;> linarith", candidate: "refine ⟨?_, ?_⟩ <;> linarith", isHit: true },
  { label: "field_simp; ring", candidate: "field_simp", isHit: false },
  { label: "ext x; simp", candidate: "ext i; simp", isHit: true },
  { label: "simpa using h", candidate: "simpa using other", isHit: false },
  { label: "exact_mod_cast h", candidate: "exact mod_cast h", isHit: true },
  { label: "rcases h with h | h <;> simp", candidate: "obtain h | h := h <;> simp", isHit: true },
  { label: "linear_combination h - other", candidate: "linear_combination (-1) * other + 1 * h", isHit: true },
  { label: "linear_combination h", candidate: "linear_combination -h", isHit: false },
  { label: "nlinarith [sq_nonneg (a - b)]", candidate: "nlinarith [mul_pos h h, sq_nonneg (b - a)]", isHit: true },
  { label: "nlinarith [sq_nonneg (a - b)]", candidate: "nlinarith [sq_nonneg (a + b)]", isHit: false },
  { label: "nlinarith [sq_nonneg a]", candidate: "nlinarith", isHit: false },
  { label: "fun_prop (disch := simp)", candidate: "fun_prop (discharger := simp)", isHit: true },
];

/** Throws when the table of equivalences says anything else than the examples, so that no figure comes from such a table. */
export function checkSameCall(): void {
  const wrong = examples.filter(({ label, candidate, isHit: wanted }) => isHit(label, candidate, goal) !== wanted);
  if (wrong.length > 0) throw new Error(`wrongly compared: ${JSON.stringify(wrong, undefined, 1)}`);
}
