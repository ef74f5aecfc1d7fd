import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { goalContext } from "../../../core/search/moves/goalContext.ts";
import { declarationsInScope } from "../../../core/search/moves/scopedNames.ts";
import { applications, compoundParts, shapeOf } from "../../../core/search/moves/termShape.ts";
import { expectMoves, fileBefore, movesAt } from "./proposedMoves.ts";
import { searchedText } from "./searchedText.ts";

describe("what is proposed, beyond the examples of the rows", () => {
  test("theorems of the file that are proved, and none that rests on `sorry`", () => {
    expectMoves("x : Nat\nxs : List Nat\n⊢ (ins x xs).length = 1 + xs.length", "rw [proved]", /^grind \[.*proved/u);
    expect(movesAt("x : Nat\nxs : List Nat\n⊢ ins x xs = []").some((move) => move.text.includes("unproved"))).toBe(
      false,
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

  test("the diagonal, where the goal says that it asks for a function", () => {
    expectMoves("α : Type\nf : α → α → Bool\n⊢ ∃ (g : α → Bool), ∀ (x : α), f x ≠ g", "refine ⟨fun x => !f x x, ?_⟩");
  });

  test("terms at hand are denied as witnesses, but no predicate", () => {
    expectMoves(
      "P : Nat → Prop\nk : Nat\n⊢ ∃ x, P x → P 0",
      "apply Classical.byContradiction; intro hn; have h := not_exists.mp hn k; have h1 := not_exists.mp hn (k + 1); grind",
    );
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

  test("cheap ones first, each text once", () => {
    const moves = movesAt("xs : List Nat\n⊢ sumAcc xs 0 = xs.sum");
    expect(moves.map((move) => move.cost)).toEqual(
      moves.map((move) => move.cost).toSorted((left, right) => left - right),
    );
    expect(new Set(moves.map((move) => move.text)).size).toBe(moves.length);
  });
});

test("`grind` gets the constructors of predicates, and none of data", () => {
  const data = "inductive Colour where\n  | red : Colour\ndef same (c : Colour) : Colour := c";
  const goal = parseGoal("c : Colour\nh : Reach 0 1\n⊢ same c = c");
  const context = goalContext({ goal, file: searchedText(`${fileBefore}\n${data}`), path: [] });
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
