import { type PlatformPath, posix, win32 } from "node:path";

/** The machine as a search needs to know it, as data, so that Windows and macOS layouts are tested anywhere. */
export interface ToolchainHost {
  readonly platform: "linux" | "darwin" | "win32";
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Absolute; relative paths given by a person are meant from here. */
  readonly cwd: string;
}

/** The path rules of the host, which need not be those of the machine this code runs on. */
export function pathRules(host: ToolchainHost): PlatformPath {
  return host.platform === "win32" ? win32 : posix;
}

/** A variable's value; undefined when unset or empty. Windows ignores the case of names (`Path`, `PATH`). */
export function envValue(host: ToolchainHost, name: string): string | undefined {
  const key =
    host.platform === "win32"
      ? Object.keys(host.env).find((candidate) => candidate.toUpperCase() === name.toUpperCase())
      : name;
  const value = key === undefined ? undefined : host.env[key];
  return value === "" ? undefined : value;
}

/** Absolute form of what a person typed, with a leading `~` taken as their home folder. */
export function absolutePath(host: ToolchainHost, typed: string): string {
  const rules = pathRules(host);
  const expanded = /^~(?=$|[/\\])/.test(typed) ? rules.join(host.home, typed.slice(1)) : typed;
  return rules.resolve(host.cwd, expanded);
}

/** The folder itself first, then each of its parents up to the root. */
export function foldersUpward(host: ToolchainHost, folder: string): readonly string[] {
  const rules = pathRules(host);
  const folders = [folder];
  for (let at = folder, parent = rules.dirname(at); parent !== at; at = parent, parent = rules.dirname(at)) {
    folders.push(parent);
  }
  return folders;
}

/** elan's own folder: ELAN_HOME, else `.elan` in the home folder (on Windows %USERPROFILE%). */
export function elanHome(host: ToolchainHost): string {
  const home = host.platform === "win32" ? (envValue(host, "USERPROFILE") ?? host.home) : host.home;
  return envValue(host, "ELAN_HOME") ?? pathRules(host).join(home, ".elan");
}

/**
 * File names under which a program may stand in a folder.
 * On Windows only what can be started without a shell: PATHEXT's `.EXE` and `.COM`, in PATHEXT's order.
 */
export function executableNames(host: ToolchainHost, program: string): readonly string[] {
  if (host.platform !== "win32") {
    return [program];
  }
  const extensions = (envValue(host, "PATHEXT") ?? ".COM;.EXE")
    .split(";")
    .map((extension) => extension.trim().toLowerCase())
    .filter((extension) => extension === ".exe" || extension === ".com");
  const usable = extensions.length === 0 ? [".exe"] : extensions;
  return usable.map((extension) => `${program}${extension}`);
}

/** The folders of PATH, in order and once each. Empty entries, which would mean the current folder, are left out. */
export function pathFolders(host: ToolchainHost): readonly string[] {
  const rules = pathRules(host);
  const entries = (envValue(host, "PATH") ?? "")
    .split(rules.delimiter)
    .map((entry) => (host.platform === "win32" ? entry.replaceAll('"', "") : entry))
    .filter((entry) => rules.isAbsolute(entry))
    .map((entry) => rules.normalize(entry));
  return [...new Set(entries)];
}

/** Folders in which a Lean often is although a program started from a desktop does not have the shell's PATH. */
export function placesBesidePath(host: ToolchainHost): readonly string[] {
  const rules = pathRules(host);
  const known = [rules.join(elanHome(host), "bin")];
  if (host.platform === "darwin") {
    known.push("/opt/homebrew/bin", "/usr/local/bin");
  }
  const onPath = new Set(pathFolders(host));
  return known.filter((folder) => !onPath.has(folder));
}
