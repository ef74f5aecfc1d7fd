import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const close = 'macro "close" : tactic => `(tactic| sorry)\n';
const claim = "theorem t (p q : Prop) (h : q) : p ∧ q := by\n  refine ⟨?_, by sorry⟩\n  ⬚sorry\n";

/** A file that sets an option for printing or elaborating: an honest step and a disguised gap. */
function under(option: string): readonly ConformanceCase[] {
  return casesAt(`${close}set_option ${option}\nset_option warn.sorry false in\n${claim}`, [
    {
      name: `option: ${option}, an honest step`,
      candidate: "have k : q := h",
      expected: "progress",
    },
    { name: `option: ${option}, a hidden gap`, candidate: "close", expected: "notAccepted" },
  ]);
}

/** Options of the file that change how Lean prints and elaborates. */
export const printingOptions: CaseGroup = {
  subject: "printing options",
  cases: [
    ...under("pp.foralls false"),
    ...under("pp.natLit true"),
    ...under("pp.numericTypes true"),
    ...under("pp.exprSizes true"),
    ...under("pp.sorrySource true"),
    ...under("pp.sanitizeNames false"),
    ...under("pp.safeShadowing false"),
    ...under("pp.unicode false"),
    ...under("pp.maxSteps 1"),
    ...under("pp.deepTerms.threshold 1"),
    ...under("pp.raw true"),
    ...under("pp.analyze true"),
    ...under("pp.instanceTypes true"),
    ...under("pp.proofs.withType true"),
    ...under("pp.parens true"),
    ...under("pp.piBinderNames false"),
    ...under("pp.mdata true"),
    ...under("pp.tagAppFns true"),
    ...under("pp.fvars.anonymous true"),
    ...under("format.width 1"),
    ...under("format.width 100000"),
    ...under("format.unicode false"),
    ...under("format.indent 0"),
    ...under("maxRecDepth 200"),
    ...under("Elab.async false"),
    ...under("Elab.async true"),
    ...under("linter.all true"),
    ...under("debug.terminalTacticsAsSorry true"),
    ...casesAt("set_option debug.terminalTacticsAsSorry true\n\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n", [
      { name: "option: tactics that are gaps, omega", candidate: "omega", expected: "notAccepted" },
      { name: "option: tactics that are gaps, decide", candidate: "decide", expected: "notAccepted" },
      {
        name: "option: tactics that are gaps, in a fact",
        candidate: "have h : (1 : Nat) = 3 := by omega\nskip",
        expected: "notAccepted",
      },
    ]),
    ...casesAt("set_option debug.proofAsSorry true\n\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n", [
      {
        name: "option: proofs that are gaps",
        candidate: "exact nonsense",
        expected: ["noHole", "failed", "refused", "unknown"],
      },
    ]),
    ...casesAt("set_option debug.proofAsSorry true\n\ndef t : {n : Nat // n = 1} := ⟨0, by\n  ⬚sorry⟩\n", [
      {
        name: "option: proofs that are gaps, in a definition",
        candidate: "exact nonsense",
        expected: ["noHole", "failed", "refused", "unknown"],
      },
    ]),
    ...under("tactic.hygienic false"),
    ...under("pp.macroStack true"),
    ...under("maxHeartbeats 400"),
    ...under("pp.oneline true"),
    // Lean keeps too little of such a text to resume from it after an edit.
    ...under("internal.cmdlineSnapshots true").map((one) => ({ ...one, expected: "noHole" as const })),
  ],
};
