import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { posix, win32 } from "node:path";

interface DataSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homedir: string;
}

/**
 * The folder for data of a person rather than a workspace, at the platform's usual location; COLLOQUY_DATA overrides
 * it.
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

/** The data folder of the current user. */
export function personsDataFolder(): string {
  return dataFolder({ platform: process.platform, env: process.env, homedir: homedir() });
}

/** Different paths may lead to the same folder. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
