import { existsSync, statSync } from "node:fs";
import { totalmem } from "node:os";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import { leanPathOf, leanUnsaved, leanUnsavedFile } from "../host/leanPaths.ts";
import { spawnLean } from "../host/spawnLean.ts";
import { ProjectModules } from "../modules/projectModules.ts";
import { isInside, projectFolderOf, readLayout } from "../modules/projectLayout.ts";
import type { EmbeddedLean } from "../prepare/preparedFolder.ts";
import { type LeanProcess, leanProcessOf } from "./leanProcess.ts";
import { readVitals } from "./vitals.ts";
import { serveLean } from "./watchdog.ts";
import { pathOfOriginal } from "./workerNames.ts";
import { defaultWatchdogOptions, type WatchdogOptions, type WatchdogPorts, workersFor } from "./watchdogPorts.ts";

export interface EmbeddedServer {
  readonly lean: Pick<EmbeddedLean, "folder" | "key">;
  /** Path of the bundled `host.cjs`. */
  readonly hostScript: string;
  /** Folder of the user's cache, for compiled modules. */
  readonly cacheRoot: string;
  /** Further `-Dname=value` arguments for each worker. */
  readonly leanOptions: readonly string[];
  /** Lean waits as long before it reports on an edit. */
  readonly reportDelayMs: number;
  readonly input: Readable;
  readonly output: Writable;
  readonly log: (line: string) => void;
  /** Instead of what the computer's memory suggests. */
  readonly watchdog?: Partial<WatchdogOptions>;
}

/** Serves the embedded Lean as an ordinary language server; see `serveLean` for how it ends. */
export function serveEmbeddedLean(server: EmbeddedServer, signal: AbortSignal): Promise<number> {
  return serveLean(
    embeddedPorts(server),
    { ...defaultWatchdogOptions, ...workersFor(totalmem() / 2 ** 20), ...server.watchdog },
    signal,
  );
}

function embeddedPorts(server: EmbeddedServer): WatchdogPorts {
  const { lean, hostScript, cacheRoot, input, output, log } = server;
  const modules = new ProjectModules({
    lean,
    hostScript,
    cacheRoot,
    onProgress: ({ module, done, total }) => log(`compiling ${module} (${done + 1} of ${total})`),
  });
  return {
    input,
    output,
    log,
    vitalsOf: readVitals,
    projectFolderOf: folderOfUri,
    workerUriOf,
    startWorker: (projectFolder, uri) => startWorker(server, modules, { projectFolder, uri }),
    ...modulePorts(modules),
  };
}

function modulePorts(modules: ProjectModules): Pick<WatchdogPorts, "dependsOn" | "compilePrefix" | "compileImports"> {
  return {
    dependsOn: ({ uri, text }, changedUri) => {
      const projectFolder = folderOfUri(uri);
      const changed = pathOfUri(changedUri);
      return (
        projectFolder !== undefined && changed !== undefined && modules.dependsOn({ projectFolder, text }, changed)
      );
    },
    compilePrefix: async ({ uri, text }, signal) => {
      const projectFolder = folderOfUri(uri);
      if (projectFolder === undefined) return { kind: "failed", reason: "the document is in no folder" };
      return modules.compilePrefix({ projectFolder, file: pathOfOriginal(pathOfUri(uri) ?? ""), text }, signal);
    },
    compileImports: async ({ uri, text }, signal) => {
      const projectFolder = folderOfUri(uri);
      return projectFolder === undefined ? [] : modules.compileImports({ projectFolder, text }, signal);
    },
  };
}

function startWorker(
  { lean, hostScript, leanOptions, reportDelayMs, log }: EmbeddedServer,
  modules: ProjectModules,
  { projectFolder, uri }: { readonly projectFolder: string | undefined; readonly uri: string },
): LeanProcess {
  const folders = projectFolder === undefined ? [] : [projectFolder, modules.outputFolderOf(projectFolder)];
  const [cwd, ...leanPath] = folders.map((folder) => leanPathOf(folder, process.platform));
  const child = spawnLean({
    lean,
    hostScript,
    args: [`-Dserver.reportDelayMs=${reportDelayMs}`, ...leanOptions, "--worker", uri],
    mounts: folders.map((hostPath) => ({
      hostPath,
      leanPath: leanPathOf(hostPath, process.platform),
      writable: false,
    })),
    cwd: cwd ?? "/",
    leanPath,
    env: sourcePath(projectFolder),
    stdio: "pipe",
  });
  if (child.stderr !== null) createInterface({ input: child.stderr }).on("line", log);
  return leanProcessOf(child);
}

/**
 * Lets Lean find the sources of the project's modules, for their names and for definitions in them. Those not on
 * Windows, where the URIs that Lean makes of its paths are not those of the computer.
 */
function sourcePath(projectFolder: string | undefined): Readonly<Record<string, string>> {
  const isFound = projectFolder !== undefined && process.platform !== "win32";
  const roots = isFound ? readLayout(projectFolder).sourceRoots : [];
  return { LEAN_SRC_PATH: [...roots, leanUnsaved].join(":") };
}

/**
 * Lean looks for the file of a document to name its module. A private document stands for the file beside it; one
 * without any file is given the name that Lean gives to its standard input.
 */
function workerUriOf(uri: string): string {
  const path = pathOfUri(uri);
  const original = path === undefined ? undefined : pathOfOriginal(path);
  const isFile = original !== undefined && statSync(original, { throwIfNoEntry: false })?.isFile() === true;
  if (!isFile || process.platform === "win32") return pathToFileURL(leanUnsavedFile).href;
  const isInProject = readLayout(projectFolderOf(original)).sourceRoots.some((root) => isInside(root, original));
  return isInProject ? pathToFileURL(original).href : pathToFileURL(leanUnsavedFile).href;
}

function folderOfUri(uri: string): string | undefined {
  const path = pathOfUri(uri);
  const folder = path === undefined ? undefined : projectFolderOf(path);
  // A text that was never saved may have a name in a folder that does not exist; it is served without a project.
  return folder !== undefined && existsSync(folder) ? folder : undefined;
}

function pathOfUri(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
