// `npm run package`: the .vsix that people install, and the companion .vsix with a Lean.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { packageCompanion } from "./packageCompanion.ts";

execFileSync(process.execPath, ["scripts/build.mjs"], { stdio: "inherit" });
mkdirSync("dist/packages", { recursive: true });
const target = "dist/packages/colloquy.vsix";
// A marketplace shows only pictures from the web; without an address for them the text is published without pictures.
const imagesUrl = process.env["COLLOQUY_IMAGES_URL"];
const readme = "dist/packages/README.md";
const text = readFileSync("extension/README.md", "utf8");
writeFileSync(readme, imagesUrl === undefined ? text.replaceAll(/^!\[.*\n\n/gmu, "") : text);
// Everything is bundled, so no package of node_modules is included.
const flags = ["--no-dependencies", "--allow-missing-repository", "--readme-path", readme];
if (imagesUrl !== undefined) flags.push("--baseImagesUrl", imagesUrl);
execFileSync("node_modules/.bin/vsce", ["package", ...flags, "--out", target], { stdio: "inherit" });
for (const vsix of [target, await packageCompanion("dist/packages")])
  console.log(`${vsix}: ${(statSync(vsix).size / 1e6).toFixed(2)} MB`);
