import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import type { FixtureExtension } from "../host/fixtureExtension.ts";
import { buildFixtureExtension } from "../host/fixtureExtension.ts";

/** Stands in for the Lean 4 extension. */
export const neighbour: FixtureExtension = {
  entry: "test/fixtures/neighbour/extension.ts",
  manifest: {
    ...{ name: "lean4", publisher: "leanprover", version: "0.0.239" },
    activationEvents: ["onLanguage:lean4"],
    contributes: { languages: [{ id: "lean4", extensions: [".lean"] }] },
  },
};

/** Packs the stand-in; returns the path of its .vsix. */
export async function packNeighbour(folder: string): Promise<string> {
  await buildFixtureExtension(neighbour, folder);
  const vsix = join(folder, "lean4.vsix");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", vsix];
  execFileSync(resolve("node_modules/.bin/vsce"), ["package", ...flags], { cwd: folder, stdio: "ignore" });
  return vsix;
}
