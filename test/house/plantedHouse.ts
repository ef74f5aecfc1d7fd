import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./repository.ts";

const configuration = [
  ".dependency-cruiser.mjs",
  ".oxlintrc.json",
  "biome.json",
  "knip.json",
  "package-lock.json",
  "scripts",
  "tsconfig.json",
  "vitest.config.ts",
  "webview/tsconfig.json",
  "docs/DEPENDENCIES.md",
  "LICENSE",
  "NOTICE",
];

const toolsOfTheGates: ReadonlySet<string> = new Set([
  "@biomejs/biome",
  "@swc/core",
  "@tsconfig/strictest",
  "@types/node",
  "@types/vscode-webview",
  "dependency-cruiser",
  "esbuild",
  "knip",
  "node",
  "oxlint",
  "oxlint-tsgolint",
  "tm-grammars",
  "typescript",
  "vitest",
]);

/** A few files that pass every gate, so that a planted one is the only reason to fail. */
const cleanFiles: Readonly<Record<string, string>> = {
  "README.md": "The number is in `core/base/answer.ts`.\n",
  "CHANGELOG.md": "# Changes\n",
  "docs/ARCHITECTURE.md": "# Rooms\n",
  "core/base/answer.ts": "export function answer(): number {\n  return 42;\n}\n",
  "cli/main.ts": 'import { answer } from "../core/base/answer.ts";\n\nconsole.log(answer());\n',
  "cli/leanMain.ts": 'console.log("lean");\n',
  "lean-bridge/embedded/host/host.ts": "process.exitCode = 0;\n",
  "lean-bridge/embedded/host/threadRuntime.ts": "process.exitCode = 0;\n",
  "extension/main.ts": "process.exitCode = 0;\n",
  "model-bridge/openaiModel.ts": "process.exitCode = 0;\n",
  "store/export/exportBundle.ts": "process.exitCode = 0;\n",
  "extension/lean/leanBundle.ts": "process.exitCode = 0;\n",
  "extension/search/searchBundle.ts": "process.exitCode = 0;\n",
  "webview/main.ts": 'acquireVsCodeApi().postMessage("ready");\n',
  "webview/panel.css": "body {\n  margin: 0;\n}\n",
  "test/workbench/failedWindow.ts": "process.exitCode = 0;\n",
  "test/workbench/packagedExtensions.ts": "export function setup(): void {\n  process.exitCode = 0;\n}\n",
  "test/core/base/answer.test.ts": [
    'import { expect, test } from "vitest";',
    'import { answer } from "../../../core/base/answer.ts";',
    "",
    'test("the answer", () => {',
    "  expect(answer()).toBe(42);",
    "});",
    "",
  ].join("\n"),
};

/** A small house under the real configuration and the real gates, in a temporary folder. */
export class PlantedHouse {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async build(planted: Readonly<Record<string, string>> = {}): Promise<PlantedHouse> {
    const house = new PlantedHouse(await mkdtemp(join(tmpdir(), "planted-house-")));
    await Promise.all(configuration.map((path) => cp(join(root, path), join(house.folder, path), { recursive: true })));
    // The companion is packed with the real Lean bridge, which the small house does not have.
    for (const script of ["packageCompanion", "packageExtension"]) await house.remove(`scripts/${script}.ts`);
    await house.write({ ...cleanFiles, "package.json": await manifestOfTools(), ...planted });
    await linkPackages(join(house.folder, "node_modules"));
    return house;
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.folder, path)), { recursive: true });
      await writeFile(join(this.folder, path), text);
    }
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.folder, path), { recursive: true });
  }

  /** Runs `node SCRIPT`; resolves to its exit code and all that it printed. */
  run(script: string, ...args: readonly string[]): Promise<{ readonly exitCode: number; readonly output: string }> {
    const child = spawn(process.execPath, [script, ...args], { cwd: this.folder, env: environmentOutsideVitest() });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((settle, reject) => {
      child.on("error", reject);
      child.on("close", (code) => settle({ exitCode: code ?? 1, output }));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The small house needs the tools of the gates alone; any other package would be an unused one there. */
async function manifestOfTools(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const devDependencies = Object.fromEntries(
    Object.entries(manifest.devDependencies).filter(([name]) => toolsOfTheGates.has(name)),
  );
  return `${JSON.stringify({ ...manifest, dependencies: {}, devDependencies }, null, 2)}\n`;
}

/** Links package by package, because a linked node_modules would share its caches with the real house. */
async function linkPackages(target: string): Promise<void> {
  await mkdir(target);
  const names = await readdir(join(root, "node_modules"));
  await Promise.all(
    names
      .filter((name) => name === ".bin" || !name.startsWith("."))
      .map((name) => symlink(join(root, "node_modules", name), join(target, name))),
  );
}

function environmentOutsideVitest(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name)));
}
