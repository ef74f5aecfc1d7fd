// `npm run package`: the .vsix that people install, and the one beside it that brings a Lean.
import { execFileSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { packageCompanion } from "./packageCompanion.ts";

execFileSync(process.execPath, ["scripts/build.mjs"], { stdio: "inherit" });
mkdirSync("dist/packages", { recursive: true });
const target = "dist/packages/colloquy.vsix";
// Everything is bundled, so no package of node_modules goes along.
const flags = ["--no-dependencies", "--allow-missing-repository", "--readme-path", "extension/README.md"];
execFileSync("node_modules/.bin/vsce", ["package", ...flags, "--out", target], { stdio: "inherit" });
for (const vsix of [target, await packageCompanion("dist/packages")])
  console.log(`${vsix}: ${(statSync(vsix).size / 1e6).toFixed(2)} MB`);
