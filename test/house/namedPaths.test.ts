import { expect, test } from "vitest";
import { namedPaths } from "./namedPaths.ts";

const topNames = new Set(["core", "docs", ".ci", "README.md", "package.json"]);

function check(markdown: string, expected: readonly string[]): void {
  expect(namedPaths(markdown, topNames).map(({ path, from }) => `${from}: ${path}`)).toEqual(expected);
}

test("relative links are paths, addresses and anchors are not", () => {
  check("[map](ARCHITECTURE.md#rooms) and [home](https://example.org/core/x.ts) and [here](#here)", [
    "document: ARCHITECTURE.md",
  ]);
});

test("code that begins with a folder of the repository is a path", () => {
  check("`core/base/result.ts:12` beside `textDocument/hover` and `core`", ["root: core/base/result.ts"]);
  check("`.ci/run` and `./docs/` and `package.json`", ["root: .ci/run", "root: docs/", "root: package.json"]);
});

test("a bare source file may stand anywhere", () => {
  check("`host.ts` starts `lean.wasm`", ["anywhere: host.ts"]);
});

test("commands are read word by word, in fences as well", () => {
  check("`node core/main.ts --out=docs/a.md`", ["root: core/main.ts", "root: docs/a.md"]);
  check("```sh\ncolloquy check core/A.lean\n```\n", ["root: core/A.lean"]);
});

test("globs are kept", () => {
  check("`core/**/*.ts`", ["root: core/**/*.ts"]);
});
