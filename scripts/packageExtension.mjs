// The .vsix that people install. Plain JavaScript for the same reason as the build, which it runs first.
import { execFileSync } from "node:child_process";
import { mkdir, stat } from "node:fs/promises";

const run = (program, args) => execFileSync(program, args, { stdio: "inherit" });

run(process.execPath, ["scripts/build.mjs"]);
await mkdir("dist/packages", { recursive: true });
const target = "dist/packages/colloquy.vsix";
// Everything is bundled, so no package of node_modules goes along.
run("node_modules/.bin/vsce", [
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--readme-path",
  "extension/README.md",
  "--out",
  target,
]);
const { size } = await stat(target);
console.log(`${target}: ${(size / 1e6).toFixed(2)} MB`);
