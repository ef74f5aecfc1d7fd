import type { FileLookup } from "./fileLookup.ts";
import { pathRules, type ToolchainHost } from "./host.ts";
import { importsOf, packagesInLakefileLean, packagesInLakefileToml, packagesInManifest } from "./leanText.ts";
import type { DependencyReason, ProjectFolder } from "./toolchain.ts";

/** The modules that the embedded Lean brings, so that a file's imports can be held against it. */
export interface EmbeddedReach {
  /** First components of the module names it has, for example `Init`, `Std`, `Lean`. */
  readonly moduleRoots: readonly string[];
  /** True if it compiles the project's own modules, so that importing these is no obstacle. */
  readonly buildsProjectModules: boolean;
}

export interface DependencyQuestion {
  readonly files: FileLookup;
  readonly host: ToolchainHost;
  readonly project: ProjectFolder | undefined;
  /** The file to be served; undefined when only a folder is known. */
  readonly file: string | undefined;
  readonly reach: EmbeddedReach;
}

/**
 * Why the embedded Lean cannot serve this file as its project means it; empty for a plain project.
 * A project is plain when its lakefile requires no package, its manifest lists none, and the file imports only what the
 * embedded Lean has. Otherwise a search must not fall back to it unasked: the file would show errors that are not
 * the person's, and a proof could be "verified" against another library.
 */
export async function dependencyReasons(question: DependencyQuestion): Promise<readonly DependencyReason[]> {
  const packages = await requiredPackages(question);
  const imports = await foreignImports(question);
  return [...packages, ...imports];
}

async function requiredPackages(question: DependencyQuestion): Promise<readonly DependencyReason[]> {
  const { files, host, project } = question;
  if (project?.lakefile === undefined) {
    return [];
  }
  const { path: lakefile, flavour } = project.lakefile;
  const manifest = pathRules(host).join(project.root, "lake-manifest.json");
  const inLakefile = flavour === "lean" ? packagesInLakefileLean : packagesInLakefileToml;
  const listed = [
    { listedIn: lakefile, packages: inLakefile(await textAt(files, lakefile)) },
    { listedIn: manifest, packages: packagesInManifest(await textAt(files, manifest)) },
  ].find(({ packages }) => packages.length > 0);
  return listed === undefined ? [] : [{ kind: "packages", ...listed }];
}

async function foreignImports(question: DependencyQuestion): Promise<readonly DependencyReason[]> {
  const { files, file, reach } = question;
  if (file === undefined) {
    return [];
  }
  const modules: string[] = [];
  for (const name of importsOf(await textAt(files, file))) {
    const root = name.split(".", 1)[0] ?? name;
    const reachable = reach.moduleRoots.includes(root) || (reach.buildsProjectModules && (await isOwn(question, name)));
    if (!reachable) {
      modules.push(name);
    }
  }
  return modules.length === 0 ? [] : [{ kind: "imports", file, modules }];
}

/** In the project, or beside a file that has none. */
async function isOwn(question: DependencyQuestion, moduleName: string): Promise<boolean> {
  const rules = pathRules(question.host);
  for (const root of await sourceRoots(question)) {
    const path = rules.join(root, ...moduleName.split("."));
    if ((await question.files.entryAt(`${path}.lean`)) === "file") {
      return true;
    }
  }
  return false;
}

/** As the embedded Lean looks for modules (`readLayout`). */
async function sourceRoots({ files, host, project, file }: DependencyQuestion): Promise<readonly string[]> {
  const rules = pathRules(host);
  if (project === undefined) {
    return file === undefined ? [] : [rules.dirname(file)];
  }
  const lakefile = project.lakefile === undefined ? "" : await textAt(files, project.lakefile.path);
  const named = [...lakefile.matchAll(/\bsrcDir\s*:?=\s*["']([^"'\n]+)["']/gu)].map(([, folder = ""]) => folder);
  return [project.root, ...named.map((folder) => rules.join(project.root, folder))];
}

/** A file that cannot be read has nothing to say about dependencies; reading it properly is the session's matter. */
async function textAt(files: FileLookup, path: string): Promise<string> {
  const read = await files.readText(path);
  return read.kind === "ok" ? read.value : "";
}
