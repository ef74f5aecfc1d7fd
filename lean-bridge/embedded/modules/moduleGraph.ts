import { readFileSync } from "node:fs";
import { moduleName, parseHeader } from "./leanHeader.ts";
import type { ModuleProblem } from "./moduleProblem.ts";
import { findModule, isLibraryModule, type ModuleFile, type ProjectLayout } from "./projectLayout.ts";

export interface SourceModule extends ModuleFile {
  readonly name: string;
  readonly parts: readonly string[];
  readonly source: string;
  /** Names of the project's modules that it imports. */
  readonly imports: readonly string[];
}

export interface ModuleGraph {
  /** Modules of the project, each after those that it imports. */
  readonly order: readonly SourceModule[];
  /** Why a module cannot be compiled, by its name; its importers have no entry of their own. */
  readonly problems: ReadonlyMap<string, ModuleProblem>;
}

/** Reads the modules of the project that `imports` reach. */
export function readModuleGraph(layout: ProjectLayout, imports: readonly (readonly string[])[]): ModuleGraph {
  const order: SourceModule[] = [];
  const problems = new Map<string, ModuleProblem>();
  const finished = new Set<string>();
  const path: string[] = [];

  const visit = (parts: readonly string[]): void => {
    const name = moduleName(parts);
    const start = path.indexOf(name);
    if (start >= 0) problems.set(name, { kind: "cycle", modules: path.slice(start) });
    if (start >= 0 || finished.has(name)) return;
    const read = readModule(layout, parts, path.at(-1));
    if (read.kind !== "module") {
      problems.set(name, read);
    } else {
      path.push(name);
      for (const imported of read.imports) visit(imported);
      path.pop();
      order.push({ ...read.module, imports: read.imports.map(moduleName) });
    }
    finished.add(name);
  };

  for (const parts of imports) if (!isLibraryModule(parts)) visit(parts);
  return { order, problems };
}

type ReadModule = {
  readonly kind: "module";
  readonly module: Omit<SourceModule, "imports">;
  readonly imports: readonly (readonly string[])[];
};

function readModule(
  layout: ProjectLayout,
  parts: readonly string[],
  importedBy: string | undefined,
): ReadModule | ModuleProblem {
  const name = moduleName(parts);
  const found = findModule(layout, parts);
  if (found === undefined) {
    return { kind: "missing", module: name, ...(importedBy === undefined ? {} : { importedBy }) };
  }
  try {
    const source = readFileSync(found.file, "utf8");
    const imports = parseHeader(source).imports.map(({ parts: imported }) => imported);
    const ownImports = imports.filter((imported) => !isLibraryModule(imported));
    return { kind: "module", module: { ...found, name, parts, source }, imports: ownImports };
  } catch (error) {
    return { kind: "unreadable", module: name, file: found.file, reason: String(error) };
  }
}
