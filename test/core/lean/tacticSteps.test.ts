import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { fromOwnColumn } from "../../../core/lean/tacticLayout.ts";
import { tacticSteps } from "../../../core/lean/tacticSteps.ts";

/** The texts of the steps; `?` before an uncertain one, followed by the block that contains it. */
function check(text: string, expected: readonly string[]): void {
  const found = tacticSteps(text).map(
    (step) => `${step.uncertain ? "? " : ""}${step.text}${step.within === undefined ? "" : ` -- ${step.within}`}`,
  );
  expect(found).toEqual(expected);
}

const proof = (...lines: readonly string[]): string => ["theorem a : p := by", ...lines, ""].join("\n");

describe("layout", () => {
  test("one column, one step a line", () => check(proof("  intro h", "  exact h"), ["intro h", "exact h"]));
  test("deeper lines belong to the step", () =>
    check(proof("  exact f", "    a", "    b", "  rfl"), ["exact f\n    a\n    b", "rfl"]));
  test("one line, with semicolons", () => check("example : p := by intro h; exact h", ["intro h", "exact h"]));
  test("a semicolon belongs to the innermost block", () => check(proof("  · a; b", "  c"), ["· a; b", "a", "b", "c"]));
  test("columns are counted in code points", () =>
    check("theorem a : 𝒜 := by intro 𝒽\n                    exact 𝒽\n", ["intro 𝒽", "exact 𝒽"]));
  test("carriage returns", () => check("theorem a : p := by\r\n  intro h\r\n  exact h\r\n", ["intro h", "exact h"]));
  test("tabs count one column", () => check("theorem a : p := by\n\tintro h\n\texact h\n", ["intro h", "exact h"]));
  test("column 0, up to the next command", () =>
    check("theorem a : p := by\nintro h\nexact h\n\ntheorem b : q := rfl\n", ["intro h", "exact h"]));
  test("an empty block", () => check("theorem a : p := by\n\ntheorem b : q := by simp\n", ["simp"]));
  test("comments and strings are not code", () =>
    check(proof("  -- by simp", '  exact f "by x" /- by y -/', "  done"), ['exact f "by x"', "done"]));
  test("`|` at the step's own column goes on with it", () =>
    check(proof("  cases h with", "  | inl a => x", "  | inr b => y", "  z"), [
      "cases h with\n  | inl a => x\n  | inr b => y",
      "x",
      "y",
      "z",
    ]));
});

describe("terms that reach over a separator", () => {
  test("the body of a `have` in a term", () =>
    check(proof("  · exact have ⟨c, h⟩ := f; .red h", "  · a"), [
      "· exact have ⟨c, h⟩ := f; .red h",
      "exact have ⟨c, h⟩ := f; .red h",
      "· a",
      "a",
    ]));
  test("several of them, and then a step", () =>
    check(proof("  exact have a := x; let b := y; z; d"), ["exact have a := x; let b := y; z", "d"]));
  test("a `have` that is a step has none", () =>
    check(proof("  have a := x; let b := y; z"), ["have a := x", "let b := y", "z"]));
  test("a `let` behind a `let rec`", () =>
    check(proof("  let rec go (a) : ∀ b, g b a =", "      let (l, r) := h b; (l, r)", "  | [] => by c", "  d"), [
      "let rec go (a) : ∀ b, g b a =\n      let (l, r) := h b; (l, r)\n  | [] => by c",
      "c",
      "d",
    ]));
  test("`do`", () =>
    check(proof("  cases h : m.mapM fun x => do let v ← f x; pure v", "  a"), [
      "cases h : m.mapM fun x => do let v ← f x; pure v",
      "a",
    ]));
  test("`exact` at the end of a line, its term further left", () =>
    check(proof("  · next a => exact", "    let ⟨b, c⟩ := h", "    match b with", "    | x => .red c", "  · d"), [
      "· next a => exact\n    let ⟨b, c⟩ := h\n    match b with\n    | x => .red c",
      "next a => exact\n    let ⟨b, c⟩ := h\n    match b with\n    | x => .red c",
      "exact\n    let ⟨b, c⟩ := h\n    match b with\n    | x => .red c",
      "· d",
      "d",
    ]));
  test("`by` in the column of its `have`", () =>
    check(proof("  have h : p :=", "  by", "    a", "  b"), ["have h : p :=\n  by\n    a", "a", "b"]));
  test("a statement over several lines in the column of its `have`", () =>
    check(proof("  have h : ∀ x,", "  (f x) =", "  (g x)", "  := by", "    a", "  b"), [
      "have h : ∀ x,\n  (f x) =\n  (g x)\n  := by\n    a",
      "a",
      "b",
    ]));
});

describe("blocks further left than the one around them", () => {
  test("`else if`", () =>
    check(proof("  if a then", "    b", "  else if c then", "    d", "  else", "    e", "  f"), [
      "if a then\n    b\n  else if c then\n    d\n  else\n    e",
      "b",
      "if c then\n    d\n  else\n    e",
      "d",
      "e",
      "f",
    ]));
  test("the arms of an arrow at the end of a line", () =>
    check(proof("  · · next h =>", "    a", "    b", "  c"), [
      "· · next h =>\n    a\n    b",
      "· next h =>\n    a\n    b",
      "next h =>\n    a\n    b",
      "a",
      "b",
      "c",
    ]));
  test("a block in the column of the one around it takes what follows", () =>
    check(proof("  cases h with", "  | inl a =>", "  b", "  c", "  | inr a => d"), [
      "cases h with\n  | inl a =>\n  b\n  c\n  | inr a => d",
      "b",
      "c",
      "d",
    ]));
  test("with arms of its own in that column", () =>
    check(proof("  cases m with | mk m =>", "  a", "  cases m with", "  | nil => b", "  | cons x => c"), [
      "cases m with | mk m =>\n  a\n  cases m with\n  | nil => b\n  | cons x => c",
      "a",
      "cases m with\n  | nil => b\n  | cons x => c",
      "b",
      "c",
    ]));
  test("with arms of its own further right", () =>
    check(proof("  cases m with", "  | a | b =>", "    cases n with", "    | c => d", "  | e => f"), [
      "cases m with\n  | a | b =>\n    cases n with\n    | c => d\n  | e => f",
      "cases n with\n    | c => d -- at several cases",
      "d -- at several cases",
      "f",
    ]));
  test("`<;>` at the end of a line", () =>
    check(proof("  a <;>", "  b", "  c"), ["a <;>\n  b", "a", "b -- right of `<;>`", "c"]));
});

describe("blocks in terms", () => {
  test("brackets and commas end them", () => check("example : p := ⟨by a, by b⟩\n", ["a", "b"]));
  test("the comma of a binder does not", () =>
    check("example : p := (f ⟨by have : ∀ x, q x := g; a, c⟩)\n", ["have : ∀ x, q x := g", "a"]));
  test("outside brackets a comma never does", () => check(proof("  exists 1, 2", "  simp"), ["exists 1, 2", "simp"]));
  test("a type ascription", () => check("example : p := f (by omega : 0 < n)\n", ["omega"]));
  test("but not of `have`", () => check("example : p := f (by have h : q := r; a)\n", ["have h : q := r", "a"]));
  test("`else`", () => check("example : p := if h : c then by a else by b\n", ["a", "b"]));
  test("arms of a term", () =>
    check("def f : Nat → p\n  | 0 => by a\n  | n + 1 => by\n    b\n    c\n", ["a", "b", "c"]));
  test("arms on one line", () => check("example : p := match n with | 0 => by a | _ => by b\n", ["a", "b"]));
  test("a quotation is uncertain", () => check('macro "m" : tactic => `(tactic| exact by a)\n', ["? a"]));
  test("`decreasing_by`", () => check("def f := g\ntermination_by n\ndecreasing_by\n  a\n  b\n", ["a", "b"]));
});

describe("blocks in steps", () => {
  test("bullets", () => check(proof("  · a", "    b", "  · · c"), ["· a\n    b", "a", "b", "· · c", "· c", "c"]));
  test("a bullet inside a term is none", () => check(proof("  exact (· + 1)"), ["exact (· + 1)"]));
  test("`case` and `next`", () =>
    check(proof("  case inl h => a", "  next =>", "    b"), ["case inl h => a", "a", "next =>\n    b", "b"]));
  test("several cases at once", () => check(proof("  case a | b => c"), ["case a | b => c", "c -- at several cases"]));
  test("nested arms", () =>
    check(proof("  induction n with", "  | zero => rcases h with x | y", "  | succ k ih =>", "    a", "    b"), [
      "induction n with\n  | zero => rcases h with x | y\n  | succ k ih =>\n    a\n    b",
      "rcases h with x | y",
      "a",
      "b",
    ]));
  test("arms on one line of a tactic", () =>
    check(proof("  cases h with | inl a => x a | inr b => y b"), [
      "cases h with | inl a => x a | inr b => y b",
      "x a",
      "y b",
    ]));
  test("an arm for two patterns", () =>
    check(proof("  cases h with", "  | inl _ | inr _ => a"), [
      "cases h with\n  | inl _ | inr _ => a",
      "a -- at several cases",
    ]));
  test("a term-mode `match` is no block", () =>
    check(proof("  exact match n with", "    | 0 => a", "    | _ => b", "  c"), [
      "exact match n with\n    | 0 => a\n    | _ => b",
      "c",
    ]));
  test("the arms of a `fun` are not those of the tactic around it", () =>
    check(proof("  induction t with", "  | nil => a", "  | node =>", "    · exact f fun | rfl => g | _ => k"), [
      "induction t with\n  | nil => a\n  | node =>\n    · exact f fun | rfl => g | _ => k",
      "a",
      "· exact f fun | rfl => g | _ => k",
      "exact f fun | rfl => g | _ => k",
    ]));
  test("nor are those of a `match`", () =>
    check(
      proof(
        "  cases h : find fun x => match x with | (k, _) => k",
        "  cases (match n with | a => b) with",
        "  | c => d",
      ),
      ["cases h : find fun x => match x with | (k, _) => k", "cases (match n with | a => b) with\n  | c => d", "d"],
    ));
  test("`fun` is none either", () => check(proof("  exact fun x => f x; b"), ["exact fun x => f x", "b"]));
  test("an arrow of a tactic that is not known", () => check(proof("  mystery x => a"), ["mystery x => a", "? a"]));
  test("`conv`", () => check(proof("  conv => lhs; rw [h]"), ["conv => lhs; rw [h]", "? lhs", "? rw [h]"]));
  test("`if` of tactics", () =>
    check(proof("  if h : c then", "    a", "  else", "    b"), ["if h : c then\n    a\n  else\n    b", "a", "b"]));
  test("`open ... in`", () => check(proof("  open A in a"), ["open A in a", "a"]));
  test("`open ... in` on a line of its own takes what follows", () =>
    check(proof("  a", "  open A in", "  b", "  set_option o true in", "  c"), [
      "a",
      "open A in\n  b\n  set_option o true in\n  c",
      "b",
      "set_option o true in\n  c",
      "c",
    ]));
  test("brackets", () => check(proof("  (a; b)", "  { c }"), ["(a; b)", "a", "b", "{ c }", "c"]));
  test("combinators", () =>
    check(proof("  all_goals try a", "  iterate 2 b"), [
      "all_goals try a",
      "try a -- inside `all_goals`",
      "a -- inside `all_goals`",
      "iterate 2 b",
      "b -- inside `iterate`",
    ]));
  test("`<;>`", () => check(proof("  a <;> b"), ["a <;> b", "a", "b -- right of `<;>`"]));
  test("`first`", () =>
    check(proof("  first | a || b | c <|> d"), [
      "first | a || b | c <|> d",
      "a || b -- inside `first`",
      "c <|> d -- inside `first`",
    ]));
});

test("a step by itself has its further lines counted from its own column", () => {
  expect(fromOwnColumn("· a\r\n    b\r\n\r\n      c", 2)).toBe("· a\n  b\n\n    c");
  expect(fromOwnColumn("cases h with\n  | inl => a\n    b", 16)).toBe("cases h with\n| inl => a\n  b");
});

const fixtures = resolve(import.meta.dirname, "../../fixtures/lean");

test.each(readdirSync(fixtures).filter((name) => name.endsWith(".lean")))(
  "%s: steps lie in each other or apart",
  (name) => {
    const text = readFileSync(join(fixtures, name), "utf8");
    const steps = tacticSteps(text);
    expect(steps.length).toBeGreaterThan(20);
    for (const step of steps) {
      expect(text.slice(step.start, step.end)).toBe(step.text);
      expect(step.text).toBe(step.text.trim());
    }
    const crossing = steps.filter((step) =>
      steps.some((other) => other.start < step.start && step.start < other.end && other.end < step.end),
    );
    expect(crossing).toEqual([]);
  },
);
