import type { CompiledModule } from "../olean/compiledModule.ts";
import type { BatchTask } from "./batchLean.ts";
import type { OutsideWord } from "./axiomAccount.ts";
import { outsideNames } from "./axiomAccount.ts";
import { importedModules } from "./importedModules.ts";
import { askForAxioms } from "./axiomQuestion.ts";
import { moduleFolders, privateConstants } from "./privateConstants.ts";
import { isUntrusted } from "../../core/lean/trustedAxioms.ts";
import { isPrivate } from "../olean/leanName.ts";
import type { LeanName } from "../olean/leanName.ts";

/** The findings about everything that a module uses and does not declare itself. */
export interface Outside {
  /** Modules that are followed like the file's own. */
  readonly modules: readonly CompiledModule[];
  readonly word: OutsideWord;
  /** Why nothing can be said about some constants. */
  readonly problem?: string;
}

/** Finds out about everything that a module uses and does not declare. Rejects only by the signal. */
export async function lookOutside(
  module: CompiledModule,
  task: BatchTask & { readonly text: string },
  signal: AbortSignal,
): Promise<Outside> {
  const { toolchain, site } = task;
  if (toolchain.kind === "embedded") {
    const imported = await importedModules(module, task);
    return imported.kind === "error"
      ? { modules: [], word: () => undefined, problem: imported.problem }
      : { modules: imported.value, word: libraryWord };
  }
  const hidden = await privateConstants(module, await moduleFolders(site.project?.root, toolchain.root));
  const names = outsideNames([module, hidden]);
  return { modules: [hidden], word: await askForAxioms([...names.values()], task, signal) };
}

/**
 * The embedded Lean stores the library's theorems without their proofs, so that they look like axioms. What is not in
 * the file and not in a module of its project is the library's, and only its real axioms count.
 */
function libraryWord(name: LeanName): readonly string[] {
  const written = name.parts.map((part) => (typeof part === "string" ? part : part.number)).join(".");
  return !isPrivate(name) && (isUntrusted(written) || compilerAxioms.has(written)) ? [written] : [];
}

/** Axioms of `Init.Prelude` with which the compiler fills in what is never run; no proof may use them. */
const compilerAxioms = new Set(["lcProof", "lcUnreachable", "lcAny", "lcErased", "lcVoid"]);
