import { isUntrusted } from "../../core/lean/trustedAxioms.ts";
import type { FileVerification } from "./verifyFile.ts";

const sorryAxiom = "sorryAx";

/**
 * What a changed file rests on that it did not rest on before, each a sentence's part. Where the file had errors
 * before, what it declared is not known; then only a warning more, or an axiom that a tactic brings, counts.
 */
export function newFaults(before: FileVerification, after: FileVerification): readonly string[] {
  const faults = faultsOf(after);
  if (before.errors.length > 0) {
    const brought = faults.filter(({ axiom }) => axiom !== sorryAxiom && isUntrusted(axiom));
    const isMore = after.sorries.length > before.sorries.length;
    return [...brought.map(({ text }) => text), ...(isMore ? ["one more declaration uses `sorry`"] : [])];
  }
  const known = faultsOf(before).map(({ text }) => text);
  return faults.flatMap(({ text }) => {
    const at = known.indexOf(text);
    if (at < 0) return [text];
    known.splice(at, 1);
    return [];
  });
}

function faultsOf({ declarations }: FileVerification): readonly { readonly axiom: string; readonly text: string }[] {
  return declarations.flatMap(({ name, axiomState, axioms }) =>
    axiomState === "unknown"
      ? [{ axiom: "", text: `what ${name} rests on is not known` }]
      : axioms.map((axiom) => ({ axiom, text: `${name} rests on ${axiom}` })),
  );
}
