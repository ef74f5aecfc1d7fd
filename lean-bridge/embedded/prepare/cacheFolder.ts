import { posix, win32 } from "node:path";

export type CachePlace = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homedir: string;
};

/**
 * The folder for large things that can be made again. COLLOQUY_CACHE names the folder itself; otherwise it is
 * `colloquy` in the place the platform has for caches.
 */
export function cacheFolder({ platform, env, homedir }: CachePlace): string {
  const override = env["COLLOQUY_CACHE"];
  if (override) return override;
  if (platform === "win32")
    return win32.join(env["LOCALAPPDATA"] || win32.join(homedir, "AppData", "Local"), "colloquy");
  if (platform === "darwin") return posix.join(homedir, "Library", "Caches", "colloquy");
  const base = env["XDG_CACHE_HOME"];
  // The XDG specification says that a relative path must be ignored.
  return posix.join(base && posix.isAbsolute(base) ? base : posix.join(homedir, ".cache"), "colloquy");
}
