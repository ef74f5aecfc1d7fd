/** A step that a person may well write, with a theorem for which batch Lean accepts it. */
export interface HonestText {
  readonly step: string;
  /** Binders and statement; absent for a step that needs notation or tactics beyond Lean's own library. */
  readonly theorem?: string;
}

/** The definitions that the theorems use. */
export const honestPreamble = `structure Interval where
  stop : Nat
  start : Nat
structure Tree where
  «prefix» : Nat
  hint : Nat
  native : Nat
  «end» : Nat
  «open» : Nat
def Tree.same (t : Tree) : Tree := t
structure Pair (p q : Prop) where
  stop : p
  start : q
  native : p
inductive Light where
  | stop
  | admit
  | go
local notation "#" xs:max => List.length xs
theorem theorem_foo : 1 = 1 := rfl
theorem local_lemma : 1 = 1 := rfl
theorem not_sorry : 1 = 1 := rfl
theorem my_ofReduceBool : 1 = 1 := rfl
`;

const identity = "(p : Prop) (h : p) : p";

function at(theorem: string, steps: readonly string[]): readonly HonestText[] {
  return steps.map((step) => ({ step, theorem }));
}

export const honestTexts: readonly HonestText[] = [
  // Words of tactics and settings as the names of hypotheses, binders, fields and projections.
  ...at("(p : Prop) (admit : p) : p", [
    "exact admit",
    "exact (admit)",
    "exact (admit : p)",
    "exact id admit",
    "exact id\n  admit",
    "exact id <| admit",
    "have k : p ∧ p := ⟨admit, admit⟩\nexact k.1",
    "simpa using admit",
    "first\n| exact admit\n| assumption",
    "revert admit\nexact fun admit => admit",
    "refine ?_\nexact (id admit)",
  ]),
  ...at("(p : Prop) (stop : p) : p", [
    "exact stop",
    "revert stop\nexact fun stop => stop",
    "revert stop\nintro stop\nexact stop",
    "refine (fun (stop : p) => stop) stop",
    "exact match stop with | stop => stop",
    "by_cases stop : p\n· exact stop\n· contradiction",
    "open Classical in\nexact if stop : p then stop else absurd ‹p› stop",
  ]),
  ...at("(r s : Interval) (h : r.stop = s.start) : s.start = r.stop", [
    "exact h.symm",
    "rw [h]",
    "have stop := h\nomega",
    "calc s.start = r.stop := h.symm",
    "have : Interval := { stop := r.stop, start := s.start }\nexact h.symm",
    "have : Interval := ⟨r.stop, r.start⟩\nexact h.symm",
    "obtain ⟨stop, start⟩ := r\nexact h.symm",
  ]),
  ...at("(p q : Prop) (h : p) (g : q) : Pair p q", [
    "exact { stop := h, start := g, native := h }",
    "exact ⟨h, g, h⟩",
    "constructor\n· exact h\n· exact g\n· exact h",
    "refine { stop := ?_, start := ?_, native := ?_ } <;> assumption",
  ]),
  ...at("(t : Tree) (f : Tree → Tree) (hint : (f t).prefix = 2) : (f t).prefix = 2", [
    "exact hint",
    "simp only [hint]",
    "rw [hint]",
    "have native : (f t).native = (f t).native := rfl\nexact hint",
    "have k := (f t).end + t.end + (f t).open\nexact hint",
    "have k := t.same |>.prefix\nexact hint",
    "have k := t.«prefix» + t.prefix\nexact hint",
    "have native := 3\nhave k := 2 + native\nhave l := k+native\nexact hint",
  ]),
  ...at("(x : Light) : x = .stop ∨ x ≠ .stop", [
    "cases x with\n| stop => exact Or.inl rfl\n| admit => exact Or.inr (fun h => nomatch h)\n| go => exact Or.inr (fun h => nomatch h)",
    "by_cases h : x = .stop\n· exact .inl h\n· exact .inr h",
  ]),
  ...at("(b : List Light) : b.length = b.length", ["have k := [Light.stop, .admit, Light.go]\nrfl"]),
  // Words that only look forbidden.
  ...at("(axiom' : 1 = 1) : 1 = 1", ["exact axiom'"]),
  ...at(": 1 = 1", [
    "exact theorem_foo",
    "exact local_lemma",
    "exact not_sorry",
    "exact my_ofReduceBool",
    "show_term rfl",
    "open Nat in rfl",
    "open Nat in\nexact rfl",
    "set_option pp.all true in rfl",
    "set_option pp.proofs true in\nset_option linter.unusedVariables false in\nrfl",
    "set_option maxRecDepth 2000 in rfl",
    "set_option trace.Meta.Tactic.simp true in simp",
    "set_option trace.profiler true in rfl",
    "set_option autoImplicit false in rfl",
    "set_option tactic.hygienic false in rfl",
    "set_option «pp».all true in rfl",
    "set_option backward.isDefEq.lazyWhnfCore false in rfl",
    "decide",
    "decide +kernel",
    "simp (maxSteps := 1000) (config := { decide := true, zeta := false })",
    "simp +arith -decide",
    "rw [show 1 = 1 from rfl]",
    'have k := "{" -- neither sorry nor the end\nrfl',
    'have k : "{" = "{" := rfl -- stop\nrfl',
    "have k := ['a', 'b'] -- the end\nrfl",
    'have k := "{" -- a brace beside a comment\nrfl',
    'have k := "sorry, admit, #eval"\nrfl',
    'have k := s!"{1}--{2}"\nrfl',
    'have k := "a\\n\\t\\"b\\\\ \\x41 \\u0041 \\\n   c"\nrfl',
    "have k := 'a'\nrfl",
    'have k := r"C:\\a"\nrfl',
    "iterate 2 skip\nrfl",
  ]),
  ...at("(p : Prop) (sorryH : p) : p", ["have «sorry» := sorryH\nexact «sorry»", "exact sorryH"]),
  ...at(identity, [
    "exact h--done",
    "exact h/- done -/",
    "exact h -- sorry, stop, run_tac",
    "have h' := h\nexact h'",
    "have h? := h\nexact h?",
    "have impossible := h\nexact impossible",
    "have suggestions := h\nhave sleep := suggestions\nexact sleep",
    "have IO := h\nhave FS := IO\nexact FS",
    "exact Classical.choice ⟨h⟩",
    "exact (fun h => h) (h := h)",
    "apply id (a := h)",
  ]),
  ...at("(s : List Nat) (h : s.length = 3) : #s = 3", [
    "exact h",
    "exact (h : #s = 3)",
    "show #s = 3\nexact h",
    "calc\n  #s = 3 := h",
    "have k : #s + 1 = 4 := by omega\nexact h",
    "have k := #[1, 2]\nexact h",
  ]),
  ...at("(v : Vector Nat 2) : v = v", ["have k := #v[1, 2]\nrfl"]),
  // From packages that are not installed.
  { step: "aesop (add unsafe 50% foo)" },
  { step: "aesop (add norm simp [foo]) (config := { maxRuleApplications := 100 })" },
  { step: "field_simp (disch := positivity)" },
  { step: "linear_combination (exp := 2) h" },
  { step: "linear_combination (norm := ring_nf) h" },
  { step: "simp (disch := first | assumption | omega) [h]" },
  { step: "norm_num [hint, stop]" },
  { step: "rw [h '' s, f ⁻¹' t] -- the end" },
  { step: "exact ⟨f '' s, f⁻¹' {x}⟩ -- sorry" },
  { step: "rcases h with ⟨hint, native⟩ | stop" },
  { step: "have : |stop - start| = 1 := h" },
  { step: "fun_prop (disch := assumption)" },
  { step: "exact ⟨fun x => x.stop, fun x => x.native⟩" },
];
