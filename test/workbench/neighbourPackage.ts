import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const manifest = {
  name: "lean4",
  publisher: "leanprover",
  version: "0.0.239",
  engines: { vscode: "^1.106.0" },
  main: "main.cjs",
  activationEvents: ["onLanguage:lean4"],
  contributes: { languages: [{ id: "lean4", extensions: [".lean"] }] },
};

/** Writes the stand-in for the Lean 4 extension into a folder, as an unpacked extension. */
export async function buildNeighbour(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: ["test/fixtures/neighbour/extension.ts"],
    outfile: join(folder, "main.cjs"),
    ...{ bundle: true, platform: "node", format: "cjs", target: "node20", external: ["vscode"], logLevel: "warning" },
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "README.md"), "A stand-in for tests.\n");
}

/** Packs the stand-in; returns the path of its .vsix. */
export async function packNeighbour(folder: string): Promise<string> {
  await buildNeighbour(folder);
  const vsix = join(folder, "lean4.vsix");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", vsix];
  execFileSync(resolve("node_modules/.bin/vsce"), ["package", ...flags], { cwd: folder, stdio: "ignore" });
  return vsix;
}
