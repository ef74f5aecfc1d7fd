// node bench/mathlib/standIn.ts FOLDER: how many goals of a stand-in project (Goals*.lean) one call of `suggest --all` closes for
// each file, and in what time. Needs `npm run build`.
//   --native         on the native Lean for tests (`npm run native-lean`) instead of the embedded one
//   --budget TIME    for one goal (15s)
//   --missed         also lists the goals that stay open. Not for a project that is kept apart from whoever makes the rules
//   --solved         no search: batch Lean checks the proofs in Solved*.lean
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { outputSchemas } from "../../cli/jsonOutput.ts";
import { figures, milliseconds, nameMachine } from "../measure.ts";
import type { ProjectPlace } from "./nativeProject.ts";
import { embeddedProject, nativeProject } from "./nativeProject.ts";

interface MeasuredGoal {
  readonly line: number;
  readonly isClosed: boolean;
  readonly elapsedMs: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    native: { type: "boolean", default: false },
    budget: { type: "string", default: "15s" },
    missed: { type: "boolean", default: false },
    solved: { type: "boolean", default: false },
  },
});

function leanFiles(folder: string, name: string): readonly string[] {
  const files = globSync(join(folder, `${name}*.lean`)).toSorted();
  if (files.length === 0) throw new Error(`no ${name}*.lean in ${folder}`);
  return files;
}

function suggestAll(file: string, { toolchain }: ProjectPlace): readonly MeasuredGoal[] {
  const limits = ["--budget", values.budget, "--toolchain", toolchain];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["dist/cli/colloquy.js", "suggest", file, "--all", "--json", "--quiet", "--no-record", "--no-learning", ...limits],
    { encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (stdout === "") throw new Error(`no answer about ${file}: ${stderr}`);
  return outputSchemas.suggest.parse(JSON.parse(stdout)).holes.map(({ hole, elapsedMs, suggestions }) => ({
    line: hole.start.line,
    elapsedMs,
    isClosed: suggestions.some(({ verdict }) => verdict.verified && verdict.goalsAfter?.length === 0),
  }));
}

function printRow(name: string, goals: readonly MeasuredGoal[], seconds: number): void {
  const closed = goals.filter(({ isClosed }) => isClosed);
  const share = `${closed.length} of ${goals.length}, ${((100 * closed.length) / goals.length).toFixed(1)} %`;
  const times = milliseconds(figures(closed.map(({ elapsedMs }) => elapsedMs)));
  console.log(`${name.padEnd(20)} ${share.padEnd(20)} ${seconds.toFixed(0).padStart(5)} s   ${times}`);
}

function measureGoals(place: ProjectPlace): void {
  const all: MeasuredGoal[] = [];
  let total = 0;
  for (const file of leanFiles(place.folder, "Goals")) {
    const started = performance.now();
    const goals = suggestAll(file, place);
    const seconds = (performance.now() - started) / 1000;
    total += seconds;
    all.push(...goals);
    printRow(basename(file), goals, seconds);
    const open = goals.filter(({ isClosed }) => !isClosed);
    if (values.missed) for (const { line } of open) console.log(`  open: line ${line}`);
  }
  printRow("all", all, total);
}

function checkSolved(place: ProjectPlace): void {
  for (const file of leanFiles(place.folder, "Solved")) {
    const { status, stdout, stderr } = place.batch(file);
    if (status !== 0) process.exitCode = 1;
    console.log(`${basename(file).padEnd(20)} ${status === 0 ? "holds" : `does not hold\n${stdout}${stderr}`}`);
  }
}

const [folder] = positionals;
if (folder === undefined) throw new Error("give the folder of a stand-in project");
nameMachine();
using place = values.native ? nativeProject(folder) : embeddedProject(folder);
if (values.solved) checkSolved(place);
else measureGoals(place);
