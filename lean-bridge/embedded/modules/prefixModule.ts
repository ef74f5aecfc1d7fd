import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ModuleBuilderPorts } from "./buildModules.ts";
import { parseHeader } from "./leanHeader.ts";
import { hashOf, ModuleOutput } from "./moduleOutput.ts";
import { prefixModuleMark } from "./projectLayout.ts";

const keptModules = 8;

export interface PrefixModulePorts {
  readonly outputFolder: string;
  readonly leanKey: string;
  readonly compile: ModuleBuilderPorts["compile"];
}

export type PrefixModule =
  | { readonly kind: "compiled"; readonly module: string }
  | { readonly kind: "failed"; readonly reason: string };

export interface PrefixSource {
  readonly text: string;
  /** The document's own module: what the text declares is named as it is in the document. */
  readonly ownModule: readonly string[];
}

/**
 * Compiles the first part of an open document to a module that a short document can import. Kept by a hash of the
 * text; the oldest ones go. What the text imports of its project must be compiled already.
 */
export async function compilePrefix(
  ports: PrefixModulePorts,
  { text, ownModule }: PrefixSource,
  signal: AbortSignal,
): Promise<PrefixModule> {
  const module = `${prefixModuleMark}${hashOf(ports.leanKey, ...ownModule, text).slice(0, 16)}`;
  const output = new ModuleOutput(ports.outputFolder);
  const parts = [module];
  if (await output.isCurrent(parts, module)) return { kind: "compiled", module };
  const scratch = await output.scratchFolder();
  try {
    const outcome = await compileIn(scratch, ports, { module, text, ownModule, signal });
    if (outcome.kind === "failed") return { kind: "failed", reason: outcome.firstError };
    await output.adopt({ parts, key: module }, scratch);
    await removeOldest(ports.outputFolder, output);
    return { kind: "compiled", module };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface PrefixCompilation extends PrefixSource {
  readonly module: string;
  readonly signal: AbortSignal;
}

async function compileIn(
  scratch: string,
  ports: PrefixModulePorts,
  { module, text, ownModule, signal }: PrefixCompilation,
): ReturnType<PrefixModulePorts["compile"]> {
  const sourceRoot = join(scratch, "text");
  const file = `${join(sourceRoot, ...ownModule)}.lean`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  const imports = parseHeader(text).imports.map(({ parts: imported }) => imported.join("."));
  return ports.compile({ name: module, parts: [module], source: text, imports, file, sourceRoot }, scratch, signal);
}

async function removeOldest(folder: string, output: ModuleOutput): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefixModuleMark) && name.endsWith(".stamp"));
  const aged = await Promise.all(names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })));
  const old = aged.toSorted((left, right) => right.time - left.time).slice(keptModules);
  for (const { name } of old) await output.discard([name.replace(/\.stamp$/u, "")]);
}
