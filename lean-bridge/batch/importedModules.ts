import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import { moduleFolderOf } from "../embedded/modules/projectModules.ts";
import { findModule, projectFolderOf, readLayout } from "../embedded/modules/projectLayout.ts";
import { cacheFolder } from "../embedded/prepare/cacheFolder.ts";
import { preparedKey } from "../embedded/prepare/knownPackage.ts";
import type { CompiledModule } from "../olean/compiledModule.ts";
import { readModule } from "../olean/compiledModule.ts";
import { shownName } from "../olean/leanName.ts";
import type { LaunchSite } from "../toolchain/launch.ts";
import { moduleFileEndings } from "./batchLean.ts";

/**
 * The modules of the project that a file imports for the embedded Lean, directly or not. A module is the library's
 * only if it lies in Lean's own folder and the project has none of that name; a module that is neither is a problem.
 */
export async function importedModules(
  module: CompiledModule,
  { site, path }: { readonly site: LaunchSite; readonly path: string },
): Promise<Result<readonly CompiledModule[], string>> {
  const places = placesOf(site, path);
  const found: CompiledModule[] = [];
  const open = [...module.imports];
  const seen = new Set(open.map(({ key }) => key));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const parts = name.parts.map((part) => (typeof part === "string" ? part : part.number));
    const own = join(places.compiled, ...parts);
    if (!existsSync(`${own}.olean`)) {
      if (isLibraryAlone(places, parts)) continue;
      return failure(`${shownName(name)} is neither a module of the project nor the library's alone`);
    }
    const reading = await readModuleAt(own);
    if (reading.kind === "unreadable") return failure(`${shownName(name)}: ${reading.detail}`);
    found.push(reading.module);
    for (const next of reading.module.imports) {
      if (!seen.has(next.key)) open.push(next);
      seen.add(next.key);
    }
  }
  return ok(found);
}

function isLibraryAlone(places: ReturnType<typeof placesOf>, parts: readonly string[]): boolean {
  return existsSync(`${join(places.library, ...parts)}.olean`) && findModule(places.layout, parts) === undefined;
}

async function readModuleAt(base: string): Promise<ReturnType<typeof readModule>> {
  const files = await Promise.all(
    moduleFileEndings.map((ending) => readFile(`${base}.olean${ending}`).catch(() => undefined)),
  );
  return readModule(files.filter((file) => file !== undefined));
}

/** The folders in which `colloquy-lean` looks, given the same environment. */
function placesOf(
  site: LaunchSite,
  path: string,
): {
  readonly compiled: string;
  readonly library: string;
  readonly layout: ReturnType<typeof readLayout>;
} {
  const { platform } = process;
  const env = { ...site.host.env, ...site.embedded.env };
  const projectFolder = projectFolderOf(resolve(path));
  const cacheRoot = cacheFolder({ platform, env, homedir: homedir() });
  const prepared = env["COLLOQUY_EMBEDDED_LEAN"] ?? join(cacheRoot, "embedded-lean", preparedKey);
  return {
    compiled: moduleFolderOf({ cacheRoot, leanKey: preparedKey, projectFolder }),
    library: join(prepared, "lib"),
    layout: readLayout(projectFolder),
  };
}
