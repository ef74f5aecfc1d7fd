import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** As much of a process as the watchdog needs; tests put a fake here. */
export interface LeanProcess {
  readonly pid: number | undefined;
  readonly stdin: Writable;
  readonly stdout: Readable;
  kill(signal: NodeJS.Signals): void;
  /** Called once, when the process has ended and all it wrote can be read. `code` is null after a signal. */
  onExit(listener: (code: number | null) => void): void;
}

/** Dresses a child process that was started with pipes for standard input and output. */
export function leanProcessOf(child: ChildProcess): LeanProcess {
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error("a worker needs pipes for standard input and output");
  return {
    pid: child.pid,
    stdin,
    stdout,
    kill: (signal) => {
      child.kill(signal);
    },
    onExit: (listener) => {
      let told = false;
      const tell = (code: number | null): void => {
        if (told) return;
        told = true;
        listener(code);
      };
      child.once("close", tell);
      // A process that could not be started has no exit code and may never say "close".
      child.once("error", () => tell(null));
    },
  };
}
