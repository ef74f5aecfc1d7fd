// `npm run bench [-- WORD]`: every measurement in bench/, or those with WORD in their name, one after the other.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

const word = process.argv[2] ?? "";
const files = globSync("bench/**/*.bench.ts")
  .filter((file) => file.includes(word))
  .sort();

if (files.length === 0) {
  console.error(`no measurement named like "${word}" in bench/`);
  process.exitCode = 1;
}
for (const file of files) {
  console.log(`== ${file}`);
  const { status } = spawnSync(process.execPath, [file], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
