import { kernelFaultsOf } from "../../core/lean/versions/kernelFaults.ts";
import type { CheckerAnswer } from "../../lean-bridge/batch/independentCheck.ts";
import type { VerifiedDeclaration } from "../../lean-bridge/batch/verifiedDeclarations.ts";
import type { FileVerification } from "../../lean-bridge/batch/verifyFile.ts";
import { isClean } from "../../lean-bridge/batch/verifyFile.ts";
import type { CommandContext } from "../command.ts";
import type { FoundFile } from "../openFile.ts";

export interface Verification extends FileVerification {
  /** Empty where batch Lean's word was not enough, or nothing is at hand. */
  readonly answers: readonly CheckerAnswer[];
}

/** The report for a person. */
export function showVerification(
  { file: { shown }, lean }: FoundFile,
  verification: Verification,
  { terminal }: CommandContext,
): void {
  for (const { range, message } of verification.errors)
    terminal.out(`${shown}:${range.start.line + 1}: error: ${message}`);
  for (const { range } of verification.sorries) terminal.out(`${shown}:${range.start.line + 1}: uses \`sorry\``);
  for (const obstacle of verification.obstacles) terminal.out(`${shown}: ${obstacle}`);
  for (const declaration of verification.declarations) terminal.out(`  ${declarationWords(declaration)}`);
  const level = isClean(verification) ? "V5: a fresh Lean process accepts the file" : "not verified";
  const { version, capabilities } = lean.found.toolchain;
  const checkers = checkerWords(capabilities.checkers.present.length, verification.answers);
  terminal.out(`${shown}: ${level} (${lean.engine}; ${checkers})`);
  const faults = version === undefined ? [] : kernelFaultsOf(version).map(({ source }) => source);
  if (faults.length > 0)
    terminal.out(`  known faults of this Lean's kernel (\`colloquy doctor\` says what to do): ${faults.join(", ")}`);
}

function declarationWords({ name, line, statementHash, axiomState, axioms }: VerifiedDeclaration): string {
  const words = { allowed: "standard axioms at the most", foreign: "rests on", unknown: "axioms unknown" };
  const shown = name === "example" ? `example in line ${line ?? "?"}` : name;
  return `${statementHash.slice(0, 12)}  ${shown}: ${[words[axiomState], ...axioms].join(" ")}`;
}

function checkerWords(present: number, answers: readonly CheckerAnswer[]): string {
  if (present === 0) return "this Lean has no independent checker";
  if (answers.length === 0) return "no independent checker was run";
  const words = { accepts: "accepts it too", refuses: "refuses it", unknown: "gave no answer" };
  return answers
    .map(({ checker, outcome }) => {
      const detail = "detail" in outcome ? `: ${outcome.detail}` : "";
      return `${checker} ${words[outcome.kind]}${detail}`;
    })
    .join("; ");
}
