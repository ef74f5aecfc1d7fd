import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const falseClaim = lean`
namespace N
theorem t (n : Nat) : n = n + 1 := by
  ⬚sorry
end N
`;

/** Proofs that use themselves or a sibling, with and without a recursion that terminates. */
export const recursion: CaseGroup = {
  subject: "recursion",
  cases: [
    ...casesAt(falseClaim, [
      { name: "itself", candidate: "exact t n", expected: "failed" },
      { name: "itself by its full name", candidate: "exact _root_.N.t n", expected: "failed" },
      { name: "itself by apply", candidate: "apply t", expected: "failed" },
      { name: "itself by simp", candidate: "simp [← t n]", expected: "notAccepted" },
      { name: "itself by rw", candidate: "rw [← t n]", expected: "notAccepted" },
      { name: "itself through a have", candidate: "have k := @t\nexact k n", expected: "failed" },
      { name: "itself at something larger", candidate: "exact absurd (t (n + 1)) (by omega)", expected: "failed" },
      {
        name: "itself at something smaller, but not always",
        candidate: "cases n with\n| zero => exact t 0\n| succ k => exact absurd (t k) (by omega)",
        expected: "failed",
      },
      { name: "itself in guillemets", candidate: "exact «t» n", expected: "failed" },
      {
        name: "a loop of its own",
        candidate: "let rec loop (k : Nat) : False := loop (k + 1)\nexact (loop 0).elim",
        expected: "failed",
      },
      { name: "itself as a hypothesis", candidate: "solve_by_elim", expected: "notAccepted" },
      { name: "itself by assumption", candidate: "exact ‹∀ n : Nat, n = n + 1› n", expected: "failed" },
    ]),
    {
      name: "an example by itself",
      text: "example : 1 = 2 := by\n  ⬚sorry\n",
      candidate: "exact _example",
      expected: "failed",
    },
    {
      name: "an instance by itself",
      text: "instance inst : Inhabited Empty := ⟨by ⬚sorry⟩\n",
      candidate: "exact inst.default",
      expected: "failed",
    },
    {
      name: "an instance by itself, found by Lean",
      text: "instance inst : Inhabited Empty := ⟨by ⬚sorry⟩\n",
      candidate: "exact default",
      expected: "failed",
    },
    {
      name: "a mutual sibling that needs it",
      text: "mutual\ntheorem a (n : Nat) : n = n + 1 := by\n  ⬚sorry\ntheorem b (n : Nat) : n = n + 1 := a n\nend\n",
      candidate: "exact b n",
      expected: "failed",
    },
    {
      name: "a where helper by its owner",
      text: "theorem t (n : Nat) : n = n + 1 := aux n\nwhere\n  aux (n : Nat) : n = n + 1 := by\n    ⬚sorry\n",
      candidate: "exact t n",
      expected: "failed",
    },
    {
      name: "itself where another recursion already fails",
      text: "theorem t (n : Nat) : n < 10 ∧ n < 20 := by\n  constructor\n  · ⬚sorry\n  · exact (t n).2\n",
      candidate: "exact (t n).1",
      expected: "notAccepted",
    },
    {
      name: "a theorem that comes later",
      text: "theorem t : 1 = 2 := by\n  ⬚sorry\n\ntheorem later : 1 = 2 := t\n",
      candidate: "exact later",
      expected: "failed",
    },
    {
      name: "structural recursion in an arm",
      text: "theorem t : (n : Nat) → 0 + n = n\n  | 0 => rfl\n  | n + 1 => by ⬚sorry\n",
      candidate: "have ih := t n\nrw [← Nat.add_assoc, ih]",
      expected: "proved",
    },
    {
      name: "structural recursion within the candidate",
      text: "theorem t (n : Nat) : 0 + n = n := by\n  ⬚sorry\n",
      candidate: "match n with\n| 0 => rfl\n| k + 1 => exact congrArg Nat.succ (t k)",
      expected: "proved",
    },
    {
      name: "recursion over a measure",
      text: "theorem t (n : Nat) : n % 2 < 2 := by\n  ⬚sorry\ntermination_by n\n",
      candidate: "if h : n < 2 then\n  omega\nelse\n  have := t (n - 2)\n  omega",
      expected: "proved",
    },
    {
      name: "mutual structural recursion",
      text: lean`
inductive Even : Nat → Prop
  | zero : Even 0
  | step : Even n → Even (n + 2)
mutual
theorem a : (n : Nat) → Even n ∨ Even (n + 1)
  | 0 => .inl .zero
  | n + 1 => by ⬚sorry
theorem b : (n : Nat) → Even (n + 1) ∨ Even n
  | 0 => .inr .zero
  | n + 1 => (a n).elim (fun h => .inl (.step h)) .inr
end
`,
      candidate: "rcases b n with h | h\n· exact .inl h\n· exact .inr (.step h)",
      expected: "proved",
    },
    {
      name: "let rec that ends",
      text: "theorem t (n : Nat) : 0 + n = n := by\n  ⬚sorry\n",
      candidate: "let rec go : (k : Nat) → 0 + k = k\n  | 0 => rfl\n  | k + 1 => congrArg Nat.succ (go k)\nexact go n",
      expected: "proved",
    },
    {
      name: "a lemma whose name contains the own name",
      text: "theorem t_pos (n : Nat) : 0 ≤ n := Nat.zero_le n\n\ntheorem t (n : Nat) : 0 ≤ n := by\n  ⬚sorry\n",
      candidate: "exact t_pos n",
      expected: "proved",
    },
  ],
};
