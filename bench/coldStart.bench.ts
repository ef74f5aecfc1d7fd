// From a fresh clone to the first verified suggestion: installing, preparing the embedded Lean, the first answer.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { nameMachine, report } from "./measure.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-clone-"));
const clone = join(folder, "colloquy");

function seconds(command: string, args: readonly string[], cwd: string): number {
  const started = performance.now();
  const env = { ...process.env, COLLOQUY_CACHE: join(folder, "cache") };
  const { status, stderr } = spawnSync(command, [...args], { cwd, env, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stderr.slice(-500)}`);
  return (performance.now() - started) / 1000;
}

nameMachine();
try {
  seconds("git", ["clone", "--quiet", resolve(import.meta.dirname, ".."), clone], folder);
  const install = seconds("npm", ["ci"], clone);
  const first = seconds(process.execPath, ["dist/cli/colloquy.js", "goals", "examples/Tour.lean:8"], clone);
  const again = seconds(process.execPath, ["dist/cli/colloquy.js", "goals", "examples/Tour.lean:8"], clone);
  const suggestion = seconds(
    process.execPath,
    ["dist/cli/colloquy.js", "suggest", "examples/Tour.lean:8", "--max", "1"],
    clone,
  );
  report({ name: "npm ci", text: `${install.toFixed(1)} s` });
  report({
    name: "preparing the embedded Lean",
    text: `${(first - again).toFixed(1)} s (first answer ${first.toFixed(1)} s, second ${again.toFixed(1)} s)`,
  });
  const total = install + first - again;
  report({ name: "npm ci and preparing", text: `${total.toFixed(1)} s`, goal: "< 90 s", met: total < 90 });
  report({ name: "one command to the first verified suggestion, warm", text: `${suggestion.toFixed(1)} s` });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
