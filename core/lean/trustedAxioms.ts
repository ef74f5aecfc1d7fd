import { shownName, type ConstantName } from "./constantName.ts";

/** The axioms that ordinary mathematics in Lean rests on. */
const standardAxioms: ReadonlySet<string> = new Set(["propext", "Classical.choice", "Quot.sound"]);

/** Names that exist in the core library and must never be let through as "only a library name". */
const untrustedNames = new Set(["sorryAx", "Lean.ofReduceBool", "Lean.ofReduceNat", "Lean.trustCompiler"]);

export function isStandardAxiom(name: ConstantName): boolean {
  return standardAxioms.has(shownName(name));
}

/** An axiom for what no kernel has checked: a gap, or the compiler's word. */
export function isUntrusted(name: ConstantName): boolean {
  const shown = shownName(name);
  return untrustedNames.has(shown) || /(?:^|\.)_native\b|ofReduce|native_decide/u.test(shown);
}

export function isSorry(name: ConstantName): boolean {
  return shownName(name) === "sorryAx";
}
