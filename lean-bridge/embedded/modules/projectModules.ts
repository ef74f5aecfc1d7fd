import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { EmbeddedLean } from "../prepare/preparedFolder.ts";
import { ModuleBuilder, type ModuleBuilderPorts } from "./buildModules.ts";
import { compileWithLean, moduleOptions } from "./compileWithLean.ts";
import { parseHeader } from "./leanHeader.ts";
import { readModuleGraph } from "./moduleGraph.ts";
import { hashOf } from "./moduleOutput.ts";
import { describeModuleProblem } from "./moduleProblem.ts";
import { compilePrefix, type PrefixModule } from "./prefixModule.ts";
import { moduleOf, readLayout } from "./projectLayout.ts";

export interface ProjectModulesSettings {
  readonly lean: Pick<EmbeddedLean, "folder" | "key">;
  readonly hostScript: string;
  /** Folder of the user's cache; compiled modules go below it, never into the project. */
  readonly cacheRoot: string;
  readonly onProgress: ModuleBuilderPorts["onProgress"];
}

export interface ImportLineProblem {
  readonly message: string;
  /** Zero-based line of the import. */
  readonly line: number;
}

/** The folder of a project's compiled modules, in the user's cache. */
export function moduleFolderOf(of: {
  readonly cacheRoot: string;
  readonly leanKey: string;
  readonly projectFolder: string;
}): string {
  return join(of.cacheRoot, "modules", of.leanKey, hashOf(of.projectFolder).slice(0, 24));
}

/** The compiled modules of all projects that this process has to do with. */
export class ProjectModules {
  readonly #settings: ProjectModulesSettings;
  readonly #builders = new Map<string, ModuleBuilder>();

  constructor(settings: ProjectModulesSettings) {
    this.#settings = settings;
  }

  /** The folder that Lean must search for the project's modules; exists when this returns. */
  outputFolderOf(projectFolder: string): string {
    const { cacheRoot, lean } = this.#settings;
    const folder = moduleFolderOf({ cacheRoot, leanKey: lean.key, projectFolder });
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Compiles what a text imports from its project. Rejects only when the signal aborts. */
  async compileImports(
    document: { readonly projectFolder: string; readonly text: string },
    signal: AbortSignal,
  ): Promise<readonly ImportLineProblem[]> {
    const { imports } = parseHeader(document.text);
    const names = imports.map(({ parts }) => parts);
    const problems = await this.#builderOf(document.projectFolder).build(names, signal);
    return imports.flatMap(({ line }, index) => {
      const problem = problems[index];
      return problem === undefined ? [] : [{ line, message: describeModuleProblem(problem) }];
    });
  }

  /** True if a text imports `file`, directly or through other modules of its project. */
  dependsOn(document: { readonly projectFolder: string; readonly text: string }, file: string): boolean {
    const imports = parseHeader(document.text).imports.map(({ parts }) => parts);
    return readModuleGraph(readLayout(document.projectFolder), imports).order.some((module) => module.file === file);
  }

  /** Makes a module of the first part of a document, and before it of what that imports. Rejects only by the signal. */
  async compilePrefix(
    document: { readonly projectFolder: string; readonly file: string; readonly text: string },
    signal: AbortSignal,
  ): Promise<PrefixModule> {
    const [problem] = await this.compileImports(document, signal);
    if (problem) return { kind: "failed", reason: problem.message };
    const { lean, hostScript } = this.#settings;
    const outputFolder = this.outputFolderOf(document.projectFolder);
    const compile = compileWithLean({ lean, hostScript, projectFolder: document.projectFolder, outputFolder });
    return compilePrefix(
      { outputFolder, leanKey: compilerKey(lean.key), compile },
      { text: document.text, ownModule: moduleOf(readLayout(document.projectFolder), document.file) },
      signal,
    );
  }

  #builderOf(projectFolder: string): ModuleBuilder {
    const known = this.#builders.get(projectFolder);
    if (known !== undefined) return known;
    const { lean, hostScript, onProgress } = this.#settings;
    const outputFolder = this.outputFolderOf(projectFolder);
    const builder = new ModuleBuilder({
      layout: readLayout(projectFolder),
      outputFolder,
      leanKey: compilerKey(lean.key),
      compile: compileWithLean({ lean, hostScript, projectFolder, outputFolder }),
      onProgress,
    });
    this.#builders.set(projectFolder, builder);
    return builder;
  }
}

/** Names what compiles the modules: the Lean and the options that it is given. */
function compilerKey(leanKey: string): string {
  return [leanKey, ...moduleOptions].join(" ");
}
