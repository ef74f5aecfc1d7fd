import { posix, win32 } from "node:path";
import { failure, ok } from "../../../core/base/result.ts";
import type { FileLookup } from "../../../lean-bridge/toolchain/fileLookup.ts";

export interface MemoryDisk {
  readonly platform: "linux" | "darwin" | "win32";
  /** Path to contents; folders follow from the paths. */
  readonly files: Readonly<Record<string, string>>;
  /** Path of a link to its target, for files and folders. */
  readonly links?: Readonly<Record<string, string>>;
  readonly notExecutable?: readonly string[];
  readonly unreadable?: readonly string[];
}

/** A file system made of data, to test the layouts of other machines here. */
export function filesInMemory(disk: MemoryDisk): FileLookup {
  const rules = disk.platform === "win32" ? win32 : posix;
  const links = Object.entries(disk.links ?? {});
  const resolved = (path: string): string => {
    const link = links.find(([from]) => path === from || path.startsWith(from + rules.sep));
    return link === undefined ? path : resolved(link[1] + path.slice(link[0].length));
  };
  const entry = (path: string) => {
    const real = resolved(path);
    if (real in disk.files || disk.unreadable?.includes(real) === true) {
      return "file";
    }
    return Object.keys(disk.files).some((file) => file.startsWith(real + rules.sep)) ? "folder" : "missing";
  };
  return {
    entryAt: (path) => Promise.resolve(entry(path)),
    isExecutable: (path) =>
      Promise.resolve(entry(path) === "file" && disk.notExecutable?.includes(resolved(path)) !== true),
    readText(path) {
      const text = disk.files[resolved(path)];
      if (disk.unreadable?.includes(path) === true) {
        return Promise.resolve(failure({ kind: "unreadable", message: "EACCES: permission denied" }));
      }
      return Promise.resolve(text === undefined ? failure({ kind: "missing", message: "ENOENT" }) : ok(text));
    },
    namesIn(folder) {
      const prefix = resolved(folder) + rules.sep;
      const below = Object.keys(disk.files).filter((file) => file.startsWith(prefix));
      return Promise.resolve(
        [...new Set(below.map((file) => file.slice(prefix.length).split(rules.sep)[0] ?? ""))].sort(),
      );
    },
    realPath: (path) => Promise.resolve(entry(path) === "missing" ? path : resolved(path)),
  };
}
