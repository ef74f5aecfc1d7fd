import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CompiledConstant, CompiledModule } from "../olean/compiledModule.ts";
import { readModule } from "../olean/compiledModule.ts";
import type { LeanName } from "../olean/leanName.ts";
import { isPrivate, privateOwner } from "../olean/leanName.ts";
import { outsideNames } from "./axiomAccount.ts";
import { moduleFileEndings } from "./batchLean.ts";

/**
 * The private constants of other modules that a module uses, directly or through each other, as far as their modules
 * can be read: no question to Lean can name them. `folders`: where compiled modules lie.
 */
export async function privateConstants(module: CompiledModule, folders: readonly string[]): Promise<CompiledModule> {
  const found = new Map<string, CompiledConstant>();
  const gathered: CompiledModule = { imports: [], constants: found, ranges: new Map() };
  const read = new Map<string, CompiledModule | undefined>();
  const tried = new Set<string>();
  for (;;) {
    const open = [...outsideNames([module, gathered]).values()].filter(
      (name) => isPrivate(name) && !tried.has(name.key),
    );
    if (open.length === 0) return gathered;
    for (const name of open) {
      tried.add(name.key);
      const owner = privateOwner(name).join("/");
      if (!read.has(owner)) read.set(owner, await moduleIn(folders, name));
      const constant = read.get(owner)?.constants.get(name.key);
      if (constant) found.set(name.key, constant);
    }
  }
}

async function moduleIn(folders: readonly string[], name: LeanName): Promise<CompiledModule | undefined> {
  for (const folder of folders) {
    const base = `${join(folder, ...privateOwner(name))}.olean`;
    const files = await Promise.all(
      moduleFileEndings.map((ending) => readFile(`${base}${ending}`).catch(() => undefined)),
    );
    const reading = readModule(files.filter((file) => file !== undefined));
    if (reading.kind === "read") return reading.module;
  }
  return undefined;
}

/** Lake's folders first, as a module of a project hides one of the toolchain. */
export async function moduleFolders(
  projectRoot: string | undefined,
  toolchainRoot: string,
): Promise<readonly string[]> {
  const toolchain = join(toolchainRoot, "lib", "lean");
  if (projectRoot === undefined) return [toolchain];
  const packages = join(projectRoot, ".lake", "packages");
  const names = await readdir(packages).catch(() => []);
  const roots = [projectRoot, ...names.map((name) => join(packages, name))];
  return [...roots.map((root) => join(root, ".lake", "build", "lib", "lean")), toolchain];
}
