/** The exit codes of the process; documented in README.md. */
export const exitCodes = {
  ok: 0,
  /** Lean was asked and says no: errors in the file, no suggestion found, a candidate that does not hold. */
  leanSaysNo: 1,
  /** The command line, a file or a position is wrong. */
  badInput: 2,
  /** No Lean that can serve the file, or it could not be made ready. */
  noLean: 3,
  /** Lean gave no answer: a timeout or a server that went away. */
  noAnswer: 4,
  /** A defect of ours. */
  defect: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An expected end of a command: one line that names the thing, one that names the next step. */
export interface CommandProblem {
  readonly exitCode: ExitCode;
  readonly message: string;
  readonly next?: string;
  /** For `--verbose` only. */
  readonly detail?: string;
}
