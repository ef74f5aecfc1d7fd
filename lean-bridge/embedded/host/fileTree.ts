import { realpathSync } from "node:fs";
import { join, posix } from "node:path";
import type { ScriptInside } from "./emscripten.ts";
import type { HostConfiguration, Mount } from "./hostConfiguration.ts";
import { leanLibrary, leanProgram, leanUnsaved, leanUnsavedFile } from "./leanPaths.ts";
import { readOnly } from "./readOnlyFileSystem.ts";

/**
 * Builds the folders Lean sees: its library, the configured mounts, and nothing else. What is not mounted exists only
 * in memory, so its folders are made unwritable: a file written there would be lost without a word.
 */
export function buildFileTree({ FS, NODEFS }: ScriptInside, configuration: HostConfiguration): void {
  for (const unwanted of ["/home/web_user", "/home", "/tmp"]) FS.rmdir(unwanted);
  const made = new Set<string>(["/"]);
  const makeFolder = (path: string): void => {
    if (FS.analyzePath(path).exists) return;
    makeFolder(posix.dirname(path));
    FS.mkdir(path);
    made.add(path);
  };
  const locked = readOnly(NODEFS, FS);
  const mountPoints = new Set<string>();
  for (const { hostPath, leanPath, writable } of inMountingOrder(configuration)) {
    makeFolder(leanPath);
    FS.mount(writable ? NODEFS : locked, { root: realpathSync.native(hostPath) }, leanPath);
    mountPoints.add(leanPath);
  }
  // Lean looks for its own program to find out where it is installed.
  makeFolder(posix.dirname(leanProgram));
  FS.writeFile(leanProgram, "");
  makeFolder(leanUnsaved);
  FS.writeFile(leanUnsavedFile, "");
  for (const path of made) if (!mountPoints.has(path)) FS.chmod(path, 0o555);
  FS.chdir(configuration.cwd);
}

/** Outer folders come first, so that an inner mount lies over its part of the outer one. */
function inMountingOrder({ folder, mounts }: HostConfiguration): Mount[] {
  const library = { hostPath: join(folder, "lib"), leanPath: leanLibrary, writable: false };
  return [library, ...mounts].sort((one, other) => one.leanPath.length - other.leanPath.length);
}
