import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";

export interface ProjectLayout {
  /** Absolute path of the project's folder. */
  readonly folder: string;
  /** Folders inside it, absolute, below which modules lie; the first that has a module wins. */
  readonly sourceRoots: readonly string[];
}

export interface ModuleFile {
  readonly file: string;
  readonly sourceRoot: string;
}

const projectMarks = ["lakefile.toml", "lakefile.lean", "lean-toolchain"];
const libraryRoots = new Set(["Init", "Std", "Lean"]);

/** The nearest folder above `file` (absolute) that has a lakefile or a toolchain file, else the file's own folder. */
export function projectFolderOf(file: string): string {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (projectMarks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (dirname(folder) === folder) return own;
  }
}

/** Reads no more of a lakefile than its `srcDir`s; everything else of Lake does not exist for the embedded Lean. */
export function readLayout(folder: string): ProjectLayout {
  const toml = /^\s*srcDir\s*=\s*["']([^"'\n]+)["']/gm;
  const lean = /\bsrcDir\s*:=\s*"([^"\n]+)"/g;
  const named = [...matches(join(folder, "lakefile.toml"), toml), ...matches(join(folder, "lakefile.lean"), lean)];
  const roots = named.map((name) => resolve(folder, name)).filter((root) => isInside(folder, root));
  return { folder, sourceRoots: [...new Set([...roots, folder])] };
}

/** Begins the name of every module that was made of the first part of an open document. */
export const prefixModuleMark = "ColloquyPrefix";

/** True if a module has no source in the project: it came with Lean, or was made of an open document. */
export function isLibraryModule(parts: readonly string[]): boolean {
  const [root = ""] = parts;
  return libraryRoots.has(root) || root.startsWith(prefixModuleMark);
}

/** The place of a module in the project; undefined when it has none of that name. */
export function findModule(layout: ProjectLayout, parts: readonly string[]): ModuleFile | undefined {
  if (parts.some((part) => part === ".." || /[/\\\0]/.test(part))) return undefined;
  for (const sourceRoot of layout.sourceRoots) {
    const file = `${join(sourceRoot, ...parts)}.lean`;
    if (existsSync(file)) return { file, sourceRoot };
  }
  return undefined;
}

/** The parts of the name of the module that a file (absolute) is; of one outside the project, its own name. */
export function moduleOf(layout: ProjectLayout, file: string): readonly string[] {
  const root = layout.sourceRoots.find((folder) => isInside(folder, file)) ?? dirname(file);
  return relative(root, file.replace(/\.lean$/, "")).split(/[/\\]/);
}

/** True if `path` is `folder` or lies in it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(isAbsolute(way) || way.split(/[/\\]/)[0] === "..");
}

function matches(file: string, pattern: RegExp): string[] {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, "utf8").matchAll(pattern)].flatMap((match) => match[1] ?? []);
}
