import { doubtfulAxioms, isUntrusted } from "../../core/lean/axiomReport.ts";
import { parseHeader } from "../../core/lean/header.ts";
import type { LibraryNames } from "./libraryNames.ts";
import type { ShadowLane } from "./shadowLane.ts";

export interface AxiomQuestion {
  /** The file that the proof belongs to; its core imports count. */
  readonly text: string;
  readonly axioms: readonly string[];
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
): Promise<readonly string[] | undefined> {
  const doubtful = doubtfulAxioms(question.axioms);
  const untrusted = doubtful.filter(isUntrusted);
  if (untrusted.length > 0) return untrusted;
  if (doubtful.length === 0 || !question.libraryTheoremsAreAxioms) return doubtful;
  // A name that Lean knows with the core imports alone is a library theorem; whatever else there is, the file or its
  // project has added.
  const { imports } = parseHeader(question.text);
  const header = imports
    .filter((module) => /^(?:Init|Std|Lean)(?:\.|$)/u.test(module))
    .map((module) => `import ${module}\n`);
  const known = question.libraryNames.get(header.join("")) ?? new Set();
  question.libraryNames.set(header.join(""), known);
  const open = doubtful.filter((name) => !known.has(name));
  if (open.length === 0) return [];
  const text = header.join("") + open.map((name) => `#check @${name}\n`).join("");
  const settled = await lane.settle(text, question.timeoutMs, signal);
  if (settled.kind === "unknown") return undefined;
  const refused = new Set(
    settled.value.diagnostics.filter(({ severity }) => severity === "error").map(({ range }) => range.start.line),
  );
  const isForeign = (at: number): boolean => refused.has(header.length + at);
  for (const [at, name] of open.entries()) if (!isForeign(at)) known.add(name);
  return open.filter((_, at) => isForeign(at));
}
