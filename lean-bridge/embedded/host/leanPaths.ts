import { posix } from "node:path";

/** The folder in which the embedded Lean finds its own library; below a name that no project folder has. */
export const leanRoot = "/.colloquy-lean";
export const leanLibrary = `${leanRoot}/lib/lean`;
/** An empty file whose name is the one that Lean gives to the module of its standard input. */
export const leanUnsaved = `${leanRoot}/unsaved`;
export const leanUnsavedFile = `${leanUnsaved}/_stdin.lean`;
export const leanProgram = `${leanRoot}/bin/lean`;

/**
 * The path under which Lean sees an absolute path of this computer: the same on Linux and macOS; `C:\a` is `/c/a` and
 * `\\server\share\a` is `/unc/server/share/a` on Windows.
 */
export function leanPathOf(hostPath: string, platform: NodeJS.Platform): string {
  if (platform !== "win32") return posix.normalize(hostPath);
  const slashed = hostPath.replace(/^\\\\\?\\/, "").replaceAll("\\", "/");
  if (slashed.startsWith("//")) return posix.normalize(`/unc/${slashed.slice(2)}`);
  return posix.normalize(slashed.replace(/^([A-Za-z]):\/?/, (_, drive: string) => `/${drive.toLowerCase()}/`));
}
