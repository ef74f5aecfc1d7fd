/** A folder of this computer that Lean sees. */
export type Mount = {
  /** Absolute path on this computer; must be an existing folder. */
  readonly hostPath: string;
  /** Absolute path with forward slashes, see `leanPathOf`. */
  readonly leanPath: string;
  /** When false, every attempt of Lean to change something below fails with EROFS. */
  readonly writable: boolean;
};

/** The configuration of the host process; JSON in the environment variable `hostVariable`. */
export type HostConfiguration = {
  /** A prepared folder: `lean.js`, `lean.wasm`, `symbols.bin` and `lib/`. */
  readonly folder: string;
  readonly mounts: readonly Mount[];
  /** Lean's working folder, as Lean sees it. */
  readonly cwd: string;
  /** Entries of LEAN_PATH before the library, as Lean sees them. */
  readonly leanPath: readonly string[];
  /** Lean's whole environment but for what the host sets itself. */
  readonly env: Readonly<Record<string, string>>;
  /** The process whose death ends this one. */
  readonly parentPid?: number;
  readonly threadPool?: number;
  readonly stackMb?: number;
  readonly numThreads?: number;
};

export const hostVariable = "COLLOQUY_LEAN_HOST";

/** Exit codes that only the host gives; Lean itself uses 0, 1 and 2. */
export const hostExitCodes = {
  /** The configuration is missing or names a folder that is not there. */
  badConfiguration: 78,
  /** The runtime could not start Lean. */
  startFailed: 70,
  /** Lean aborted or ran out of memory; the shell's number for SIGABRT. */
  aborted: 134,
} as const;
