/-! Trees, expressions and machines. Core Lean only. Each `sorry` is one problem. -/

namespace Own.Trees

inductive Tree (α : Type) where
  | tip : Tree α
  | bin : Tree α → α → Tree α → Tree α

namespace Tree

variable {α β : Type}

def nodes : Tree α → Nat
  | tip => 0
  | bin l _ r => l.nodes + r.nodes + 1

def tips : Tree α → Nat
  | tip => 1
  | bin l _ r => l.tips + r.tips

def height : Tree α → Nat
  | tip => 0
  | bin l _ r => max l.height r.height + 1

def flatten : Tree α → List α
  | tip => []
  | bin l x r => l.flatten ++ [x] ++ r.flatten

def flattenOnto : Tree α → List α → List α
  | tip, acc => acc
  | bin l x r, acc => l.flattenOnto (x :: r.flattenOnto acc)

def turn : Tree α → Tree α
  | tip => tip
  | bin l x r => bin r.turn x l.turn

inductive Has (x : α) : Tree α → Prop where
  | here (l r : Tree α) : Has x (bin l x r)
  | left {l : Tree α} (y : α) (r : Tree α) : Has x l → Has x (bin l y r)
  | right {r : Tree α} (l : Tree α) (y : α) : Has x r → Has x (bin l y r)

theorem tips_eq (t : Tree α) : t.tips = t.nodes + 1 := by
  sorry

theorem height_le_nodes (t : Tree α) : t.height ≤ t.nodes := by
  sorry

theorem height_turn (t : Tree α) : t.turn.height = t.height := by
  sorry

theorem flattenOnto_eq (t : Tree α) : t.flattenOnto [] = t.flatten := by
  sorry

theorem flatten_turn (t : Tree α) : t.turn.flatten = t.flatten.reverse := by
  sorry

theorem nodes_lt_two_pow (t : Tree α) : t.nodes < 2 ^ t.height := by
  sorry

theorem has_turn (x : α) (t : Tree α) (h : Has x t) : Has x t.turn := by
  sorry

theorem mem_flatten_of_has (x : α) (t : Tree α) (h : Has x t) : x ∈ t.flatten := by
  sorry

theorem has_of_mem_flatten (x : α) (t : Tree α) (h : x ∈ t.flatten) : Has x t := by
  sorry

end Tree

inductive Term where
  | lit : Nat → Term
  | plus : Term → Term → Term
  | times : Term → Term → Term

inductive Instr where
  | push : Nat → Instr
  | add : Instr
  | mul : Instr

def Term.value : Term → Nat
  | lit n => n
  | plus a b => a.value + b.value
  | times a b => a.value * b.value

def run : List Instr → List Nat → List Nat
  | [], s => s
  | .push n :: is, s => run is (n :: s)
  | .add :: is, a :: b :: s => run is ((b + a) :: s)
  | .mul :: is, a :: b :: s => run is ((b * a) :: s)
  | _ :: is, s => run is s

def compile : Term → List Instr
  | .lit n => [.push n]
  | .plus a b => compile a ++ compile b ++ [.add]
  | .times a b => compile a ++ compile b ++ [.mul]

theorem run_append (is js : List Instr) (s : List Nat) : run (is ++ js) s = run js (run is s) := by
  sorry

theorem run_compile (t : Term) (s : List Nat) : run (compile t) s = t.value :: s := by
  sorry

def Term.simplify : Term → Term
  | lit n => lit n
  | plus a b => if a.simplify.value = 0 then b.simplify else plus a.simplify b.simplify
  | times a b => times a.simplify b.simplify

theorem value_simplify (t : Term) : t.simplify.value = t.value := by
  sorry

inductive Form where
  | var : Nat → Form
  | neg : Form → Form
  | conj : Form → Form → Form
  | disj : Form → Form → Form

def Form.holds (v : Nat → Bool) : Form → Bool
  | var n => v n
  | neg a => !a.holds v
  | conj a b => a.holds v && b.holds v
  | disj a b => a.holds v || b.holds v

def Form.pushed : Bool → Form → Form
  | true, var n => var n
  | false, var n => neg (var n)
  | b, neg a => a.pushed (!b)
  | true, conj a b => conj (a.pushed true) (b.pushed true)
  | false, conj a b => disj (a.pushed false) (b.pushed false)
  | true, disj a b => disj (a.pushed true) (b.pushed true)
  | false, disj a b => conj (a.pushed false) (b.pushed false)

theorem holds_pushed (v : Nat → Bool) (a : Form) : (a.pushed true).holds v = a.holds v := by
  sorry

def Form.rename (f : Nat → Nat) : Form → Form
  | var n => var (f n)
  | neg a => neg (a.rename f)
  | conj a b => conj (a.rename f) (b.rename f)
  | disj a b => disj (a.rename f) (b.rename f)

theorem holds_rename (v : Nat → Bool) (f : Nat → Nat) (a : Form) :
    (a.rename f).holds v = a.holds (fun n => v (f n)) := by
  sorry

end Own.Trees
