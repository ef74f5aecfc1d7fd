import fc from "fast-check";
import { expect, test } from "vitest";
import { refuseCandidate } from "../../../core/lean/syntaxGate.ts";

/** `COLLOQUY_FUZZ=200000` for the long run. */
const runs = Number(process.env["COLLOQUY_FUZZ"] ?? 5000);

/**
 * Reads a text as Lean does, with code inside interpolated strings inside code (`interpolatedStrFn` of
 * Lean/Parser/StrInterpolation.lean): tells if it is complete, and if it contains `by_elab` as code.
 */
class NestedReader {
  readonly #text: string;
  #at = 0;
  #isComplete = true;
  #runsCode = false;

  constructor(text: string) {
    this.#text = text;
    while (this.#at < text.length && this.#isComplete) this.#code(false);
  }

  get hasCode(): boolean {
    return this.#isComplete && this.#runsCode;
  }

  /** Up to the brace that closes an interpolation, or to the end. */
  #code(isInside: boolean): void {
    const open: string[] = [];
    while (this.#at < this.#text.length && this.#isComplete) {
      const rest = this.#text.slice(this.#at);
      const [token = ""] = /^(?:--.*|\/-|r#*"|s!"|'(?:\\.|[^\\'])'|\w[\w'!?]*|[^])/u.exec(rest) ?? [];
      this.#at += token.length;
      if (token === "}" && isInside && open.length === 0) return;
      if (token === "/-") this.#comment();
      else if (/^r#*"$/u.test(token)) this.#until(`"${"#".repeat(token.length - 2)}`);
      else if (token === '"') this.#string(false);
      else if (token === 's!"') this.#string(true);
      else if (token === "by_elab") this.#runsCode = true;
      else if (token === "{" || token === "(") open.push(token === "{" ? "}" : ")");
      else if ((token === "}" || token === ")") && open.pop() !== token) this.#isComplete = false;
    }
    if (isInside || open.length > 0) this.#isComplete = false;
  }

  #string(isInterpolated: boolean): void {
    while (this.#at < this.#text.length && this.#isComplete) {
      const character = this.#text[this.#at];
      this.#at += character === "\\" ? 2 : 1;
      if (character === '"') return;
      if (character === "{" && isInterpolated) this.#code(true);
    }
    this.#isComplete = false;
  }

  #comment(): void {
    for (let depth = 1; depth > 0; ) {
      const next = /-\/|\/-/u.exec(this.#text.slice(this.#at));
      if (!next) return this.#until("-/");
      this.#at += next.index + 2;
      depth += next[0] === "/-" ? 1 : -1;
    }
  }

  #until(end: string): void {
    const at = this.#text.indexOf(end, this.#at);
    this.#isComplete &&= at >= 0;
    this.#at = at + end.length;
  }
}

const part = fc.constantFrom(
  's!"',
  '"',
  "{",
  "}",
  " -- ",
  "\n",
  " /- ",
  " -/ ",
  " ",
  "by_elab",
  '\\"',
  "\\\\",
  "\\{",
  "'",
  "'f'",
  "f'",
  ' r"',
  ' r#"',
  '"#',
  "(",
  ")",
  "'\"'",
  " /-- ",
  "--",
  "/-",
  "-/",
  "x",
  "\\",
  '{ s!"{',
  '}" ',
  "1} ",
);

test("code is found in every string that is read as code, however it is nested", () => {
  let nested = 0;
  fc.assert(
    fc.property(fc.array(part, { minLength: 3, maxLength: 22 }), (parts) => {
      const text = `exact s!"${parts.join("")}`;
      if (!new NestedReader(text).hasCode) return;
      nested += 1;
      expect(refuseCandidate(text, { allowNativeDecide: false })).toBeDefined();
    }),
    { numRuns: runs, seed: 20261124 },
  );
  expect(nested).toBeGreaterThan(runs / 1000);
});

test.each([
  'exact s!"\\{ (  {by_elab} "',
  'exact s!"{ s!"{ -- "\n1}" ++ by_elab }"',
  "exact s!\"{f'} ----by_elab\nf'--{by_elab}\"",
  "exact s!\"{1 -- '\n}'f'{'f'by_elab}\"",
])("%j", (text) => {
  expect(new NestedReader(text).hasCode).toBe(true);
  expect(refuseCandidate(text, { allowNativeDecide: false })?.what).toContain("by_elab");
});

test("what only looks like code in a string without a brace passes", () => {
  expect(
    refuseCandidate('have k := "by_elab" ++ s!"a" -- sorry\nexact h', { allowNativeDecide: false }),
  ).toBeUndefined();
});
