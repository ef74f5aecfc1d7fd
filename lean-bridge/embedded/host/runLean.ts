import { once } from "node:events";
import { type LeanStart, spawnLean } from "./spawnLean.ts";

export type LeanRun = Omit<LeanStart, "stdio"> & { readonly input?: string; readonly signal: AbortSignal };

/** `exitCode` is null when a signal ended the process. */
export type LeanOutcome = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string };

/** Runs Lean to its end. Rejects with the signal's reason when aborted, and when the process cannot be started. */
export async function runLean({ input, signal, ...start }: LeanRun): Promise<LeanOutcome> {
  signal.throwIfAborted();
  const child = spawnLean({ ...start, stdio: "pipe" });
  const kill = (): void => void child.kill("SIGKILL");
  signal.addEventListener("abort", kill, { once: true });
  try {
    const closed = once(child, "close");
    // Lean may end before it has read its input, which is no reason for this process to fail.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input ?? "");
    const [stdout, stderr] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    const [exitCode = null] = (await closed) as (number | null)[];
    signal.throwIfAborted();
    return { exitCode, stdout, stderr };
  } finally {
    signal.removeEventListener("abort", kill);
  }
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
