import type { ConstantName } from "../../core/lean/constantName.ts";
import { shownName } from "../../core/lean/constantName.ts";
import { parseHeader } from "../../core/lean/header.ts";
import type { KernelQuestion } from "../../core/lean/kernelQuestion.ts";
import { joinQuestions, kernelQuestion, readKernelAnswer } from "../../core/lean/kernelQuestion.ts";
import { isStandardAxiom, isUntrusted } from "../../core/lean/trustedAxioms.ts";
import type { LibraryNames } from "./libraryNames.ts";
import type { ShadowLane } from "./shadowLane.ts";

export interface AxiomQuestion {
  /** The file that the proof belongs to; its core imports count. */
  readonly text: string;
  readonly axioms: readonly ConstantName[];
  readonly timeoutMs: number;
  /** The engine stores library theorems without proofs, so that they are listed among the axioms. */
  readonly libraryTheoremsAreAxioms: boolean;
  readonly libraryNames: LibraryNames;
}

/** Those of a proof's axioms that are not allowed; undefined if that could not be found out. */
export async function foreignAxioms(
  lane: ShadowLane,
  question: AxiomQuestion,
  signal: AbortSignal,
): Promise<readonly ConstantName[] | undefined> {
  const doubtful = question.axioms.filter((name) => !isStandardAxiom(shownName(name)));
  const untrusted = doubtful.filter((name) => isUntrusted(shownName(name)));
  if (untrusted.length > 0) return untrusted;
  if (doubtful.length === 0 || !question.libraryTheoremsAreAxioms) return doubtful;
  // A constant that Lean has with the core imports alone is a library theorem; whatever else there is, the file or its
  // project has added.
  const header = coreHeader(question.text);
  const known = question.libraryNames.get(header) ?? new Set();
  question.libraryNames.set(header, known);
  const open = doubtful.filter((name) => !known.has(fullName(name)));
  if (open.length === 0) return [];
  const declared = await declaredWith(lane, { header, names: open, timeoutMs: question.timeoutMs }, signal);
  if (!declared) return undefined;
  for (const name of declared) known.add(fullName(name));
  return open.filter((name) => !known.has(fullName(name)));
}

/** The name with its private prefix, which says in which module it was declared. */
function fullName(name: ConstantName): string {
  return JSON.stringify(name);
}

/** The header with the imports of Lean's own library alone; with `prelude` where the file has it, because then all else is its own. */
function coreHeader(text: string): string {
  const { imports, isPrelude } = parseHeader(text);
  const core = imports.filter((module) => /^(?:Init|Std|Lean)(?:\.|$)/u.test(module));
  return [...(isPrelude ? ["prelude\n"] : []), ...core.map((module) => `import ${module}\n`)].join("");
}

interface DeclarationTask {
  readonly header: string;
  readonly names: readonly ConstantName[];
  readonly timeoutMs: number;
}

/** Those of the names that are constants where nothing but the header stands. */
async function declaredWith(
  lane: ShadowLane,
  { header, names, timeoutMs }: DeclarationTask,
  signal: AbortSignal,
): Promise<readonly ConstantName[] | undefined> {
  // A private name can be asked for only where it was declared, and another constant may have what is left of it.
  const askable = names.filter(([first]) => first !== "_private");
  const asked = askable.map((name) => kernelQuestion(name, ["axioms"], lane.lean));
  const question = joinQuestions(asked.filter((one): one is KernelQuestion => one !== undefined));
  const text = header + question.text;
  const settled = await lane.settle(text, timeoutMs, signal);
  if (settled.kind === "unknown") return undefined;
  const { diagnostics } = settled.value;
  return askable.filter((name) => readKernelAnswer(text, question, { name, diagnostics }).axioms !== undefined);
}
