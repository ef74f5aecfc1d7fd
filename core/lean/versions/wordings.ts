import type { ReleaseName } from "./leanRelease.ts";

/**
 * One of the ways in which Lean has worded a message. Read from what the reference manual of each release has Lean say, whose
 * build fails where Lean says something else (leanprover/reference-manual, `Manual/`), and from Lean itself.
 */
export interface Wording {
  readonly since?: ReleaseName;
  /** The first release that words it otherwise. */
  readonly until?: ReleaseName;
  readonly says: RegExp;
  /** The change that brought it in, or ended it. */
  readonly source: string;
}

/** Lean's warning about a declaration whose term has `sorry` in it. */
export const sorryWarning: readonly Wording[] = [
  { until: "4.28", says: /^declaration uses 'sorry'/u, source: "lean4#11608" },
  { since: "4.28", says: /^declaration uses `sorry`/u, source: "lean4#11608" },
];

/** A name that Lean does not know. In 4.22 `#print` and its like have the later form already. */
export const unknownName: readonly Wording[] = [
  { until: "4.23", says: /^unknown (?:identifier|constant) '/u, source: "lean4#9423" },
  { since: "4.22", says: /^Unknown (?:identifier|constant) `/u, source: "lean4#9423" },
];

/** A term of another type than `False`, which is the first group. */
export const notFalse: readonly Wording[] = [
  {
    until: "4.23",
    says: /has type\s+([^]*?)\s+: (?:Prop|Type[^\n]*|Sort[^\n]*)\s+but is expected to have type\s+False : Prop/u,
    source: "lean4#9099",
  },
  {
    since: "4.23",
    says: /has type\s+([^]*?)(?:\s+of sort `[^`]*`)?\s+but is expected to have type\s+False(?! :)/u,
    source: "lean4#9099",
  },
];

/** A definition that is not compiled because of a constant without code, which is named behind the first words. */
export const uncompiled: readonly Wording[] = [
  { says: /^failed to compile[^]*noncomputable/u, source: "`src/Lean/Compiler/`; of axioms until 4.22 (lean4#8577)" },
  { since: "4.22", until: "4.23", says: /^axiom '[^]*not supported by code generator/u, source: "lean4#8577" },
  { since: "4.23", until: "4.24", says: /^'[^]*not supported by code generator/u, source: "manual of 4.23" },
  { since: "4.24", says: /^`[^]*not supported by code generator/u, source: "manual of 4.24" },
];

/** What a program of Lean's says where it does not find a module, or one of another Lean. */
export const missingModule: readonly Wording[] = [
  { says: / of module .* does not exist$/u, source: "`src/Lean/Util/Path.lean` (`findOLean`)" },
  { says: /Could not find any oleans for: /u, source: "`src/LeanChecker.lean`, which has this since 4.28" },
  { says: /, incompatible header$/u, source: "`src/library/module.cpp` (`read_module_data`)" },
];

export function isWorded(message: string, wordings: readonly Wording[]): boolean {
  return wordings.some(({ says }) => says.test(message));
}

/** The first group of the first wording that fits; undefined if none does. */
export function wordedPart(message: string, wordings: readonly Wording[]): string | undefined {
  for (const { says } of wordings) {
    const part = says.exec(message)?.[1];
    if (part !== undefined) return part.trim();
  }
  return undefined;
}
