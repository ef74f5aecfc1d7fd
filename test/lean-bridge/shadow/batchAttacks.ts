/** The candidates of one batch in order; each must or must not be verified as a proof. */
export interface BatchAttack {
  readonly name: string;
  readonly text: string;
  readonly rows: readonly (readonly [candidate: string, proved: boolean])[];
}

const truth = "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\n  constructor\n  · sorry\n  · exact k\n";
const claim = "theorem t : (1 : Nat) = 2 := by\n  sorry\n";
const simpTheorem =
  'macro "simp_rule " "theorem " n:ident " : " p:term " := " v:term : command => `(@[simp] theorem $n : $p := $v)\n';
const instanceDef =
  'macro "found " "def " n:ident " : " p:term " := " v:term : command => `(@[instance] def $n : $p := $v)\n';

/** Candidates of one edit that try to reach other copies of the declaration, or that must not be affected by them. */
export const batchAttacks: readonly BatchAttack[] = [
  {
    name: "errors stay with their copy",
    text: truth,
    rows: [
      ["exact nonsense", false],
      ["exact h", true],
      ["exact k", false],
      ["assumption", true],
      ["have j : p := by\n  nonsense\nexact j", false],
      ["have j := h\nexact j", true],
    ],
  },
  {
    name: "open ends take in nothing of the next copy",
    text: truth,
    rows: [
      ["exact by", false],
      ["have j : p :=", false],
      ["first | exact nonsense |", false],
      ["exact h |>", false],
      ["exact h\n/-- more -/", false],
      ["open Nat in", false],
      ["exact h", true],
    ],
  },
  {
    name: "what one copy opens or sets is closed for the next",
    text: "theorem t : 1 + 2 = 2 + 1 := by\n  sorry\n",
    rows: [
      ["open Nat in exact succ_ne_zero 0 ▸ rfl", false],
      ["open And in exact (intro trivial trivial : True ∧ True) |>.elim fun _ _ => rfl", true],
      ["exact (intro trivial trivial : True ∧ True) |>.elim fun _ _ => rfl", false],
      ["set_option pp.all true in exact Nat.add_comm 1 2", true],
      ["exact Nat.add_comm 1 2", true],
    ],
  },
  {
    name: "a macro that searches finds no copy",
    text: `macro "finish" : tactic => \`(tactic| exact?)\n\n${claim}`,
    rows: [
      ["skip", false],
      ["finish", false],
      ["try exact nonsense", false],
      ["first | finish | skip", false],
    ],
  },
  {
    name: "a rule for simp that a command macro makes of each copy",
    text: `${simpTheorem}section\nsimp_rule theorem t : ((1 : Nat) = 2) = True := by\n  sorry\n`,
    rows: [
      ["apply Eq.trans", false],
      ["simp", false],
      ["skip", false],
    ],
  },
  {
    name: "an instance that a command macro makes of each copy",
    text: `${instanceDef}section\nfound def t : Inhabited Empty := by\n  sorry\n`,
    rows: [
      ["skip", false],
      ["infer_instance", false],
      ["exact ⟨default⟩", false],
    ],
  },
  {
    name: "the declaration itself under its other names",
    text: "namespace N\ntheorem t (n : Nat) : n = n + 1 := by\n  sorry\nend N\n",
    rows: [
      ["exact t n", false],
      ["exact N.t n", false],
      ["exact _root_.N.t n", false],
      ["exact «t» n", false],
      ["exact «N».«t» n", false],
      ["open N in exact t n", false],
    ],
  },
  {
    name: "a macro without hygiene that speaks of the declaration, beside another of its name",
    text: 'theorem t (n : Nat) : n = n := rfl\nset_option hygiene false in\nmacro "again" : tactic => `(tactic| exact t n)\nnamespace N\ntheorem t (n : Nat) : n = n := by\n  sorry\nend N\n',
    rows: [
      ["again", false],
      ["rfl", true],
      ["exact rfl", true],
    ],
  },
  {
    name: "the name of the declaration that runs",
    text: "theorem t (p : Prop) (h : p) : p := by\n  sorry\n",
    rows: [
      ["fail_if_success have : decl_name% = `t := rfl\nexact h", false],
      ["have : decl_name% = `t := rfl\nexact h", true],
      ["exact h", true],
    ],
  },
  {
    name: "names like those of copies",
    text: `theorem t_colloquy_0 : (1 : Nat) = 1 := rfl\n\n${claim}`,
    rows: [
      ["exact t_colloquy_0", false],
      ["exact t_colloquy_1", false],
      ["exact t_colloquy_0123456789abcdef_0", false],
      ["exact \ue000", false],
    ],
  },
  {
    name: "a private declaration in a namespace",
    text: `namespace A.B\nprivate ${truth}end A.B\n`,
    rows: [
      ["exact h", true],
      ["exact k", false],
      ["assumption", true],
      ["trivial", true],
    ],
  },
  {
    name: "local recursions of one name",
    text: truth,
    rows: [
      ["let rec go : p := h\nexact go", true],
      ["let rec go : p := go\nexact go", false],
      ["let rec go : p := h\nexact id go", true],
      ["exact go", false],
    ],
  },
  {
    name: "a helper that each copy has",
    text: "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\nwhere\n  first (p q : Prop) (h : p ∧ q) : p := h.1\n",
    rows: [
      ["exact ⟨h.2, first p q h⟩", true],
      ["exact ⟨first p q h, h.1⟩", false],
      ["exact ⟨h.2, t.first p q h⟩", true],
      ["exact h.symm", true],
    ],
  },
  {
    name: "examples, which have no names",
    text: "example (n : Nat) : n + 0 = n := rfl\nexample (n : Nat) : n = n + 1 := by\n  sorry\n",
    rows: [
      ["exact _example n", false],
      ["skip", false],
      ["exact rfl", false],
      ["simp", false],
    ],
  },
  {
    name: "messages that look like those of others",
    text: truth,
    rows: [
      ['have j : p := by\n  fail "declaration uses `sorry`"\nexact j', false],
      ['trace "declaration uses `sorry`"\nexact h', true],
      ['trace "error: t_colloquy_0 is not proved"\nexact h', true],
      ["exact h", true],
    ],
  },
  {
    name: "hidden gaps, where no copy is warned about",
    text: `macro "close" : tactic => \`(tactic| exact sorryAx _ true)\nset_option warn.sorry false in\n${truth}`,
    rows: [
      ["close", false],
      ["exact h", true],
      ["first | done | close", false],
      ["have j : p := by close\nexact j", false],
      ["assumption", true],
    ],
  },
  {
    name: "one candidate several times, and almost",
    text: truth,
    rows: [
      ["exact h", true],
      ["exact h ", true],
      ["exact h -- again", true],
      ["exact h'", false],
    ],
  },
];
