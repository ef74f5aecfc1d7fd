import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { posix, win32 } from "node:path";

interface DataSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homedir: string;
}

/**
 * Where what belongs to a person and not to a workspace is kept, on the platform's usual place; COLLOQUY_DATA names another folder.
 * @internal
 */
export function dataFolder({ platform, env, homedir: home }: DataSurroundings): string {
  const override = env["COLLOQUY_DATA"];
  if (override) return override;
  if (platform === "win32") return win32.join(env["APPDATA"] || win32.join(home, "AppData", "Roaming"), "colloquy");
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "colloquy");
  const base = env["XDG_DATA_HOME"];
  return posix.join(base && posix.isAbsolute(base) ? base : posix.join(home, ".local", "share"), "colloquy");
}

/** The data folder of who runs this. */
export function personsDataFolder(): string {
  return dataFolder({ platform: process.platform, env: process.env, homedir: homedir() });
}

/** A folder may be reached on several ways. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
