import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

/** Line ends, tabs, characters outside the BMP, and the surroundings of a declaration. */
export const layouts: CaseGroup = {
  subject: "layout and context",
  cases: [
    {
      name: "CRLF, several lines",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\r\n  ⬚sorry\r\n\r\ntheorem u : 1 = 1 := rfl\r\n",
      candidate: "constructor\n· exact h.2\n· exact h.1",
      expected: "proved",
    },
    {
      name: "CRLF, empty by",
      text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by⬚\r\n\r\ntheorem u : 1 = 1 := rfl\r\n",
      candidate: "constructor\r\n· exact h.2\r\n· exact h.1",
      expected: "proved",
    },
    {
      name: "no final newline",
      text: "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry",
      candidate: "have k := h\nexact k",
      expected: "proved",
    },
    { name: "no final newline, empty by", text: "theorem t : 1 = 1 := by⬚", candidate: "rfl", expected: "proved" },
    {
      name: "a tab in a comment before the hole",
      text: "theorem t (p : Prop) (h : p) : p := by\n  /-\t\t-/ ⬚sorry\n",
      candidate: "have k := h\nexact k",
      expected: "proved",
    },
    {
      name: "a tab in the candidate's comment",
      text: "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n",
      candidate: "have k := h --\ttab\nexact k",
      expected: "proved",
    },
    {
      name: "letters outside the BMP before the hole",
      text: "theorem t (𝓅 𝓆 : Prop) (h : 𝓅 ∧ 𝓆) : 𝓆 ∧ 𝓅 := by ⬚sorry\n",
      candidate: "constructor\n· exact h.2\n· exact h.1",
      expected: "proved",
    },
    {
      name: "a comment outside the BMP on the hole's line",
      text: "theorem t (p : Prop) (h : p) : p := by\n  /- 😀😀😀 -/ ⬚sorry -- 😀\n",
      candidate: "have k := h\nexact k",
      expected: "proved",
    },
    {
      name: "a string outside the BMP, then a bracket",
      text: 'theorem t (f : String → 1 = 1 → Nat) : f "😀😀" (by ⬚sorry) = f "😀😀" rfl := rfl\n',
      candidate: "have k : 1 = 1 := rfl -- 😀\nexact k",
      expected: "proved",
    },
    {
      name: "a deep block",
      text: "theorem t (p : Prop) (h : p) : p :=\n        by\n            ⬚sorry\n",
      candidate: "    have k := h\n    exact k",
      expected: "proved",
    },
    {
      name: "namespace, section, open and variable",
      text: lean`
namespace A.B
def one : Nat := 1
section
variable {n : Nat} (h : n = one)
include h
open Nat in
/-- A sorry in a comment. -/
@[simp] theorem t : n + 1 = 2 := by
  ⬚sorry -- sorry
end
end A.B
`,
      candidate: "subst h\nrfl",
      expected: "proved",
    },
    {
      name: "a local instance",
      text: lean`
structure P where
  x : Nat
section
local instance : Add P := ⟨fun a b => ⟨a.x + b.x⟩⟩
theorem t (a b : P) : (a + b).x = a.x + b.x := by
  ⬚sorry
end
`,
      candidate: "show a.x + b.x = _\nrfl",
      expected: "proved",
    },
    {
      name: "a local notation",
      text: 'local notation "⟪" x "⟫" => Nat.succ x\n\ntheorem t (n : Nat) : ⟪n⟫ = n + 1 := by\n  ⬚sorry\n',
      candidate: "show ⟪n⟫ = ⟪n⟫\nrfl",
      expected: "proved",
    },
    {
      name: "a private name in guillemets",
      text: "private theorem «a b» (p : Prop) (h : p) : p := by\n  ⬚sorry\n\ntheorem u : 1 = 1 := «a b» _ rfl\n",
      candidate: "exact h",
      expected: "proved",
    },
    ...casesAt("universe u\nvariable (α : Type u) [Inhabited α]\n\nexample : ∃ x : α, x = x := by\n  ⬚sorry\n", [
      { name: "an example with a universe", candidate: "refine ⟨default, ?_⟩\nrfl", expected: "proved" },
    ]),
    {
      name: "errors elsewhere in the file",
      text: "theorem bad : 1 = 2 := rfl\n\ntheorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n\n#check nonsense\n",
      candidate: "have k := h\nexact k",
      expected: "proved",
    },
  ],
};
