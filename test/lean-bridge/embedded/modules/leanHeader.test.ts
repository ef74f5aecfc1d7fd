import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moduleName, parseHeader } from "../../../../lean-bridge/embedded/modules/leanHeader.ts";

function summary(text: string): string {
  const { imports, endOffset } = parseHeader(text);
  return `${imports.map(({ parts, line }) => `${line}:${moduleName(parts)}`).join(" ")} | ${text.slice(endOffset)}`;
}

describe("parseHeader", () => {
  test.each([
    ["import A.B\nimport C\ndef x := 1", "0:A.B 1:C | def x := 1"],
    ["-- import X\n/- import Y /- nested -/ -/ import A -- end\n#check A", "1:A | #check A"],
    ["import A import B\n\n", "0:A 0:B | "],
    ["import «my file».«a.b» def", "0:my file.a.b | def"],
    ["/-! import A -/\nimport B", " | /-! import A -/\nimport B"],
    ["/-- import A -/ import B", " | /-- import A -/ import B"],
    ["importing A", " | importing A"],
    ["import\n  A", "1:A | "],
    ["import A.", "0:A | ."],
    ["\uFEFFimport Ä.β₁'\r\nimport B\r\n", "0:Ä.β₁' 1:B | "],
    ["import A\npublic def x := 1", "0:A | public def x := 1"],
    ["/- unfinished import A", " | "],
    ["import «unfinished\nA", " | import «unfinished\nA"],
    ["", " | "],
  ])("%j", (text, expected) => expect(summary(text)).toBe(expected));

  test("knows the module system's words", () => {
    const header = parseHeader("module\nprelude\npublic import A\nmeta import B\nimport all C\npublic meta import D\n");
    expect(header).toMatchObject({ isModule: true, isPrelude: true });
    expect(header.imports.map(({ parts }) => parts[0])).toEqual(["A", "B", "C", "D"]);
    expect(parseHeader("modules").isModule).toBe(false);
  });
});

test("finds every import among any blanks and comments", () => {
  const blank = fc.array(fc.constantFrom(" ", "\n", "\r\n", "-- import Z\n", "/- import Z -/", "/- /- -/ -/"), {
    maxLength: 4,
  });
  const name = fc.stringMatching(/^[A-Z][a-z0-9_']{0,5}$/);
  const anImport = fc.tuple(
    blank,
    fc.constantFrom("import ", "public import ", "meta import ", "import all "),
    fc.array(name, { minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(anImport, { maxLength: 5 }), blank, (imports, tail) => {
      const head = imports.map(([before, words, parts]) => `${before.join("")}${words}${parts.join(".")}\n`).join("");
      const text = `${head}${tail.join("")}theorem t : True := trivial\nimport Late`;
      const header = parseHeader(text);
      expect(header.imports.map(({ parts }) => parts)).toEqual(imports.map(([, , parts]) => parts));
      expect(text.slice(header.endOffset)).toBe("theorem t : True := trivial\nimport Late");
    }),
  );
});

test("takes any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => parseHeader(text).endOffset <= text.length));
});
