import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { buildFixtureExtension, neighbour } from "../host/fixtureExtension.ts";

/** Packs the stand-in; returns the path of its .vsix. */
export async function packNeighbour(folder: string): Promise<string> {
  await buildFixtureExtension(neighbour, folder);
  const vsix = join(folder, "lean4.vsix");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", vsix];
  execFileSync(resolve("node_modules/.bin/vsce"), ["package", ...flags], { cwd: folder, stdio: "ignore" });
  return vsix;
}
