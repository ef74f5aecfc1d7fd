import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeTokens, tokenize } from "../../../core/lean/tokens.ts";

function check(text: string, expected: readonly string[]): void {
  expect(codeTokens(text).map((token) => token.text)).toEqual(expected);
}

describe("code and what is not code", () => {
  test("line comments and nested block comments are passed over", () => {
    check("a -- sorry\nb /- x /- sorry -/ y -/ c", ["a", "b", "c"]);
  });

  test("strings hide their contents, with escapes and over lines", () => {
    check('f "sorry \\" sorry" g "a\nb"', ["f", '"sorry \\" sorry"', "g", '"a\nb"']);
  });

  test("raw strings end only at their own number of hashes", () => {
    check('r"a\\" r#"a"b"# x', ['r"a\\"', 'r#"a"b"#', "x"]);
  });

  test("a prime in a name is not a character literal, and a quote alone is", () => {
    check("h' '\\'' 'a' x'", ["h'", "'\\''", "'a'", "x'"]);
  });

  test("guillemets hold any name", () => {
    check("«a b».c «sorry»", ["«a b».c", "«sorry»"]);
  });

  test("unicode letters, subscripts, and characters beyond the basic plane", () => {
    check("α₁ h₂ 𝓝 ∀ λ x", ["α₁", "h₂", "𝓝", "∀", "λ", "x"]);
  });

  test("dotted names are one token, a trailing dot is not part of it", () => {
    check("Nat.add_comm h.1 foo. bar", ["Nat.add_comm", "h.1", "foo", ".", "bar"]);
  });

  test("suggesting tactics keep their question mark", () => {
    check("exact? <;> simp?", ["exact?", "<;>", "simp?"]);
  });

  test("numbers", () => {
    check("0x1F 1.5 2e3 7.succ", ["0x1F", "1.5", "2e3", "7", ".", "succ"]);
  });
});

describe("what may not stand at the end of a file", () => {
  test.each([
    ["/- a", "unterminatedComment"],
    ['"a', "unterminatedString"],
    ['r#"a"', "unterminatedString"],
    ["«a", "unterminatedName"],
    ["a\0b", "forbiddenCharacter"],
  ])("%j", (text, kind) => {
    expect(tokenize(text).problems.map((problem) => problem.kind)).toEqual([kind]);
  });
});

test("tokens are in order, never empty, never overlap, and leave only white space between them", () => {
  const pieces = fc.constantFrom(
    "a",
    "«",
    "»",
    '"',
    "\\",
    "/-",
    "-/",
    "--",
    "\n",
    "'",
    "`",
    "r#",
    "0",
    ".",
    " ",
    "😀",
    "\ud800",
    "\0",
    "sorry",
  );
  fc.assert(
    fc.property(
      fc.array(pieces).map((parts) => parts.join("")),
      (text) => {
        let end = 0;
        for (const token of tokenize(text).tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(end, token.start).trim()).toBe("");
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe("");
      },
    ),
    { numRuns: 2000 },
  );
});
