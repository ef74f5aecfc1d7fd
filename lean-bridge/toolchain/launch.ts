import { inheritedEnvironment, nativeEnvironment } from "./childEnvironment.ts";
import { envValue, pathRules, type ToolchainHost } from "./host.ts";
import type { NativeParts, ProjectFolder, Toolchain } from "./toolchain.ts";

/** A process to be started without a shell; `env` is its whole environment. */
export interface LaunchPlan {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The place in which a Lean is to run. */
export interface LaunchSite {
  readonly project: ProjectFolder | undefined;
  /** The working folder where there is no project. */
  readonly folder: string;
  readonly host: ToolchainHost;
  readonly embedded: EmbeddedCommand;
}

/** How the embedded Lean is started, from the composition root. */
export interface EmbeddedCommand {
  readonly nodePath: string;
  /** The bundled `colloquy-lean.js`. */
  readonly scriptPath: string;
  /** Added to the environment, for example ELECTRON_RUN_AS_NODE where Node is VS Code's own. */
  readonly env: Readonly<Record<string, string>>;
}

/** The language server: `lake serve` in a project with a lakefile, else Lean's own. `serverArgs` are Lean's. */
export function serverLaunch(toolchain: Toolchain, site: LaunchSite, serverArgs: readonly string[] = []): LaunchPlan {
  if (toolchain.kind === "embedded") {
    return embeddedLaunch(site, ["--server", ...serverArgs]);
  }
  const lake = lakeFor(toolchain, site);
  return lake === undefined
    ? nativeLaunch(toolchain, site, { command: toolchain.leanPath, args: ["--server", ...serverArgs] })
    : nativeLaunch(toolchain, site, { command: lake, args: ["serve", "--", ...serverArgs] });
}

/**
 * One file compiled by a fresh process; `args` are Lean's, `file` is absolute or meant from the plan's `cwd`. `project`:
 * the folder whose modules the file may import, for a file that does not lie in it.
 */
export function batchLaunch(
  toolchain: Toolchain,
  site: LaunchSite,
  job: { readonly file: string; readonly args: readonly string[]; readonly project?: string },
): LaunchPlan {
  const leanArgs = [...job.args, job.file];
  if (toolchain.kind === "embedded") {
    return embeddedLaunch(site, job.project === undefined ? leanArgs : ["--project", job.project, ...leanArgs]);
  }
  const lake = lakeFor(toolchain, site);
  return lake === undefined
    ? nativeLaunch(toolchain, site, { command: toolchain.leanPath, args: leanArgs })
    : nativeLaunch(toolchain, site, { command: lake, args: ["env", "lean", ...leanArgs] });
}

/**
 * A checker, or what writes for it, where the modules of the project are found and a compiled one in `moduleFolder` before
 * any other. Undefined for the embedded Lean.
 */
export function checkerLaunch(
  toolchain: Toolchain,
  site: LaunchSite,
  job: { readonly program: string; readonly args: readonly string[]; readonly moduleFolder: string },
): LaunchPlan | undefined {
  if (toolchain.kind === "embedded") return undefined;
  const { program, args, moduleFolder } = job;
  const lake = lakeFor(toolchain, site);
  const plan =
    lake === undefined || lake === program
      ? nativeLaunch(toolchain, site, { command: program, args })
      : nativeLaunch(toolchain, site, { command: lake, args: ["env", program, ...args] });
  const known = envValue(site.host, "LEAN_PATH");
  const path = known === undefined ? moduleFolder : `${moduleFolder}${pathRules(site.host).delimiter}${known}`;
  return { ...plan, env: { ...plan.env, LEAN_PATH: path } };
}

function lakeFor(toolchain: NativeParts, site: LaunchSite): string | undefined {
  return site.project?.lakefile === undefined ? undefined : toolchain.lakePath;
}

function nativeLaunch(
  toolchain: Exclude<Toolchain, { readonly kind: "embedded" }>,
  site: LaunchSite,
  call: { readonly command: string; readonly args: readonly string[] },
): LaunchPlan {
  const env = nativeEnvironment(site.host, toolchain);
  return { ...call, cwd: workingFolder(site), env };
}

function embeddedLaunch(site: LaunchSite, args: readonly string[]): LaunchPlan {
  const { nodePath, scriptPath, env } = site.embedded;
  return {
    command: nodePath,
    args: [scriptPath, ...args],
    cwd: workingFolder(site),
    env: { ...inheritedEnvironment(site.host), ...env },
  };
}

function workingFolder(site: LaunchSite): string {
  return site.project?.root ?? site.folder;
}
