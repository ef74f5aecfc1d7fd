/** Lean texts that stand before the goals of examples. */

export const doubling = `def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2`;

export const accumulating = `def sumAcc : List Nat → Nat → Nat
  | [], acc => acc
  | x :: xs, acc => sumAcc xs (acc + x)`;

export const inserting = `def ins (x : Nat) : List Nat → List Nat
  | [] => [x]
  | y :: ys => if x ≤ y then x :: y :: ys else y :: ins x ys
theorem ins_length (x : Nat) (xs : List Nat) : (ins x xs).length = xs.length + 1 := by
  induction xs <;> grind [ins]`;

export const evenNumbers = `inductive Even : Nat → Prop where
  | zero : Even 0
  | step (n : Nat) (h : Even n) : Even (n + 2)`;

export const oddNumbers = `def Odd (n : Nat) : Prop := ∃ k, n = 2 * k + 1`;

export const injectivity = `def Injective (f : Nat → Nat) : Prop := ∀ a b, f a = f b → a = b`;

export const clamping = `def clamp (n : Nat) : Nat := if n ≤ 9 then n else 9`;

export const parity = `mutual
def isEven : Nat → Bool
  | 0 => true
  | n + 1 => isOdd n
def isOdd : Nat → Bool
  | 0 => false
  | n + 1 => isEven n
end`;

export const flattening = `inductive Tree where
  | leaf : Tree
  | node (left : Tree) (value : Nat) (right : Tree) : Tree
def Tree.flat : Tree → List Nat
  | .leaf => []
  | .node l v r => l.flat ++ v :: r.flat
def Tree.flatAcc : Tree → List Nat → List Nat
  | .leaf, acc => acc
  | .node l v r, acc => l.flatAcc (v :: r.flatAcc acc)`;

export const adding = `def add : Nat → Nat → Nat
  | 0, b => b
  | a + 1, b => add a b + 1`;

export const grounded = `inductive Grounded : Nat → Prop where
  | intro (n : Nat) (below : ∀ m, m < n → Grounded m) : Grounded n`;

export const halving = `def half : Nat → Nat
  | 0 | 1 => 0
  | n + 2 => half n + 1`;

export const solving = `def Solves (R : Nat → Nat → Prop) (f : Nat → Nat) : Prop := ∀ x, R x (f x)`;

export const twice = `def twice (f : Nat → Nat) (n : Nat) : Nat := f (f n)`;
