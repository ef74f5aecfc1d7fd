/** The axioms that ordinary mathematics in Lean rests on. */
const standardAxioms: ReadonlySet<string> = new Set(["propext", "Classical.choice", "Quot.sound"]);

/** Names that exist in the core library and must never be let through as "only a library name". */
const untrustedNames = new Set(["sorryAx", "Lean.ofReduceBool", "Lean.ofReduceNat", "Lean.trustCompiler"]);

/** True if a name, as Lean prints it, is that of one of the three. */
export function isStandardAxiom(name: string): boolean {
  return standardAxioms.has(name);
}

/** An axiom for what no kernel has checked: a gap, or the compiler's word. */
export function isUntrusted(name: string): boolean {
  return untrustedNames.has(name) || /(?:^|\.)_native\b|ofReduce|native_decide/u.test(name);
}

export function isSorry(name: string): boolean {
  return name === "sorryAx";
}
