import * as fc from "fast-check";
import { noTactics } from "../../fakes/noTactics.ts";
import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { lastPart, mentions, nameParts, replacedName } from "../../../core/lean/names.ts";
import { stepCandidates } from "../../../core/search/stepCandidates.ts";
import { asArgument, shapeOf } from "../../../core/search/moves/termShape.ts";
import { fileBefore, movesAt } from "./proposedMoves.ts";

describe("a text mentions a name", () => {
  test.each([
    ["x + 1", "x", true],
    ["f (x) = y", "x", true],
    ["x.succ = 1", "x", true],
    ["!x && y", "x", true],
    ["x' + 1", "x", false],
    ["x₁ + 1", "x", false],
    ["max a b", "a", true],
    ["max a b", "m", false],
    ["x✝ = 1", "x", false],
    ["xs[0]? = x?", "x", false],
    ["f «a(b» = 1", "«a(b»", true],
    ["f «a(bc» = 1", "«a(b»", false],
    ["(m + 1) = 2", "(m", true],
    ["t.«a.b» = 1", "T.«a.b»", true],
    ["a + b", "[a-z]+", false],
  ])("%s: %s is %s", (text, name, is) => {
    expect(mentions(text, name)).toBe(is);
  });

  test("names are cut at their dots, not inside of guillemets", () => {
    expect(nameParts("A.«b.c».d")).toEqual(["A", "«b.c»", "d"]);
    expect([lastPart("Nat.«+.+»"), lastPart("x"), lastPart("Nat.add")]).toEqual(["«+.+»", "x", "add"]);
  });

  test("each mention is replaced, and nothing else", () => {
    expect(replacedName("x + x' + a.x + f x.y", "x", "$&n")).toBe("$&n + x' + a.x + f $&n.y");
  });
});

describe("signs that are parts of other signs", () => {
  test.each([
    ["m >>= pure = m", { kind: "relation", sign: "=", sides: ["m >>= pure", "m"] }],
    ["f <$> x = y", { kind: "relation", sign: "=", sides: ["f <$> x", "y"] }],
    ["f <*> pure x = y", { kind: "relation", sign: "=", sides: ["f <*> pure x", "y"] }],
    ["x <|> y = z", { kind: "relation", sign: "=", sides: ["x <|> y", "z"] }],
    ["(x == y) = true", { kind: "relation", sign: "=", sides: ["(x == y)", "true"] }],
    ["x == y ∧ p", { kind: "and", sign: "∧", sides: ["x == y", "p"] }],
    ["∑ i ∈ s, f i = n", { kind: "relation", sign: "=" }],
    ["x < y", { kind: "relation", sign: "<", sides: ["x", "y"] }],
    ["M →ₗ[R] N", { kind: "other" }],
    ["f =ᵐ[μ] g", { kind: "other" }],
    ["let y := x; y = 1", { kind: "other" }],
  ])("%s", (text, shape) => {
    expect(shapeOf(text)).toMatchObject(shape);
  });

  test.each([
    ["∀ (m n : Nat) {k : Nat}, m = k", ["m:Nat", "n:Nat", "k:Nat"]],
    ["∀ (f : (Nat → Nat) → Nat) [Monoid α] ⦃x : α⦄, p x", ["f:(Nat → Nat) → Nat", "inst:", "x:α"]],
    ["∃ «a b» y, p y", ["«a b»:", "y:"]],
    ["∃ x > 0, p x", ["x:"]],
    ["∀ x y : List Nat, x = y", ["x:List Nat", "y:List Nat"]],
  ])("the binders of %s", (text, wanted) => {
    const shape = shapeOf(text);
    expect("binders" in shape ? shape.binders.map(({ name, type }) => `${name}:${type}`) : []).toEqual(wanted);
  });

  test("an argument is in brackets unless it is one word", () => {
    expect(["x", "«a b»", "h.1", "x + 1", "3", "[a, b]", "f x"].map(asArgument)).toEqual(
      ["x", "«a b»", "h.1", "(x + 1)", "3", "[a, b]", "(f x)"], // prettier
    );
  });
});

describe("hypotheses as Lean lays them out", () => {
  test("a type on its own lines has colons of its own", () => {
    const { hypotheses } = parseGoal("h :\n  ∀ (m n : Nat),\n    m = n → n = m\n«a : b» c : Nat\n⊢ True");
    expect(hypotheses.map(({ names, type }) => [names, type])).toEqual([
      [["h"], "∀ (m n : Nat),\n    m = n → n = m"],
      [["«a : b»", "c"], "Nat"],
    ]);
  });
});

const oddNames = [
  "x",
  "x'",
  "x₁",
  "«a(b»",
  "«[a-z]+»",
  "«a b»",
  "«a.b»",
  "«$&»",
  "«\\»",
  "«∀»",
  "«x : y»",
  "h?",
  "n!",
  "α",
  "_h",
  "ofNat",
  "«»",
  "«⟨»",
  "acc",
  "key",
  "hc",
  "m",
  "k",
];
const oddName = fc.constantFrom(...oddNames);
const oddType = fc.constantFrom(
  "Nat",
  "Int",
  "List Nat",
  "Prop",
  "Nat → Nat",
  "Nat → Nat → Prop",
  "Reach 0 1",
  "Type u_1",
  "Tree.«a(b» Nat",
);

/** Terms over the names, including texts that are a sign in one place and a part of one in another. */
const oddTerm = fc.letrec<{ term: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4 },
    oddName,
    fc.constantFrom("0", "2", "[]", '"("', "'('", "fun x => x", "✝", "a✝¹", "(", "⟩"),
    fc
      .tuple(
        fc.constantFrom(" + ", " = ", " >>= ", " <$> ", " → ", " ∧ ", " ∨ ", " ↔ ", " ≤ ", " % 7 = ", " ^ ", " * "),
        tie("term"),
        tie("term"),
      )
      .map(([sign, left, right]) => `${left}${sign}${right}`),
    fc.tuple(oddName, tie("term")).map(([head, term]) => `${head} (${term})`),
    fc.tuple(oddName, tie("term")).map(([name, term]) => `∃ ${name}, ${term}`),
    fc.tuple(oddName, tie("term")).map(([name, term]) => `∀ (${name} : Nat), ${term}`),
    tie("term").map((term) => `(${term}).sumAcc 0`),
    fc.tuple(tie("term"), tie("term")).map(([left, right]) => `if ${left} then ${right} else sumAcc [] 0`),
  ),
})).term;

const oddGoal = fc
  .tuple(
    fc.array(fc.tuple(fc.array(oddName, { minLength: 1, maxLength: 3 }), fc.oneof(oddType, oddTerm)), { maxLength: 6 }),
    oddTerm,
  )
  .map(([hypotheses, target]) =>
    [...hypotheses.map(([names, type]) => `${names.join(" ")} : ${type}`), `⊢ ${target}`].join("\n"),
  );

describe("whatever names and terms a goal has, every source comes to an end with steps or without", () => {
  test("odd names", () => {
    fc.assert(
      fc.property(oddGoal, (goal) => {
        expect(Array.isArray(movesAt(goal))).toBe(true);
        expect(
          stepCandidates({ goal: parseGoal(goal), documentBefore: fileBefore, tactics: noTactics }).candidates.length,
        ).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  const nested: readonly (readonly [string, (depth: number) => string])[] = [
    ["brackets", (depth) => `${"(".repeat(depth)}x${")".repeat(depth)} = x`],
    ["applications", (depth) => `${"ins x (".repeat(depth)}xs${")".repeat(depth)} = xs`],
    ["premises", (depth) => `${"x = x → ".repeat(depth)}x = x`],
    ["quantifiers", (depth) => `${"∀ (n : Nat), ∃ y, ".repeat(depth)}x = x`],
    ["conjunctions", (depth) => `${"x = x ∧ (".repeat(depth)}x = x${")".repeat(depth)}`],
    ["negations", (depth) => `${"¬".repeat(depth)}x = x`],
    ["sums", (depth) => `${"x + ".repeat(depth)}x = x`],
    ["fields", (depth) => `(f x)${".length".repeat(depth)} = x`],
    ["open brackets", (depth) => `${"⟨(".repeat(depth)}x = x`],
  ];
  test.each(nested)("thousands of %s inside of each other", { timeout: 20_000 }, (_, term) => {
    for (const depth of [50, 2000]) {
      const goal = `x : Nat\nxs : List Nat\nh : ${term(depth)}\n⊢ ${term(depth)}`;
      expect(movesAt(goal).length).toBeGreaterThan(0);
    }
  });
});
