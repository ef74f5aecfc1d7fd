import { expect, test } from "vitest";
import { type CachePlace, cacheFolder } from "../../../../lean-bridge/embedded/prepare/cacheFolder.ts";

test.each<[Partial<CachePlace> & Pick<CachePlace, "platform">, string]>([
  [{ platform: "linux" }, "/home/u/.cache/colloquy"],
  [{ platform: "linux", env: { XDG_CACHE_HOME: "/fast/cache" } }, "/fast/cache/colloquy"],
  [{ platform: "linux", env: { XDG_CACHE_HOME: "relative" } }, "/home/u/.cache/colloquy"],
  [{ platform: "linux", env: { XDG_CACHE_HOME: "" } }, "/home/u/.cache/colloquy"],
  [{ platform: "linux", env: { COLLOQUY_CACHE: "/big", XDG_CACHE_HOME: "/fast" } }, "/big"],
  [{ platform: "freebsd" }, "/home/u/.cache/colloquy"],
  [{ platform: "darwin", homedir: "/Users/u" }, "/Users/u/Library/Caches/colloquy"],
  [{ platform: "darwin", homedir: "/Users/u", env: { XDG_CACHE_HOME: "/x" } }, "/Users/u/Library/Caches/colloquy"],
  [{ platform: "win32", homedir: "C:\\Users\\u", env: { LOCALAPPDATA: "D:\\Local" } }, "D:\\Local\\colloquy"],
  [{ platform: "win32", homedir: "C:\\Users\\u" }, "C:\\Users\\u\\AppData\\Local\\colloquy"],
])("%o", (surroundings, expected) => {
  expect(cacheFolder({ env: {}, homedir: "/home/u", ...surroundings })).toBe(expected);
});
