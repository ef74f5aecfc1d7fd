import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { type HostConfiguration, hostVariable, type Mount } from "./hostConfiguration.ts";

/** The part of a prepared Lean that starting it needs. */
type PreparedFolder = { readonly folder: string };

export type LeanStart = {
  readonly lean: PreparedFolder;
  /** Path of the bundled `host.cjs`; `threadRuntime.cjs` lies beside it. */
  readonly hostScript: string;
  /** Lean's own arguments. */
  readonly args: readonly string[];
  readonly mounts: readonly Mount[];
  /** As Lean sees it; must lie in a mount. */
  readonly cwd: string;
  /** LEAN_PATH before the library, as Lean sees it. */
  readonly leanPath?: readonly string[];
  /** Variables that Lean code can read; nothing else of this process's environment reaches Lean. */
  readonly env?: Readonly<Record<string, string>>;
  readonly nodePath?: string;
  readonly stdio?: StdioOptions;
  readonly threadPool?: number;
  readonly stackMb?: number;
  readonly numThreads?: number;
};

/** Starts a host process. The caller owns it; it also ends by itself when this process does. */
export function spawnLean(start: LeanStart): ChildProcess {
  const configuration: HostConfiguration = {
    folder: start.lean.folder,
    mounts: start.mounts,
    cwd: start.cwd,
    leanPath: start.leanPath ?? [],
    env: start.env ?? {},
    parentPid: process.pid,
    ...(start.threadPool === undefined ? {} : { threadPool: start.threadPool }),
    ...(start.stackMb === undefined ? {} : { stackMb: start.stackMb }),
    ...(start.numThreads === undefined ? {} : { numThreads: start.numThreads }),
  };
  return spawn(start.nodePath ?? process.execPath, [start.hostScript, ...start.args], {
    stdio: start.stdio ?? "pipe",
    env: hostEnvironment(process.env, configuration),
    windowsHide: true,
  });
}

/** Options meant for this process (inspectors, loaders) must not reach the host; inside VS Code we run its Node. */
function hostEnvironment(env: NodeJS.ProcessEnv, configuration: HostConfiguration): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...rest } = env;
  return { ...rest, ELECTRON_RUN_AS_NODE: "1", [hostVariable]: JSON.stringify(configuration) };
}
