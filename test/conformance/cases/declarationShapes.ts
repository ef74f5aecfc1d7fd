import type { CaseGroup, ConformanceCase, Expected } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const close = 'macro "close" : tactic => `(tactic| sorry)\n';
const quiet = `${close}set_option warn.sorry false in\n`;

type Answered = readonly [proof?: string, expected?: Expected];

/** A declaration with a hole for `n = n` or similar: an honest step, and a disguised gap without a warning. */
function both(
  name: string,
  declaration: string,
  ...[proof = "rfl", expected = "proved"]: Answered
): readonly ConformanceCase[] {
  return [
    ...casesAt(declaration, [{ name: `declared: ${name}`, candidate: proof, expected }]),
    ...casesAt(quiet + declaration, [
      { name: `declared: ${name}, a hidden gap`, candidate: "close", expected: "notAccepted" },
    ]),
  ];
}

function honest(name: string, declaration: string, ...[proof = "rfl", expected = "proved"]: Answered): ConformanceCase {
  return { name: `declared: ${name}`, text: declaration, candidate: proof, expected };
}

function attack(
  name: string,
  text: string,
  ...[candidate, expected = "notAccepted"]: [candidate: string, expected?: Expected]
): ConformanceCase {
  return { name: `declared: ${name}`, text, candidate, expected };
}

/** Forms of declarations, and the additional constants that Lean makes for them. */
export const declarationShapes: CaseGroup = {
  subject: "declaration shapes",
  cases: [
    ...both("a name with a prime and a question mark", "theorem t'?! (n : Nat) : n + 0 = n := by\n  ⬚sorry\n"),
    ...both("a name with a dot and a bracket in guillemets", "theorem «t.(x» (n : Nat) : n + 0 = n := by\n  ⬚sorry\n"),
    ...both("a name with a quotation mark", 'theorem «t"» (n : Nat) : n + 0 = n := by\n  ⬚sorry\n'),
    ...both("a name with a comma, a definition", "def «t, u» (n : Nat) : PLift (n + 0 = n) := ⟨by\n  ⬚sorry⟩\n"),
    ...both("a name with :=", "def «a := b» (n : Nat) : PLift (n + 0 = n) := ⟨by\n  ⬚sorry⟩\n"),
    ...both("a name with a colon", "def «a : b» (n : Nat) : PLift (n + 0 = n) := ⟨by\n  ⬚sorry⟩\n"),
    ...both(
      "a name called sorryAx in a namespace",
      "namespace N\ntheorem sorryAx (n : Nat) : n + 0 = n := by\n  ⬚sorry\nend N\n",
    ),
    ...both("a name called sorryAx'", "theorem sorryAx' (n : Nat) : n + 0 = n := by\n  ⬚sorry\n"),
    ...both("a name called theorem", "def «theorem» (n : Nat) : PLift (n + 0 = n) := ⟨by\n  ⬚sorry⟩\n"),
    ...both(
      "a protected name beside a root name",
      "theorem t : True := trivial\nnamespace N\nprotected theorem t (n : Nat) : n + 0 = n := by\n  ⬚sorry\nend N\n",
    ),
    ...both(
      "a private name in a namespace",
      "namespace N\nprivate theorem t (n : Nat) : n + 0 = n := by\n  ⬚sorry\nend N\n",
    ),
    ...both(
      "a private definition with parts",
      "private def t (n : Nat) : {m : Nat // m = n} := match n with\n  | 0 => ⟨0, rfl⟩\n  | k + 1 => ⟨k + 1, by\n    ⬚sorry⟩\n",
    ),
    ...both(
      "a definition by arms",
      "def t : (n : Nat) → {m : Nat // m = n}\n  | 0 => ⟨0, rfl⟩\n  | k + 1 => ⟨(t k).val + 1, by\n    ⬚sorry⟩\n",
      "rw [(t k).property]",
    ),
    ...both(
      "a structure's instance with a default tactic",
      "structure S where\n  n : Nat\n  h : n = n := by rfl\ndef t : S where\n  n := 3\n  h := by\n    ⬚sorry\n",
    ),
    ...both(
      "a class instance with a parent",
      "class A (α : Type) where\n  a : α\nclass B (α : Type) extends A α where\n  h : a = a\ninstance : B Nat where\n  a := 1\n  h := by\n    ⬚sorry\n",
    ),
    ...both(
      "an instance with a chosen name and priority",
      "instance (priority := low) t : Nonempty (PLift (1 = 1)) := ⟨⟨by\n  ⬚sorry⟩⟩\n",
    ),
    ...both("a decidable instance", "instance t (n : Nat) : Decidable (n + 0 = n) := .isTrue (by\n  ⬚sorry)\n"),
    ...both(
      "a theorem with where and a helper",
      "theorem t (n : Nat) : n + 0 = n := go n\nwhere\n  go (m : Nat) : m + 0 = m := by\n    ⬚sorry\n",
    ),
    ...both(
      "a helper's helper",
      "def t (n : Nat) : Nat := (go n).val\nwhere\n  go (m : Nat) : {k : Nat // k = m} := ⟨m, by\n    let rec deep : m = m := by\n      ⬚sorry\n    exact deep⟩\n",
    ),
    ...both("an attribute for simp", "@[simp] theorem t (n : Nat) : n + 0 = n := by\n  ⬚sorry\n"),
    ...both(
      "an attribute that makes another lemma",
      "structure P where\n  a : Nat\n  b : Nat\n@[ext] structure Q where\n  a : Nat\n@[grind =] theorem t (q : Q) : Q.mk q.a = q := by\n  ⬚sorry\n",
    ),
    ...both(
      "a theorem that is reducible by a namespace",
      "open Nat in\nset_option autoImplicit false in\ntheorem t (n : Nat) : n + 0 = n := by\n  ⬚sorry\n",
    ),
    ...both(
      "a definition that is irreducible",
      "@[irreducible] def t (n : Nat) : PLift (n + 0 = n) := ⟨by\n  ⬚sorry⟩\n",
    ),
    ...both(
      "a definition by another's code",
      "def fast (n : Nat) : PLift (n + 0 = n) := ⟨rfl⟩\n@[implemented_by fast] def t (n : Nat) : PLift (n + 0 = n) := ⟨by\n  ⬚sorry⟩\n",
    ),
    ...both("a foreign function", '@[extern "c"] def t (n : Nat) : PLift (n + 0 = n) := ⟨by\n  ⬚sorry⟩\n'),
    ...both(
      "a lemma for the compiler",
      "def slow (n : Nat) : Nat := n + 0\ndef quick (n : Nat) : Nat := n\n@[csimp] theorem t : @slow = @quick := by\n  ⬚sorry\n",
    ),
    ...both(
      "a recursion's measure",
      "def t (n : Nat) : Nat := if h : n = 0 then 0 else t (n / 2) + 1\ntermination_by n\ndecreasing_by\n  ⬚sorry\n",
      "omega",
    ),
    ...both(
      "a measure of its own kind",
      "def t (n m : Nat) : Nat := if h : n < m then t (n + 1) m else n\ntermination_by m - n\ndecreasing_by\n  all_goals ⬚sorry\n",
      "omega",
    ),
    ...both(
      "a mutual pair, the second",
      "mutual\ntheorem a (n : Nat) : n + 0 = n := by rfl\ntheorem b (n : Nat) : n + 0 = n := by\n  ⬚sorry\nend\n",
      "exact a n",
    ),
    ...both(
      "a statement with a proof in it",
      "def f (n : Nat) (_ : n = n) : Nat := n\ntheorem t (n : Nat) : f n (by rfl) = n := by\n  ⬚sorry\n",
    ),
    ...both(
      "a partial fixpoint",
      "def t (n : Nat) : Option {m : Nat // m = n} := if n = 0 then none else do\n  let _ ← t (n + 1)\n  return ⟨n, by\n    ⬚sorry⟩\npartial_fixpoint\n",
    ),
    ...both(
      "a type of an inductive's constructor",
      "inductive I : Nat → Prop\n  | mk : I 0\ntheorem t : I 0 := by\n  ⬚sorry\n",
      "exact .mk",
    ),
    ...both(
      "the second of two proofs of one type",
      "def t : {n : Nat // n = 0} × {n : Nat // n = 0} := (⟨0, rfl⟩, ⟨0, by\n  ⬚sorry⟩)\n",
    ),
    // The second proof is the first one's constant: no trace of its gap is left.
    honest(
      "the first of two proofs of one type, the second open",
      "def t : {n : Nat // n = 0} × {n : Nat // n = 0} := (⟨0, by\n  ⬚sorry⟩, ⟨0, by sorry⟩)\n",
    ),
    attack(
      "the first of two false proofs of one type",
      `${close}set_option warn.sorry false in\ndef t : {n : Nat // n = 1} × {n : Nat // n = 1} := (⟨0, by\n  ⬚sorry⟩, ⟨0, by sorry⟩)\n`,
      "close",
    ),
    attack(
      "the second of two false proofs of one type",
      `${close}set_option warn.sorry false in\ndef t : {n : Nat // n = 1} × {n : Nat // n = 1} := (⟨0, by sorry⟩, ⟨0, by\n  ⬚sorry⟩)\n`,
      "close",
    ),
    attack(
      "a proof that another declaration has left open",
      `${close}set_option warn.sorry false\ndef u : {n : Nat // n = 1} := ⟨0, by sorry⟩\ndef t : {n : Nat // n = 1} := ⟨0, by\n  ⬚sorry⟩\n`,
      "close",
    ),
    attack(
      "a true proof that another declaration has left open",
      "def u : {n : Nat // n = 0} := ⟨0, by sorry⟩\ndef t : {n : Nat // n = 0} := ⟨0, by\n  ⬚sorry⟩\n",
      "rfl",
      "notV4",
    ),
    ...["«t, u»", "«a := b»", "«a b»", "«theorem»", "«a : b»", "«(t»", "«#t»", "t", "t'", "«t.»"].map((name) =>
      attack(
        `a gap in a part of ${name}, beside a value that is not proved`,
        `${close}def base : Nat := sorry\nset_option warn.sorry false in\ndef ${name} : {n : Nat // n = n + 1} := by\n  ⬚sorry\n`,
        "exact ⟨base, by close⟩",
      ),
    ),
    honest(
      "a lemma below its own name that is not proved",
      "theorem t.helper (n : Nat) : n + 0 = n := sorry\ntheorem t (n : Nat) : n + 0 = n ∧ True := by\n  ⬚sorry\n",
      "exact ⟨t.helper n, trivial⟩",
    ),
    honest(
      "a lemma below its own name that is not proved, a goal left",
      "theorem t.helper (n : Nat) : n + 0 = n := sorry\ntheorem t (n : Nat) : n + 0 = n ∧ True := by\n  ⬚sorry\n",
      "refine ⟨t.helper n, ?_⟩",
      "progress",
    ),
    honest(
      "a lemma of another name that is not proved",
      "theorem helper (n : Nat) : n + 0 = n := sorry\ntheorem t (n : Nat) : n + 0 = n ∧ True := by\n  ⬚sorry\n",
      "exact ⟨helper n, trivial⟩",
    ),
    attack(
      "a variable that holds a gap",
      `${quiet}theorem t (h : (1 : Nat) = 1 := by exact rfl) : (1 : Nat) = 2 := by\n  ⬚sorry\n`,
      "close",
    ),
    attack(
      "an inductive of its own that is empty",
      "inductive E : Type\nstructure S where\n  e : E\ninstance : Inhabited S := ⟨by ⬚sorry⟩\n",
      "exact default",
    ),
    attack(
      "a nonempty type by itself",
      "instance t : Nonempty Empty := ⟨by\n  ⬚sorry⟩\n",
      "exact Classical.choice inferInstance",
    ),
    attack(
      "a partial function by itself",
      "partial def t (n : Nat) : Nat := t (n + 1)\ntheorem u : t 0 = 1 := by\n  ⬚sorry\n",
      "simp [t]",
    ),
    attack(
      "an opaque value that is unfolded",
      "opaque o : Nat := 1\ntheorem u : o = 1 := by\n  ⬚sorry\n",
      "rfl",
      "failed",
    ),
    attack(
      "an unsafe cast behind an opaque name",
      "unsafe def bad : PLift ((1 : Nat) = 2) := unsafeCast ()\n@[implemented_by bad] opaque o : PLift ((1 : Nat) = 1)\ntheorem u : (1 : Nat) = 2 := by\n  ⬚sorry\n",
      "exact o.down",
    ),
    attack(
      "a deriving handler's instance",
      "inductive C | a | b\n  deriving DecidableEq\ntheorem u : C.a = C.b := by\n  ⬚sorry\n",
      "decide",
      "failed",
    ),
    honest(
      "a deriving handler's instance, used",
      "inductive C | a | b\n  deriving DecidableEq\ntheorem u : C.a ≠ C.b := by\n  ⬚sorry\n",
      "decide",
    ),
    attack(
      "an equation that needs native code",
      "def f : Nat → Nat | 0 => 1 | n + 1 => f n\ntheorem u : f 3 = 1 := by\n  ⬚sorry\n",
      "native_decide",
      "refused",
    ),
    attack(
      "an axiom of an instance that decides",
      "class D (p : Prop) where\n  d : Bool\naxiom dec : Decidable ((1 : Nat) = 2)\ntheorem u : (1 : Nat) = 2 := by\n  ⬚sorry\n",
      "exact @of_decide_eq_true _ dec rfl",
      "failed",
    ),
    attack(
      "itself behind a measure that is a sorry",
      "theorem t (n : Nat) : n < 5 := by\n  cases n with\n  | zero => exact Nat.lt_of_succ_lt (Nat.lt_of_lt_of_le (t 7) (by sorry))\n  | succ k =>\n    ⬚sorry\ntermination_by n\ndecreasing_by all_goals sorry\n",
      "exact absurd (t 9) (by omega)",
    ),
  ],
};
