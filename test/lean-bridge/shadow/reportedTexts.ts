/** Texts on which an earlier checker that read messages, or names from tokens, was wrong, with the right answer. */
export interface ReportedText {
  readonly about: string;
  readonly text: string;
  readonly tries: readonly {
    /** The line of the hole, from 1. */
    readonly line: number;
    readonly candidate: string;
    /** The level of a verified step, `not verified`, or words of the reason that nothing can be tried. */
    readonly expected: string;
  }[];
}

const close = 'macro "close" : tactic => `(tactic| sorry)\n';

const lostMessages: readonly ReportedText[] = [
  {
    about: "Lean's server loses the errors of arms behind `using E (by tac)`",
    text: `theorem two_step {P : Nat → Prop} {n : Nat} (b : Nat) (hb : 1 < b) (small : ∀ m, m < b → P m)
    (grow : ∀ m k, k < b → P m → P (b * m + k)) : P n := by
  sorry

theorem arms {f : Nat → Nat} (hf : ∀ n, f n = n) (n : Nat) : f n = n := by
  induction n using two_step 10 (by decide) with
  | small m hm =>
    sorry
  | grow m k hk ih => exact hf _

theorem arms_open {f : Nat → Nat} (hf : ∀ n, f n = n) (n : Nat) : f n = n := by
  induction n using two_step 10 (by decide) with
  | small m hm =>
    skip
  | grow m k hk ih => sorry
`,
    tries: [
      { line: 8, candidate: "exact made_up", expected: "not verified" },
      { line: 8, candidate: "exact hf _", expected: "V3" },
      { line: 14, candidate: "exact made_up", expected: "not verified" },
      { line: 14, candidate: "exact hf _", expected: "V3" },
      { line: 15, candidate: "exact hf _", expected: "V3" },
    ],
  },
  {
    about: "`#guard_msgs` takes messages away",
    text: `${close}#guard_msgs (drop error) in\ntheorem t : (1 : Nat) = 2 := by\n  sorry\n`,
    tries: [
      { line: 4, candidate: "exact made_up", expected: "not verified" },
      { line: 4, candidate: "close", expected: "not verified" },
    ],
  },
  {
    about: "`warn.sorry false` before an example",
    text: `${close}set_option warn.sorry false in\nexample : (1 : Nat) = 2 := by\n  sorry\n`,
    tries: [{ line: 4, candidate: "close", expected: "not verified" }],
  },
  {
    about: "open goals elsewhere hide the warning about `sorry`",
    text: `axiom bad : False
${close}structure S where
  h : (1 : Nat) = 2 := by sorry

theorem t (q : Prop) (hq : q) : (1 : Nat) = 2 ∧ q := by
  constructor
  · sorry
  · skip
`,
    tries: [
      { line: 8, candidate: "close", expected: "not verified" },
      { line: 8, candidate: "exact bad.elim", expected: "V3" },
    ],
  },
  {
    about: "a `sorry` in a macro that stands in the indented line above",
    text: `namespace N\n  ${close}  theorem t : (1 : Nat) = 2 := by\n    sorry\nend N\n`,
    tries: [{ line: 4, candidate: "close", expected: "not verified" }],
  },
  {
    about: "`#check_failure` expects to fail",
    text: "#check_failure (show (1 : Nat) = 2 by sorry)\n",
    tries: [{ line: 1, candidate: "exact made_up", expected: "not verified" }],
  },
];

/** The file knows the name that it is asked about and lies only about it. */
const liar = `macro_rules
  | \`(#print axioms _root_.t) => \`(#print "'t' does not depend on any axioms")
axiom bad : (1 : Nat) = 2
theorem t : (1 : Nat) = 2 := by
  sorry
`;

const names: readonly ReportedText[] = [
  {
    about: "a protected theorem beside one of the same name",
    text: `theorem t : (1 : Nat) = 1 := rfl
namespace N
axiom bad : (1 : Nat) = 2
protected theorem t : (1 : Nat) = 2 := by
  sorry
end N
`,
    tries: [{ line: 5, candidate: "exact bad", expected: "V3" }],
  },
  {
    about: "a theorem that a macro of the file declares",
    text: `axiom bad : (1 : Nat) = 2
macro "claim " n:ident " : " t:term " := " v:term : command => \`(theorem $n : $t := $v)
theorem good : (1 : Nat) = 1 := rfl
claim t : (1 : Nat) = 2 := by
  sorry
`,
    tries: [{ line: 5, candidate: "exact bad", expected: "V3" }],
  },
  {
    about: "an axiom of the file whose name reads like a projection of a constant",
    text: "axiom Nat.zero.succ : (1 : Nat) = 2\ntheorem t : (1 : Nat) = 2 := by\n  sorry\n",
    tries: [{ line: 3, candidate: "exact Nat.zero.succ", expected: "V3" }],
  },
  {
    about: "a private axiom that is called like a theorem of the library",
    text: `private axiom Nat.le_antisymm' : (1 : Nat) = 2
private axiom Nat.le_of_ble_eq_true' : (1 : Nat) = 2
theorem t : (1 : Nat) = 2 := by
  sorry
`,
    tries: [{ line: 4, candidate: "exact Nat.le_of_ble_eq_true'", expected: "V3" }],
  },
  {
    about: "a statement that the step changes, under the file's own options for printing",
    text: "set_option pp.universes false\ndef t : PUnit := by\n  sorry\n",
    tries: [
      { line: 3, candidate: "exact (PUnit.unit : PUnit.{5})", expected: "V3" },
      { line: 3, candidate: "exact PUnit.unit", expected: "V4" },
    ],
  },
  {
    about: "words that could be ours",
    text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  have hp := h.1\n\n  exact ⟨h.2, hp⟩\n",
    tries: [{ line: 3, candidate: "try exact ColloquyHole", expected: "not verified" }],
  },
  {
    about: "a file that changes what `#print axioms` says",
    text: `axiom bad : (1 : Nat) = 2
macro_rules | \`(#print axioms $x) => \`(#print axioms Nat.succ)
theorem t : (1 : Nat) = 2 := by
  sorry
`,
    tries: [{ line: 4, candidate: "exact bad", expected: "not verified" }],
  },
  {
    about: "a file that changes what `#print` shows",
    text: `macro_rules | \`(#print $x:ident) => \`(#print Nat.succ)
${close}theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · sorry
  · sorry
`,
    tries: [{ line: 5, candidate: "close", expected: "not verified" }],
  },
  {
    about: "an unsafe theorem that a macro declares",
    text: `macro "claim " n:ident " : " t:term " := " v:term : command => \`(unsafe def $n : $t := $v)
claim t : (1 : Nat) = 2 := by
  sorry
`,
    tries: [{ line: 3, candidate: "exact t", expected: "not verified" }],
  },
  {
    about: "the kernel is switched off for a declaration",
    text: "set_option debug.skipKernelTC true in\ntheorem t : (1 : Nat) = 2 := by\n  sorry\n",
    tries: [{ line: 3, candidate: "decide +kernel", expected: "not verified" }],
  },
  {
    about: "the kernel is switched off for a file",
    text: "set_option debug.skipKernelTC true\nexample (n : Nat) : n + 0 = n := by\n  sorry\n",
    tries: [{ line: 3, candidate: "rfl", expected: "not verified" }],
  },
  {
    about: "a file that lies about one name",
    text: liar,
    tries: [{ line: 5, candidate: "exact bad", expected: "not verified" }],
  },
];

const honest: readonly ReportedText[] = [
  {
    about: "a universe of the file with a name like ours",
    text: `universe colloquy_u
${close}theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  sorry
`,
    tries: [
      { line: 4, candidate: "refine ⟨?_, by close⟩", expected: "not verified" },
      { line: 4, candidate: "exact ⟨hp, hq⟩", expected: "V4" },
    ],
  },
  {
    about: "the block ends with open goals",
    text: "theorem t (p q : Prop) (hp : p) : p ∧ q := by\n  constructor\n  · sorry\n",
    tries: [
      { line: 3, candidate: "assumption", expected: "V3" },
      { line: 3, candidate: "exact made_up", expected: "not verified" },
    ],
  },
  {
    about: "another hole of the declaration",
    text: "theorem t : True ∧ True := by\n  constructor\n  · sorry\n  · skip\n",
    tries: [{ line: 3, candidate: "trivial", expected: "V3" }],
  },
  {
    about: "an error elsewhere in the declaration",
    text: "theorem t (p q : Prop) (hp : p) : p ∧ q := by\n  constructor\n  · sorry\n  · exact nonsense\n",
    tries: [{ line: 3, candidate: "exact hp", expected: "V3" }],
  },
  {
    about: "a neighbour that Lean cannot parse to its end",
    text: `theorem unfinished (p : Prop) (hp : p) : p ∧ True := by
  refine ⟨?_, trivial⟩
  ·
theorem finishable (p : Prop) (hp : p) : p := by
  sorry
`,
    tries: [
      { line: 5, candidate: "exact hp", expected: "V4" },
      { line: 3, candidate: "skip", expected: "not verified" },
    ],
  },
  {
    about: "an empty bullet at its line's end",
    text: `theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hp
  ·

theorem other : True := trivial
`,
    tries: [{ line: 4, candidate: "exact hq", expected: "V4" }],
  },
  {
    about: "a file with a `module` header",
    text: "module\n\npublic theorem keep (p : Prop) (hp : p) : p := by\n  sorry\n",
    tries: [{ line: 4, candidate: "exact hp", expected: "V4" }],
  },
  {
    about: "the first step of a calculation, by several lines",
    text: "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := by\n  calc a = b := sorry\n    _ = c := k\n",
    tries: [{ line: 2, candidate: "have := h\nexact h", expected: "V4" }],
  },
  {
    about: "a comment at the end of a candidate in brackets",
    text: "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := ⟨h, (sorry)⟩\n",
    tries: [{ line: 1, candidate: "exact k -- done", expected: "V4" }],
  },
  {
    about: "warnings are errors",
    text: "set_option warningAsError true\ntheorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n",
    tries: [
      { line: 3, candidate: "constructor", expected: "V3" },
      { line: 3, candidate: "exact ⟨hp, hq⟩", expected: "V4" },
    ],
  },
  {
    about: "a gap that a macro of the file leaves beside the hole",
    text: `macro "todo" : tactic => \`(tactic| sorry)
theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · sorry
  · todo
`,
    tries: [
      { line: 4, candidate: "exact hp", expected: "V3" },
      { line: 4, candidate: "todo", expected: "not verified" },
    ],
  },
  {
    about: "an example in the middle of others",
    text: `namespace N
variable (p : Prop)
example (hp : p) : p := hp
example (hp : p) : p := by
  sorry
example (hp : p) : p := by exact hp
end N
`,
    tries: [{ line: 5, candidate: "exact hp", expected: "V4" }],
  },
];

export const reportedTexts: readonly ReportedText[] = [...lostMessages, ...names, ...honest];
