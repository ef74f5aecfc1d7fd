import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { fileDeclarations } from "../../../core/search/fileNames.ts";
import { goalContext } from "../../../core/search/moves/goalContext.ts";
import { declarationsInScope } from "../../../core/search/moves/scopedNames.ts";
import { applications, compoundParts, shapeOf } from "../../../core/search/moves/termShape.ts";
import { expectMoves, fileBefore, movesAt } from "./proposedMoves.ts";

describe("what is proposed", () => {
  test("introductions with names that are free", () => {
    expectMoves("x : Nat\n⊢ ∀ (x y : Nat), x < y → ¬y < x", "intro x1 y h h1");
  });

  test("hypotheses are taken apart by their form", () => {
    expectMoves("p q : Prop\nh : p ∧ q\n⊢ q", "obtain ⟨h1, h2⟩ := h");
    expectMoves("p q : Prop\nh : p ∨ q\n⊢ q ∨ p", "cases h", "left", "right");
    expectMoves("P : Nat → Prop\nh : ∃ n, P n\n⊢ False", "obtain ⟨n, h1⟩ := h");
    expectMoves("a b : Nat\nh : Reach a b\n⊢ b = a", "cases h", "induction h");
  });

  test("a choice at a point, and a function made by choice", () => {
    expectMoves("R : Nat → Nat → Prop\nh : ∀ (x : Nat), ∃ y, R x y\na : Nat\n⊢ False", "obtain ⟨y, hs⟩ := h a");
    expectMoves(
      "R : Nat → Nat → Prop\nh : ∀ (x : Nat), ∃ y, R x y\n⊢ ∃ (f : Nat → Nat), ∀ x, R x (f x)",
      "obtain ⟨g, hg⟩ := Classical.axiomOfChoice h",
    );
  });

  test("a claim for every accumulator, also of a function that stands behind a dot", () => {
    expectMoves(
      "xs : List Nat\n⊢ xs.sumAcc 0 = xs.sum",
      /^have key : ∀ \(xs : List Nat\) acc, xs\.sumAcc acc = xs\.sum \+ acc := by intro xs; induction xs /u,
    );
  });

  test("hypotheses inside of each other, and easy numbers on either side, in one step", () => {
    expectMoves("n : Nat\nh : (∃ k, n = 2 * k) ∨ n = 1\n⊢ False", "rcases h with ⟨k, h1⟩ | h2");
    expectMoves("P Q : Nat → Prop\nh : ∃ x, P x ∧ ∃ y, Q y\n⊢ False", "rcases h with ⟨x, h1, y, h2⟩");
    expectMoves(
      "k : Nat\n⊢ (∃ m, k = 2 * m) ∨ ∃ m, k = 2 * m + 1",
      /^first \| exact Or\.inl ⟨k, by omega⟩ \| exact Or\.inr ⟨k, by omega⟩ /u,
    );
  });

  test("all hypotheses are taken apart in one step", () => {
    expectMoves(
      "P Q : Nat → Prop\nh : ∃ x, P x\nk : ∃ y, Q y ∧ P y\n⊢ False",
      "obtain ⟨x, h1⟩ := h; obtain ⟨y, h2, h3⟩ := k",
    );
  });

  test("inductions, plain, for every value of the others, and after the file's functions", () => {
    expectMoves(
      "xs : List Nat\nacc : Nat\n⊢ sumAcc xs acc = sumAcc xs 0 + acc",
      "induction xs",
      "induction xs generalizing acc",
      "fun_induction sumAcc xs acc",
    );
    expectMoves("n m : Nat\n⊢ n + m = m + n", "induction n using Nat.strongRecOn generalizing m");
  });

  test("an `if` is split, and its condition decided", () => {
    expectMoves("x y : Nat\n⊢ (if x ≤ y then x else y) ≤ x", "split", "by_cases hc : x ≤ y");
  });

  test("equations among the hypotheses, with the arguments that the goal gives", () => {
    expectMoves(
      "xs : List Nat\nih : ∀ (acc : Nat), sumAcc xs acc = sumAcc xs 0 + acc\nx : Nat\n⊢ sumAcc xs (0 + x) = sumAcc xs 0 + x",
      "rw [ih]",
      "rw [← ih]",
      /rw \[ih \(0 \+ x\), ih 0\]/u,
    );
  });

  test("theorems of the file that are proved, and none that rests on `sorry`", () => {
    expectMoves("x : Nat\nxs : List Nat\n⊢ (ins x xs).length = 1 + xs.length", "rw [proved]", /^grind \[.*proved/u);
    expect(movesAt("x : Nat\nxs : List Nat\n⊢ ins x xs = []").some((move) => move.text.includes("unproved"))).toBe(
      false,
    );
  });

  test("a claim for every accumulator", () => {
    expectMoves(
      "xs : List Nat\n⊢ sumAcc xs 0 = xs.sum",
      /^have key : ∀ xs acc, sumAcc xs acc = xs\.sum \+ acc := by/u,
      "have key : ∀ xs acc, sumAcc xs acc = xs.sum + acc := ?_",
    );
  });

  test("an accumulator that is turned at the end, that keeps the largest, or that is a truth value", () => {
    expectMoves("xs : List Nat\n⊢ sumAcc xs [] = xs", "have key : ∀ xs acc, sumAcc xs acc = acc.reverse ++ xs := ?_");
    expectMoves("xs : List Nat\n⊢ sumAcc xs 0 = top xs", "have key : ∀ xs acc, sumAcc xs acc = max acc (top xs) := ?_");
    expectMoves(
      "xs : List Nat\n⊢ sumAcc xs true = each xs",
      "have key : ∀ xs acc, sumAcc xs acc = (acc && (each xs)) := ?_",
    );
    expectMoves(
      "xs : List Nat\n⊢ sumAcc xs none = last xs",
      "have key : ∀ xs acc, sumAcc xs acc = (last xs).or acc := ?_",
    );
  });

  test("a list of anything is told with its type, which its length alone does not say", () => {
    expectMoves(
      "α : Type\nxs : List α\n⊢ sumAcc xs 0 = xs.length",
      "have key : ∀ (xs : List α) acc, sumAcc xs acc = xs.length + acc := ?_",
    );
  });

  test("powers and products grow with their parts", () => {
    expectMoves(
      "a b : Nat\nh : a < 2 ^ b\n⊢ a < 2 ^ max b a",
      "have hm := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_max_left b a); have hm1 := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_max_right b a)",
    );
    expectMoves(
      "a b : Nat\nh : a < b\n⊢ 2 ^ a ≤ 2 ^ b",
      "have hm := Nat.pow_le_pow_right (n := 2) (by decide) (Nat.le_of_lt h)",
    );
    expectMoves(
      "a b c : Nat\nh : a ≤ b\n⊢ c * a ≤ c * b",
      "have hm := Nat.mul_le_mul_left c h",
      "have hm := Nat.mul_le_mul h h",
    );
  });

  test("a bound for two numbers", () => {
    expectMoves("a b : Nat\nh : a ≠ b\n⊢ ∃ c, a ≤ c ∧ b ≤ c", "refine ⟨max b a, ?_⟩", "refine ⟨b + a, ?_⟩");
  });

  test("from one step to any number, and the end of a falling sequence", () => {
    expectMoves(
      "f : Nat → Nat\nh : ∀ (n : Nat), f (n + 1) < f n\n⊢ False",
      /^have key : ∀ m, f m \+ m ≤ f 0 := by .*\nhave keyUsed := key \(f 0 \+ 1\)$/u,
    );
    expectMoves(
      "f : Nat → Nat\nh : ∀ (n : Nat), f n ≤ f (n + 1)\n⊢ f 0 ≤ f 9",
      /^have key : ∀ m k, f m ≤ f \(m \+ k\) := by/u,
    );
  });

  test("the induction hypothesis backwards, and its term made general", () => {
    expectMoves(
      "x : Nat\nxs : List Nat\nih : (ins 0 xs).sum = xs.sum\n⊢ (ins x (ins 0 xs)).sum = x + xs.sum",
      /^rw \[← ih\]; generalize ins 0 xs = zs/u,
    );
  });

  test("the diagonal, as an instance and as a witness", () => {
    expectMoves(
      "α : Type\nf : α → α → Prop\nh : ∀ (S : α → Prop), ∃ x, f x = S\n⊢ False",
      "have hs := h (fun x => ¬f x x)",
    );
    expectMoves("α : Type\nf : α → α → Bool\n⊢ ∃ (g : α → Bool), ∀ (x : α), f x ≠ g", "refine ⟨fun x => !f x x, ?_⟩");
  });

  test("laws at the terms that the goal is about", () => {
    expectMoves(
      "G : Type\nmul : G → G → G\ne : G\ninv : G → G\none_mul : ∀ (a : G), mul e a = a\ninv_mul : ∀ (a : G), mul (inv a) a = e\na b c : G\nh : mul a b = mul a c\n⊢ b = c",
      /^have i1 := one_mul b; have i2 := one_mul c; have i3 := inv_mul a; grind$/u,
    );
  });

  test("instances and all their shorter variants have names that the context leaves free", () => {
    const context = "G : Type\nmul : G → G → G\ne : G\none_mul : ∀ (a : G), mul e a = a";
    const goal = `${context}\nb c : G\nh h1 h2 : mul e b = c\ni1 : b = c\n⊢ b = c`;
    const moves = movesAt(goal).filter(({ row, text }) => row === "instances.laws" && text.endsWith("; grind"));
    const texts = moves.flatMap(({ text, variants = [] }) => [text, ...variants]);
    const given = texts.flatMap((text) => [...text.matchAll(/have (\S+) :=/gu)].map(([, name]) => name));
    expect(given.length).toBeGreaterThan(4);
    expect(given.filter((name) => ["h", "h1", "h2", "i1"].includes(name ?? ""))).toEqual([]);
  });

  test("quotient and remainder for two numbers", () => {
    expectMoves("a b : Nat\n⊢ ∃ q r, a = b * q + r", "refine ⟨a / b, a % b, ?_⟩");
  });

  test("cheap ones first, each text once", () => {
    const moves = movesAt("xs : List Nat\n⊢ sumAcc xs 0 = xs.sum");
    expect(moves.map((move) => move.cost)).toEqual(
      moves.map((move) => move.cost).toSorted((left, right) => left - right),
    );
    expect(new Set(moves.map((move) => move.text)).size).toBe(moves.length);
  });
});

describe("proofs by the opposite of the claim", () => {
  test("no smallest counterexample", () => {
    expectMoves(
      "P : Nat → Prop\nn : Nat\nh : P n\n⊢ ∃ n, P n ∧ ∀ m, m < n → ¬P m",
      "false_or_by_contra; induction n using Nat.strongRecOn <;> grind",
    );
  });

  test("terms at hand as witnesses, but no predicate", () => {
    expectMoves(
      "P : Nat → Prop\nk : Nat\n⊢ ∃ x, P x → P 0",
      "apply Classical.byContradiction; intro hn; have h := not_exists.mp hn k; have h1 := not_exists.mp hn (k + 1); grind",
    );
  });
});

test("an induction hypothesis is used backwards, on the right alone where its parts stand for themselves too", () => {
  expectMoves(
    "x : Nat\nxs : List Nat\nih : ins x (ins x xs) = xs\n⊢ ins x (ins x (ins x xs)) = x :: xs",
    /^conv => \{ rhs; rw \[← ih\] \}; generalize ins x xs = zs; induction zs /u,
  );
});

test("an induction hypothesis is used once and forgotten for an induction over the other argument", () => {
  expectMoves("b n : Nat\nih : n + b = b + n\n⊢ n + 1 + b = b + (n + 1)", "rw [ih]; clear ih; induction b <;> grind");
});

test("`grind` gets the constructors of predicates, and none of data", () => {
  const data = "inductive Colour where\n  | red : Colour\ndef same (c : Colour) : Colour := c";
  const goal = parseGoal("c : Colour\nh : Reach 0 1\n⊢ same c = c");
  const context = goalContext({ goal, declarations: fileDeclarations(`${fileBefore}\n${data}`), path: [] });
  expect(context.lists.grindAll).toBe(" [same, Reach.refl, cases Reach]");
});

describe("names at the end of a text", () => {
  const text = [
    "namespace Demo",
    "inductive Tree where",
    "  | leaf : Tree",
    "namespace Tree",
    "def mirror : Tree → Tree",
    "  | leaf => leaf",
    "end Tree",
    "section",
    "def size : Tree → Nat",
    "  | .leaf => 0",
    "end",
    "inductive Colour where",
    "  | red : Colour",
  ].join("\n");

  test("are full where their namespace is closed again, and short where it is open", () => {
    const names = (source: string): readonly string[] => declarationsInScope(source).map((one) => one.name);
    expect(names(text)).toEqual(["Tree", "Tree.mirror", "size", "Colour"]);
    expect(names(`${text}\nnamespace Tree`)).toEqual(["Tree", "mirror", "size", "Colour"]);
    expect(names(`${text}\nend Demo`)).toEqual(["Demo.Tree", "Demo.Tree.mirror", "Demo.size", "Demo.Colour"]);
  });

  test("constructors go with their type", () => {
    const [tree] = declarationsInScope(`${text}\nend Demo`);
    expect(tree?.constructors).toEqual(["Demo.Tree.leaf"]);
  });
});

describe("the form of a printed term", () => {
  test.each([
    ["∀ (x y : Nat), x = y", "forall"],
    ["∃ x, p x ∧ q", "exists"],
    ["p → q ↔ r", "iff"],
    ["p ∧ q → r", "implies"],
    ["¬p ∧ q", "and"],
    ["¬(p ∧ q)", "not"],
    ["(a = b)", "relation"],
    ["P x", "other"],
  ])("%s", (text, kind) => {
    expect(shapeOf(text).kind).toBe(kind);
  });

  test("applications with their arguments, and what is compound", () => {
    expect(applications("f (g x) [1] + h y.z").map(({ head, args }) => [head, ...args])).toEqual([
      ["f", "(g x)", "[1]"],
      ["g", "x"],
      ["h", "y.z"],
    ]);
    expect(compoundParts("f (g x) y")).toEqual(["g x", "f (g x) y"]);
  });
});
