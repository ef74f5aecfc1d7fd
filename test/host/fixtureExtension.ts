import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

export interface FixtureExtension {
  /** Its one file, from the root of the checkout. */
  readonly entry: string;
  readonly manifest: {
    readonly name: string;
    readonly publisher: string;
    readonly version: string;
    readonly activationEvents: readonly string[];
    readonly contributes: object;
  };
}

/** Writes an extension for tests into a folder, unpacked and bundled. */
export async function buildFixtureExtension({ entry, manifest }: FixtureExtension, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [entry],
    outfile: join(folder, "main.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    logLevel: "warning",
  });
  const common = { engines: { vscode: "^1.106.0" }, main: "main.cjs" };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...common, ...manifest }));
  writeFileSync(join(folder, "README.md"), "A stand-in for tests.\n");
}

/** Stands in for the Lean 4 extension. */
export const neighbour: FixtureExtension = {
  entry: "test/fixtures/neighbour/extension.ts",
  manifest: {
    name: "lean4",
    publisher: "leanprover",
    version: "0.0.239",
    activationEvents: ["onLanguage:lean4"],
    contributes: {
      languages: [
        {
          id: "lean4",
          extensions: [".lean"],
        },
      ],
    },
  },
};

/** Offers language models to the editor. */
export const modelProvider: FixtureExtension = {
  entry: "test/fixtures/model-provider/extension.ts",
  manifest: {
    name: "fixture-models",
    publisher: "colloquy-tests",
    version: "0.0.1",
    activationEvents: ["onStartupFinished"],
    contributes: {
      languageModelChatProviders: [
        {
          vendor: "colloquy-fixture",
          displayName: "Fixture",
        },
      ],
    },
  },
};
