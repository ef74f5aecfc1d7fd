import { failure } from "../../core/base/result.ts";
import type { FileVerification } from "../../lean-bridge/batch/verifyFile.ts";
import { isClean, verifyFile } from "../../lean-bridge/batch/verifyFile.ts";
import type { IndependentOutcome } from "../../lean-bridge/toolchain/independentCheck.ts";
import { checkIndependently } from "../../lean-bridge/toolchain/independentCheck.ts";
import { exitCodes } from "../exitCodes.ts";
import { diagnosticJson, type Output } from "../jsonOutput.ts";
import { recordingFolder } from "../recordingFolder.ts";
import { sharedOptions } from "../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import type { FoundFile } from "../openFile.ts";
import { findFile, noAnswer } from "../openFile.ts";
import { recordVerification } from "./recordVerification.ts";

const timeoutMs = 600_000;

export const verifyCommand = command({
  name: "verify",
  argument: { form: "<file>" },
  summary: "batch Lean on the whole file: errors, sorry, axioms and a statement hash for all that it declares",
  options: { record: sharedOptions.recordOrNot },
  run: verify,
});

/**
 * Batch Lean's word on the file, the axioms of everything that it declares and a hash of each
 * statement, and the word of the toolchain's own checker where it has one.
 */
async function verify(
  argument: string,
  { record }: { readonly record: string | boolean | undefined },
  context: CommandContext,
): Promise<CommandOutcome<"verify">> {
  const found = await findFile(argument, context);
  if (found.kind === "error") return found;
  const { file, lean } = found.value;
  const task = { ...lean.batch, path: file.path, timeoutMs } as const;
  const verified = await verifyFile(task, context.signal);
  if (verified.kind === "lost") return failure(noAnswer(file, verified));
  const independent = await independentCheck(found.value, verified, context.signal);
  const verification = { ...verified, independent };
  const recording = recordingFolder(record, file.path);
  const recorded =
    recording &&
    (await recordVerification(recording, {
      found: found.value,
      verification,
      isVerified: reachedLevel(verification) === "V5",
      allowNativeDecide: context.options.allowNativeDecide,
    }));
  if (recorded?.kind === "error") return recorded;
  show(found.value, verification, context);
  const exitCode = reachedLevel(verification) === "V5" ? exitCodes.ok : exitCodes.leanSaysNo;
  return answer(exitCode, asJson(found.value, verification));
}

interface Verification extends FileVerification {
  readonly independent: IndependentOutcome;
}

/** Only a file in which Lean finds no fault is worth a second program's time. */
async function independentCheck(
  { file, lean }: FoundFile,
  verification: FileVerification,
  signal: AbortSignal,
): Promise<IndependentOutcome> {
  if (!isClean(verification)) return { kind: "notRun" };
  const limits = { compileTimeoutMs: timeoutMs, checkTimeoutMs: timeoutMs };
  return checkIndependently({ ...lean.batch, file: file.path, ...limits }, signal);
}

/** V5 is batch Lean's word; a checker that the toolchain has besides can only take it away. */
function reachedLevel(verification: Verification): "V5" | "none" {
  return isClean(verification) && verification.independent.kind !== "refuses" ? "V5" : "none";
}

function asJson(open: FoundFile, verification: Verification): Output<"verify"> {
  return {
    schemaVersion: 1,
    command: "verify",
    file: open.file.path,
    engine: open.lean.engine,
    level: reachedLevel(verification),
    independentChecker: open.lean.found.toolchain.capabilities.independentCheck.kind,
    independentCheck: {
      outcome: verification.independent.kind,
      detail: "detail" in verification.independent ? verification.independent.detail : null,
    },
    errors: verification.errors.map(diagnosticJson),
    sorries: verification.sorries.map(diagnosticJson),
    obstacles: [...verification.obstacles],
    declarations: verification.declarations.map((declaration) => ({
      name: declaration.name,
      line: declaration.line,
      statementHash: declaration.statementHash,
      axiomState: declaration.axiomState,
      axioms: [...declaration.axioms],
    })),
  };
}

function show(open: FoundFile, verification: Verification, { terminal }: CommandContext): void {
  const { shown } = open.file;
  for (const { range, message } of verification.errors)
    terminal.out(`${shown}:${range.start.line + 1}: error: ${message}`);
  for (const { range } of verification.sorries) terminal.out(`${shown}:${range.start.line + 1}: uses \`sorry\``);
  for (const obstacle of verification.obstacles) terminal.out(`${shown}: ${obstacle}`);
  const words = { allowed: "standard axioms at the most", foreign: "rests on", unknown: "axioms unknown" };
  for (const declaration of verification.declarations) {
    const name = declaration.name === "example" ? `example in line ${declaration.line ?? "?"}` : declaration.name;
    terminal.out(
      `  ${declaration.statementHash.slice(0, 12)}  ${name}: ${[words[declaration.axiomState], ...declaration.axioms].join(" ")}`,
    );
  }
  const level = reachedLevel(verification) === "V5" ? "V5: a fresh Lean process accepts the file" : "not verified";
  const { kind } = open.lean.found.toolchain.capabilities.independentCheck;
  terminal.out(`${shown}: ${level} (${open.lean.engine}; ${checkerWords(kind, verification.independent)})`);
}

function checkerWords(checker: string, outcome: IndependentOutcome): string {
  if (checker === "none") return "this Lean has no independent checker";
  switch (outcome.kind) {
    case "notRun":
      return `${checker} was not run`;
    case "accepts":
      return `${checker} accepts it too`;
    case "refuses":
      return `${checker} refuses it: ${outcome.detail}`;
    case "unknown":
      return `${checker} gave no answer: ${outcome.detail}`;
  }
}
