import { describe, expect, test } from "vitest";
import { isSameName, readNameTerm, readPrintedName, rootedName, shownName } from "../../../core/lean/constantName.ts";

describe("a term of type Name, as Lean prints it under any options", () => {
  test.each([
    ["`t", ["t"]],
    ["`N.«a b».c", ["N", "a b", "c"]],
    ["`«x.y».«1»", ["x.y", "1"]],
    ['Lean.Name.mkStr1 "t"', ["t"]],
    ['Lean.Name.mkStr3 "N" "a" "b"', ["N", "a", "b"]],
    [
      '((((Lean.Name.anonymous.mkStr "_private").mkStr "A.lean").mkNum 0).mkStr "N").mkStr "foo"',
      ["_private", "A.lean", 0, "N", "foo"],
    ],
    [
      'Lean.Name.mkStr (Lean.Name.mkNum (Lean.Name.mkStr Lean.Name.anonymous "_private") (@OfNat.ofNat.{0} Nat (nat_lit 0) (instOfNatNat (nat_lit 0)))) "t"',
      ["_private", 0, "t"],
    ],
  ])("%s", (printed, expected) => {
    expect(readNameTerm(printed)).toEqual(expected);
  });

  test.each(["n + 1", "True", "`a b", ""])("%j is none", (printed) => {
    expect(readNameTerm(printed)).toBeUndefined();
  });
});

describe("a name as a text that means this constant alone", () => {
  test.each([
    [["t"], "_root_.«t»"],
    [["N", "a b"], "_root_.«N».«a b»"],
    [["_private", "A", 0, "N", "t"], "_root_.«N».«t»"],
  ])("%j", (name, written) => {
    expect(rootedName(name)).toBe(written);
  });

  test.each([[["t", "_@", "M", "_hyg", 3]], [["a»b"]], [[]], [["t", 1]], [[""]]])("%j cannot be written", (name) => {
    expect(rootedName(name)).toBeUndefined();
  });
});

test("printed names are cut where their dots are no part of a name", () => {
  expect(readPrintedName("N.«a.b».c")).toEqual(["N", "a.b", "c"]);
  expect(readPrintedName("_root_.sorryAx")).toEqual(["sorryAx"]);
  expect(readPrintedName("_private.«A.lean».0.t")).toEqual(["_private", "A.lean", 0, "t"]);
  expect(shownName(["_private", "A", 0, "N", "a b"])).toBe("N.«a b»");
});

test("a dot inside a part keeps two names apart", () => {
  expect(isSameName(["a", "b"], ["a.b"])).toBe(false);
  expect(isSameName(["_private", "A", 0, "t"], ["t"])).toBe(true);
});
