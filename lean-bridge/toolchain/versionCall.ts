import { type ExecFileException, execFile } from "node:child_process";

export interface VersionQuestion {
  /** The `lean` executable to be asked `--version`. */
  readonly leanPath: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** How the call ended. `failed` covers: could not be started, ended by a signal, or a non-zero exit code. */
export type VersionAnswer =
  | { readonly kind: "answered"; readonly output: string }
  | { readonly kind: "timedOut" }
  | { readonly kind: "failed"; readonly message: string };

/** Asks an executable for its version. Rejects only by the signal; the process is gone in every case. */
export type VersionCall = (question: VersionQuestion, signal: AbortSignal) => Promise<VersionAnswer>;

const outputLimitBytes = 64 * 1024;

/** Runs `lean --version` and waits no longer than asked. */
export const askLeanVersion: VersionCall = (question, signal) => {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const options = {
      cwd: question.cwd,
      env: question.env,
      timeout: question.timeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: outputLimitBytes,
      windowsHide: true,
      signal,
    } as const;
    try {
      execFile(question.leanPath, ["--version"], options, (error, stdout, stderr) => {
        if (signal.aborted) {
          reject(signal.reason);
        } else {
          resolve(error === null ? { kind: "answered", output: stdout } : failedCall(error, stderr || stdout));
        }
      });
    } catch (error) {
      // Windows refuses a file that is not a program by throwing instead of by an event.
      resolve({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  });
};

function failedCall(error: ExecFileException, said: string): VersionAnswer {
  if (error.killed === true && error.code === null) {
    return { kind: "timedOut" };
  }
  const how = typeof error.code === "number" ? `exit code ${error.code}` : (error.signal ?? String(error.code));
  const firstLine = said.trim().split("\n", 1)[0] ?? "";
  return { kind: "failed", message: firstLine === "" ? how : `${how}: ${firstLine}` };
}
