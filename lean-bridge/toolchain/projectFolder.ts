import type { FileLookup } from "./fileLookup.ts";
import { foldersUpward, pathRules, type ToolchainHost } from "./host.ts";
import type { ProjectFolder } from "./toolchain.ts";

/**
 * The project a folder belongs to: the nearest folder upward with `lean-toolchain`, `lakefile.lean` or
 * `lakefile.toml`. A dependency inside `.lake/packages` belongs to the project that fetched it.
 */
export async function projectOf(
  files: FileLookup,
  host: ToolchainHost,
  folder: string,
): Promise<ProjectFolder | undefined> {
  const owner = owningFolder(host, folder);
  if (owner !== undefined) {
    const fetching = await projectAt(files, host, owner);
    if (fetching !== undefined) {
      return fetching;
    }
  }
  for (const candidate of foldersUpward(host, folder)) {
    const project = await projectAt(files, host, candidate);
    if (project !== undefined) {
      return project;
    }
  }
  return undefined;
}

/** For a folder below `ROOT/.lake/packages` (or the older `ROOT/lake-packages`) that ROOT, else undefined. */
function owningFolder(host: ToolchainHost, folder: string): string | undefined {
  const found = /^(.*?)[/\\](?:\.lake[/\\]packages|lake-packages)(?:[/\\]|$)/.exec(folder);
  return found?.[1] === undefined || found[1] === "" ? undefined : pathRules(host).normalize(found[1]);
}

async function projectAt(files: FileLookup, host: ToolchainHost, root: string): Promise<ProjectFolder | undefined> {
  const file = async (name: string) => {
    const path = pathRules(host).join(root, name);
    return (await files.entryAt(path)) === "file" ? path : undefined;
  };
  const toolchainFile = await file("lean-toolchain");
  // Lake prefers lakefile.lean where both exist.
  const leanLakefile = await file("lakefile.lean");
  const tomlLakefile = leanLakefile === undefined ? await file("lakefile.toml") : undefined;
  if (leanLakefile !== undefined) {
    return { root, lakefile: { path: leanLakefile, flavour: "lean" }, toolchainFile };
  }
  if (tomlLakefile !== undefined) {
    return { root, lakefile: { path: tomlLakefile, flavour: "toml" }, toolchainFile };
  }
  return toolchainFile === undefined ? undefined : { root, lakefile: undefined, toolchainFile };
}
