// For each gate a violation is planted in a small house that is otherwise clean, and the gate must report it.
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PlantedHouse } from "./plantedHouse.ts";
import { root } from "./repository.ts";

/** Plants files, runs one gate, and expects it to fail with each of the given words in its output. */
async function check(gate: string, planted: Readonly<Record<string, string>>, words: readonly string[]): Promise<void> {
  await using house = await PlantedHouse.build(planted);
  const { exitCode, output } = await house.run("scripts/check.ts", gate);
  expect(output).toContain(`check stopped at: ${gate}`);
  for (const word of words) expect(output).toContain(word);
  expect(exitCode).toBe(1);
}

test("a clean house passes every gate", async () => {
  await using house = await PlantedHouse.build();
  const { exitCode, output } = await house.run("scripts/check.ts");
  expect(output).toContain("check passed");
  expect(output.match(/^passed: /gm)).toHaveLength(9);
  expect(exitCode).toBe(0);
});

test("check stops at the first gate that fails", async () => {
  await using house = await PlantedHouse.build({ "core/base/broken.ts": 'export const broken: number = "no";\n' });
  const { output } = await house.run("scripts/check.ts");
  expect(output).toContain("check stopped at: types");
  expect(output).not.toMatch(/: (lint|layers|dead code|unit tests)/);
});

test("format", () => check("format", { "core/base/ugly.ts": "export const  ugly = 'x'\n" }, ["core/base/ugly.ts"]));

test("types: a wrong type, an enum", () =>
  check(
    "types",
    {
      "core/base/wrong.ts": 'export const wrong: number = "no";\n',
      "core/base/colour.ts": "export enum Colour {\n  Red,\n}\n",
    },
    ["core/base/wrong.ts(1,14): error TS2322", "core/base/colour.ts(1,13): error TS1294"],
  ));

test("types of the panel: what a browser does not have", () =>
  check("types of the panel", { "webview/send.ts": "export const folder: string = process.cwd();\n" }, [
    "webview/send.ts(1,31): error TS",
  ]));

test("lint: each rule by its name", () =>
  check("lint", lintViolations, [
    "no-floating-promises",
    "no-misused-promises",
    "await-thenable",
    "switch-exhaustiveness-check",
    "no-explicit-any",
    "no-unsafe-assignment",
    "no-unsafe-call",
    "no-unsafe-member-access",
    "no-unsafe-return",
    "no-unsafe-argument",
    "no-non-null-assertion",
    "no-default-export",
    "no-console",
    "no-restricted-globals",
    "no-restricted-properties",
    "max-params",
    "filename-case",
    "import(extensions)",
    "no-focused-tests",
    "no-disabled-tests",
    "no-restricted-imports",
  ]));

test("layers: each rule by its name", () =>
  check("layers", layerViolations, [
    "core and webview use no Node: core/base/disk.ts -> fs",
    "core and webview use no Node: core/base/lock.ts -> fs/promises",
    "core uses of npm only zod: core/base/archive.ts",
    "core/base imports a room it may not see: core/base/upwards.ts -> core/lean/goal.ts",
    "core/protocol imports more than types: core/protocol/value.ts -> core/conversation/talk.ts",
    "lean-bridge imports a room it may not see: lean-bridge/session/model.ts -> model-bridge/chat.ts",
    "lean-bridge imports a room it may not see: lean-bridge/session/talk.ts -> core/conversation/talk.ts",
    "model-bridge imports a room it may not see: model-bridge/lean.ts -> lean-bridge/session/open.ts",
    "lean-bridge/embedded imports a room it may not see: lean-bridge/embedded/session.ts -> lean-bridge/session/open.ts",
    "lean-bridge/embedded imports a room it may not see: lean-bridge/embedded/talk.ts -> core/conversation/talk.ts",
    "only the extension imports vscode: cli/editor.ts -> vscode",
    "webview imports a room it may not see: webview/goal.ts -> core/lean/goal.ts",
    "extension imports a room it may not see: extension/panel.ts -> webview/goal.ts",
    "extension/proof imports a room it may not see: extension/proof/steps.ts -> extension/panel/desk.ts",
    "extension/bundles imports a room it may not see: extension/bundles/early.ts -> extension/lean/leanBundle.ts",
    "extension imports a room it may not see: extension/measured.ts -> bench/run.ts",
    "cli imports a room it may not see: cli/tested.ts -> test/fakes/clock.ts",
    "cli imports a room it may not see: cli/measured.ts -> bench/run.ts",
    "test imports a room it may not see: test/measured.ts -> bench/run.ts",
    "no cycles: core/base/",
    "every import is found: core/base/lost.ts",
    "what we ship uses no development dependency: cli/check.ts",
    "every package is in package.json: core/base/archive.ts",
    "stands in no room: attic/old.ts",
  ]));

test("layers: what the table allows passes", async () => {
  await using house = await PlantedHouse.build({
    "core/lean/goal.ts": "export type Goal = string;\n",
    "core/protocol/view.ts": 'export type { Goal } from "../lean/goal.ts";\n',
    "lean-bridge/embedded/one.ts": 'import "./host/host.ts";\nimport "../../core/lean/goal.ts";\n',
    "lean-bridge/session/open.ts": 'import "../embedded/one.ts";\nimport "../../core/lean/goal.ts";\n',
    "extension/main.ts": 'import "vscode";\nimport "../lean-bridge/session/open.ts";\nimport "./panel/desk.ts";\n',
    "extension/panel/desk.ts": 'import "../proof/steps.ts";\n',
    "extension/proof/steps.ts":
      'import type { window } from "vscode";\nimport "../../core/lean/goal.ts";\n\nexport type Window = typeof window;\n',
    "test/fakes/clock.ts": 'import "../../extension/main.ts";\n',
  });
  const { output } = await house.run("scripts/check.ts", "layers");
  expect(output).toContain("check passed");
});

test("layers: a house in which nothing is cruised", async () => {
  await using house = await PlantedHouse.build();
  await house.write({ ".dependency-cruiser.mjs": "export default { options: { exclude: { path: '.' } } };\n" });
  const { output } = await house.run("scripts/check.ts", "layers");
  expect(output).toContain("not cruised: core/base/answer.ts");
  expect(output).toContain("check stopped at: layers");
});

test("dead code: a file, an export, a type, a package", () =>
  check(
    "dead code",
    {
      "core/base/orphan.ts": "export const orphan = 1;\n",
      "core/base/answer.ts":
        "export function answer(): number {\n  return 42;\n}\n\nexport function unasked(): void {}\n\nexport type Unspoken = 1;\n",
      "cli/leanMain.ts": 'import "left-pad";\n',
    },
    [
      "Unused files",
      "core/base/orphan.ts",
      "Unused exports",
      "unasked",
      "Unused exported types",
      "Unspoken",
      "left-pad",
    ],
  ));

test("dead product code: what only a test keeps alive, and not what says that it is tested by itself", async () => {
  const kept = "/**\n * Two.\n * @internal\n */\nexport const two = 2;\n";
  const planted = {
    "core/base/tried.ts": `export const one = 1;\n\n${kept}`,
    "cli/main.ts": 'import "../core/base/answer.ts";\nimport "../core/base/tried.ts";\n',
    "test/tried.test.ts": testFile("expect([one, two]).toEqual([1, 2]);").replace(
      "\n",
      '\nimport { one, two } from "../core/base/tried.ts";\n',
    ),
  };
  await using house = await PlantedHouse.build(planted);
  const { output } = await house.run("scripts/check.ts", "dead product code");
  expect(output).toContain("check stopped at: dead product code");
  expect(output).toMatch(/^one .*core\/base\/tried\.ts/mu);
  expect(output).not.toMatch(/^two /mu);
});

test("long functions: more than there may be, and comments do not count", async () => {
  const body = (lines: number, line: string): string => `export function f(): void {\n${line.repeat(lines)}}\n`;
  await using house = await PlantedHouse.build({
    "core/base/long.ts": body(24, "  answer();\n"),
    "core/base/remarks.ts": body(24, "  // A remark.\n"),
  });
  const path = join(house.folder, "scripts/longFunctions.ts");
  const script = await readFile(path, "utf8");
  await house.write({
    "scripts/longFunctions.ts": script.replace(/mostLongFunctions = \d+/u, "mostLongFunctions = 0"),
  });
  const { output } = await house.run("scripts/check.ts", "long functions");
  expect(output).toMatch(/core\/base\/long\.ts:1: .*too many lines \(26\)/u);
  expect(output).toContain("1 functions have more than 25 lines; 0 may");
  expect(output).toContain("check stopped at: long functions");
});

test("unit tests: one that fails", () =>
  check("unit tests", { "test/wrong.test.ts": testFile("expect(1).toBe(2);") }, [
    "test/wrong.test.ts",
    "1 passed, 1 failed",
  ]));

test("unit tests: none at all", async () => {
  await using house = await PlantedHouse.build();
  await house.remove("test");
  const { exitCode, output } = await house.run("scripts/check.ts", "unit tests");
  expect(output).toContain("[no test ran]");
  expect(exitCode).toBe(1);
});

test("documents: a path that is not there, a dependency without a row, a host", async () => {
  const planted = {
    "README.md": "See `core/nowhere.ts`.\n",
    "docs/DEPENDENCIES.md": "| `left-pad` | runtime | pads what stands on the left side | 12 kB |\n",
    "core/base/host.ts": `// ${["registry", "npmjs", "org"].join(".")}\n`,
  };
  await using house = await PlantedHouse.build(planted);
  await cp(join(root, "test/house"), join(house.folder, "test/house"), { recursive: true });
  const { output } = await house.run("scripts/check.ts", "unit tests");
  expect(output).toContain("README.md names core/nowhere.ts, which does not exist");
  expect(output).toContain("left-pad: runtime");
  expect(output).toContain("core/base/host.ts names");
  expect(output).toContain("check stopped at: unit tests");
});

test("npm test adds up all runners and fails where no Lean test ran", async () => {
  await using house = await PlantedHouse.build();
  const { exitCode, output } = await house.run("scripts/test.ts");
  expect(output).toContain("passed: build");
  expect(output).toMatch(/FAILED: Lean tests .*\[no test ran\]/);
  expect(output).toMatch(/FAILED: workbench tests .*\[no test ran\]/);
  expect(output).toMatch(/FAILED: native Lean for tests .*\[exit code 1\]/);
  expect(output).toMatch(/FAILED: extension host tests .*\[no test ran\]/);
  expect(output.trimEnd().split("\n").at(-1)).toBe("1 passed, 5 failed");
  expect(exitCode).toBe(1);
});

function testFile(statement: string): string {
  return `import { expect, test } from "vitest";\n\ntest("planted", () => {\n  ${statement}\n});\n`;
}

const lintViolations: Readonly<Record<string, string>> = {
  "extension/proof/mark.ts": 'import { window } from "vscode";\n\nexport const mark = window;\n',
  "core/base/promises.ts": `async function late(): Promise<boolean> {
  return Promise.reject(new Error("late"));
}
export async function hasty(): Promise<void> {
  late();
  if (late()) await 3;
}
`,
  "core/base/colour.ts": `export function name(colour: "red" | "blue"): string {
  switch (colour) {
    case "red":
      return "r";
  }
  return "b";
}
`,
  "core/base/unsafe.ts": `import { answer } from "./answer";
export function loose(text: string, list: number[]): number {
  const value: any = JSON.parse(text);
  const copy = value;
  copy();
  name(copy);
  return value.length + answer() + list[0]!;
}
function name(text: string): any {
  return JSON.parse(text);
}
export default function many(a: number, b: number, c: number, d: number): number {
  return a + b + c + d + Date.now();
}
`,
  "core/base/ambient.ts": "console.log(process.argv);\n",
  "core/base/Upper_case.ts": "export const upper = 1;\n",
  "test/focused.test.ts":
    'import { expect, test } from "vitest";\n\ntest.only("a", () => {\n  expect(1).toBe(1);\n});\ntest.skip("b", () => {\n  expect(1).toBe(1);\n});\n',
};

const layerViolations: Readonly<Record<string, string>> = {
  "core/lean/goal.ts": "export const goal = 1;\nexport type Goal = string;\n",
  "core/conversation/talk.ts": "export const talk = 1;\n",
  "core/base/disk.ts": 'import "node:fs";\n',
  "core/base/lock.ts":
    'export async function hold() {\n  await using lock = (await import("node:fs/promises")).open("x");\n}\n',
  "core/base/archive.ts": 'import "tar";\n',
  "core/base/upwards.ts": 'import "../lean/goal.ts";\n',
  "core/base/lost.ts": 'import "./nowhere.ts";\n',
  "core/base/chicken.ts": 'import "./egg.ts";\n',
  "core/base/egg.ts": 'import "./chicken.ts";\n',
  "core/protocol/value.ts": 'import { talk } from "../conversation/talk.ts";\n\nexport const copy = talk;\n',
  "lean-bridge/session/open.ts": "export const open = 1;\n",
  "lean-bridge/session/model.ts": 'import "../../model-bridge/chat.ts";\n',
  "lean-bridge/session/talk.ts": 'import "../../core/conversation/talk.ts";\n',
  "lean-bridge/embedded/session.ts": 'import "../session/open.ts";\n',
  "lean-bridge/embedded/talk.ts": 'import "../../core/conversation/talk.ts";\n',
  "model-bridge/chat.ts": "export const chat = 1;\n",
  "model-bridge/lean.ts": 'import "../lean-bridge/session/open.ts";\n',
  "cli/editor.ts": 'import "vscode";\n',
  "cli/tested.ts": 'import "../test/fakes/clock.ts";\n',
  "cli/check.ts": 'import "esbuild";\n',
  "extension/panel.ts": 'import "../webview/goal.ts";\n',
  "extension/panel/desk.ts": "export const desk = 1;\n",
  "extension/proof/steps.ts": 'import "../panel/desk.ts";\n',
  "extension/bundles/early.ts": 'import "../lean/leanBundle.ts";\n',
  "extension/measured.ts": 'import "../bench/run.ts";\n',
  "cli/measured.ts": 'import "../bench/run.ts";\n',
  "bench/run.ts": "export const run = 1;\n",
  "test/measured.ts": 'import "../bench/run.ts";\n',
  "webview/goal.ts": 'import "../core/lean/goal.ts";\n',
  "test/fakes/clock.ts": "export const clock = 1;\n",
  "attic/old.ts": "export const old = 1;\n",
};
