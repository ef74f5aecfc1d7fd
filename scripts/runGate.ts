import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { delimiter, resolve } from "node:path";
import type { Gate } from "./gates.ts";
import { afterSecondChance, failedFiles, outcomeOf, type Outcome } from "./tally.ts";

/** Runs one gate in the current folder. Prints one line about it, and its output if it failed. */
export async function runGate(gate: Gate): Promise<Outcome> {
  const startedMs = performance.now();
  const outcome = await chancesOf(gate);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${outcome.passes ? "passed" : "FAILED"}: ${gate.name} (${seconds} s)${describe(outcome)}`);
  return outcome;
}

async function chancesOf(gate: Gate): Promise<Outcome> {
  const { outcome, report } = await runOnce(gate);
  const files = failedFiles(report);
  if (!gate.secondChance || report === undefined || files.length === 0) return outcome;
  console.log(`run once more: ${files.join(", ")}`);
  const { outcome: again } = await runOnce({ ...gate, files });
  return afterSecondChance({ report, again });
}

async function runOnce(gate: Gate): Promise<{ readonly outcome: Outcome; readonly report: string | undefined }> {
  if (gate.report !== undefined) await rm(gate.report, { force: true });
  const { exitCode, output } = await runCommand(gate);
  const report = await readReport(gate);
  const outcome = outcomeOf({ gate, exitCode, report });
  if (!outcome.passes) process.stdout.write(output);
  return { outcome, report };
}

function describe({ passed, failed, skipped, remark }: Outcome): string {
  const counts = passed + failed + skipped > 0 ? ` ${passed} passed, ${failed} failed, ${skipped} skipped` : "";
  return remark === undefined ? counts : `${counts} [${remark}]`;
}

async function readReport(gate: Gate): Promise<string | undefined> {
  if (gate.report === undefined) return undefined;
  return readFile(gate.report, "utf8").catch(() => undefined);
}

function runCommand(gate: Gate): Promise<{ readonly exitCode: number; readonly output: string }> {
  const [program, ...args] = gate.command;
  // The Node of package.json comes first: some tools reject the older one that may have run npm.
  const path = `${resolve("node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  const streams = gate.streams === true;
  const child = spawn(program, [...args, ...(gate.files ?? [])], {
    env: { ...process.env, ...gate.env, PATH: path },
    stdio: ["ignore", streams ? "inherit" : "pipe", streams ? "inherit" : "pipe"],
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((settle) => {
    child.on("error", (error) => settle({ exitCode: 1, output: `${output}${error.message}\n` }));
    child.on("close", (code) => settle({ exitCode: code ?? 1, output }));
  });
}
