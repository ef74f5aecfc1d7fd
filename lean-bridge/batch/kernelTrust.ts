import { readModuleGraph, type SourceModule } from "../embedded/modules/moduleGraph.ts";
import { projectFolderOf, readLayout } from "../embedded/modules/projectLayout.ts";
import { parseHeader } from "../embedded/modules/leanHeader.ts";
import type { CompiledModule } from "../olean/compiledModule.ts";
import { leanName, shownName } from "../olean/leanName.ts";

/**
 * Why Lean's kernel cannot be taken at its word about a file although it accepts it: the file or a module of its project
 * names the option that switches the kernel off, or declares anew what the kernel computes with by name.
 */
export function kernelDoubts(
  file: { readonly path: string; readonly text: string },
  modules: readonly CompiledModule[],
): readonly string[] {
  const sources = [{ name: "the file", source: file.text }, ...projectSources(file)];
  const named = sources.flatMap(({ name, source }) => (/skipKernel|KernelTC/iu.test(source) ? [name] : []));
  const declared = [...computedNames].filter(([key]) => modules.some(({ constants }) => constants.has(key)));
  return [
    ...named.map((name) => `${name} speaks of \`debug.skipKernelTC\`, which lets declarations past Lean's kernel`),
    ...declared.map(([, name]) => `${name} is declared anew, and Lean's kernel computes with it by its name`),
  ];
}

/** The modules of the project that a file imports, directly or not. */
export function projectSources(file: { readonly path: string; readonly text: string }): readonly SourceModule[] {
  const imports = parseHeader(file.text).imports.map(({ parts }) => parts);
  return readModuleGraph(readLayout(projectFolderOf(file.path)), imports).order;
}

/** Source: `kernel/type_checker.cpp` and `kernel/expr.cpp` (literals). */
const computedNames: ReadonlyMap<string, string> = new Map(
  [
    ["Nat"],
    ...["zero", "succ", "add", "sub", "mul", "pow", "gcd", "mod", "div", "beq", "ble"].map((part) => ["Nat", part]),
    ...["land", "lor", "xor", "shiftLeft", "shiftRight", "log2"].map((part) => ["Nat", part]),
    ["String"],
    ["String", "mk"],
    ["String", "ofList"],
    ["Char"],
    ["Char", "ofNat"],
    ["List"],
    ["Bool"],
    ["Lean", "reduceBool"],
    ["Lean", "reduceNat"],
  ].map((parts) => {
    const name = leanName(parts);
    return [name.key, shownName(name)];
  }),
);
