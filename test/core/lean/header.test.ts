import { describe, expect, test } from "vitest";
import { parseHeader, withoutModuleWords } from "../../../core/lean/header.ts";
import { importsOf } from "../../../lean-bridge/toolchain/leanText.ts";

/** Headers as files of a project with modules have them, each with what stands behind it. */
const headers = [
  [
    "module -- shake: keep-all\n\npublic import A.B\nmeta import C\nimport all D\n",
    ["A.B", "C", "D"],
    "public section\n",
  ],
  [
    "/- Copyright -/\nmodule\n\npublic meta import A\nimport B -- shake: keep\n",
    ["A", "B"],
    "@[expose] public section\n",
  ],
  ["module\n\nprelude\nimport Init.Core\n", ["Init.Core"], "meta def f := 1\n"],
  ["module\n", [], "public theorem t : True := trivial\n"],
  ["import A import «b c».D\n", ["A", "«b c».D"], "theorem all : True := trivial\n"],
] as const;

describe.each(headers)("%j", (header, imports, rest) => {
  const text = header + rest;

  test("its imports, and where the first command stands", () => {
    const parsed = parseHeader(text);
    expect(parsed.imports).toEqual(imports);
    expect(parsed.isModule).toBe(header.includes("module"));
    expect(text.slice(parsed.end).trim().endsWith(rest.trim())).toBe(true);
    expect(text.slice(0, parsed.end)).not.toContain(rest.trim());
    expect(importsOf(text)).toEqual(imports.map((name) => name.replaceAll(/[«»]/gu, "")));
  });

  test("without what only a module may write it has the same imports, and every place stays what it was", () => {
    const plain = withoutModuleWords(text);
    expect(plain).toHaveLength(text.length);
    expect(plain.endsWith(rest)).toBe(true);
    expect(parseHeader(plain)).toMatchObject({ imports, isModule: false });
    const code = plain.slice(0, parseHeader(text).end).replaceAll(/\/-[^]*?-\/|--.*/gu, "");
    expect(code).not.toMatch(/\b(?:module|public|meta|all)\b/u);
  });
});
