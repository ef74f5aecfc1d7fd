import type { Result } from "../../core/base/result.ts";
import { spawnLean } from "../../lean-bridge/embedded/host/spawnLean.ts";
import { serveEmbeddedLean } from "../../lean-bridge/embedded/watchdog/embeddedServer.ts";
import type { EmbeddedLean } from "../../lean-bridge/embedded/prepare/preparedFolder.ts";
import { parseLeanArguments, usage } from "./leanArguments.ts";
import { batchObstacle, runLeanBatch } from "./leanBatch.ts";
import { once } from "node:events";

export interface LeanCommandPorts {
  /** Finds the embedded Lean and prepares it on first use; the problem is one line. */
  readonly prepare: (
    showStep: (line: string) => void,
    signal: AbortSignal,
  ) => Promise<Result<Pick<EmbeddedLean, "folder" | "key">, string>>;
  /** Path of the bundled `host.cjs`. */
  readonly hostScript: string;
  readonly cacheRoot: string;
  readonly signal: AbortSignal;
}

const badUse = 2;

/** Runs `colloquy-lean` with these arguments on this process's streams; resolves to the exit code. */
export async function runLeanCommand(argv: readonly string[], ports: LeanCommandPorts): Promise<number> {
  const parsed = parseLeanArguments(argv);
  if (parsed.kind === "error") return refuse(parsed.problem);
  const call = parsed.value;
  if (call.kind === "help") {
    process.stdout.write(usage);
    return 0;
  }
  const obstacle = call.kind === "batch" ? batchObstacle(call) : undefined;
  if (obstacle !== undefined) return refuse(obstacle);
  const prepared = await ports.prepare(showStep, ports.signal);
  if (prepared.kind === "error") return refuse(prepared.problem);
  const { hostScript, cacheRoot, signal } = ports;
  const common = { lean: prepared.value, hostScript, cacheRoot, signal };
  switch (call.kind) {
    case "version":
      return showVersion(call.args, common);
    case "batch":
      return runLeanBatch(call, { ...common, showStep, showProblem: complain });
    case "server":
      return serveEmbeddedLean(
        {
          ...common,
          leanOptions: call.leanOptions,
          reportDelayMs: 1,
          input: process.stdin,
          output: process.stdout,
          log: complain,
        },
        signal,
      );
  }
}

/** Lean gives its version with an exit code that means nothing. */
async function showVersion(
  args: readonly string[],
  start: { readonly lean: { readonly folder: string }; readonly hostScript: string },
): Promise<number> {
  const child = spawnLean({ ...start, args, mounts: [], cwd: "/", stdio: ["ignore", "inherit", "inherit"] });
  await once(child, "close");
  return 0;
}

/** Steps are for a person who waits; a program that reads our errors is spared them. */
function showStep(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`colloquy-lean: ${line}\n`);
}

function refuse(problem: string): number {
  complain(problem);
  return badUse;
}
