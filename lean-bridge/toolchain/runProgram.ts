import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import type { WriteStream } from "node:fs";
import type { Ended } from "./checkers.ts";
import type { LaunchPlan } from "./launch.ts";

export type ProgramEnd = ({ readonly kind: "ended" } & Ended) | { readonly kind: "lost"; readonly detail: string };

interface RunLimits {
  readonly timeoutMs: number;
  /** Takes what the program writes, which is then not kept. The caller ends it. */
  readonly into?: WriteStream;
}

/** As much of what a program says is kept, from its end. */
const keptCharacters = 200_000;

/** Runs a program to its end. Rejects only by the signal; the process is gone in every case. */
export async function runProgram(
  { command, args, cwd, env }: LaunchPlan,
  { timeoutMs, into }: RunLimits,
  signal: AbortSignal,
): Promise<ProgramEnd> {
  signal.throwIfAborted();
  const limit = AbortSignal.timeout(timeoutMs);
  const stopped = AbortSignal.any([limit, signal]);
  const stdio = ["ignore", "pipe", "pipe"] as const;
  const options = { cwd, env, windowsHide: true, signal: stopped, killSignal: "SIGKILL", stdio } as const;
  const child = spawn(command, [...args], { ...options, stdio: [...stdio] });
  const said = { output: "", errorOutput: "" };
  const keep = (part: keyof typeof said) => (text: string) => {
    said[part] = (said[part] + text).slice(-keptCharacters);
  };
  if (into) child.stdout.pipe(into, { end: false });
  else child.stdout.setEncoding("utf8").on("data", keep("output"));
  child.stderr.setEncoding("utf8").on("data", keep("errorOutput"));
  const end = await endOf(child);
  signal.throwIfAborted();
  if (limit.aborted) return { kind: "lost", detail: `no answer in ${timeoutMs} ms` };
  return typeof end === "number" ? { kind: "ended", exitCode: end, ...said } : { kind: "lost", detail: end };
}

/** The exit code, or what happened instead. */
function endOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    let problem: string | undefined;
    child.once("error", ({ message }) => {
      problem = message;
      // What could not be started does not end either.
      if (child.pid === undefined) resolve(message);
    });
    child.once("close", (exitCode, endedBy) =>
      resolve(exitCode ?? problem ?? `it was ended by ${endedBy ?? "a signal"}`),
    );
  });
}
