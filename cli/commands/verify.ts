import { createHash } from "node:crypto";
import { failure, ok } from "../../core/base/result.ts";
import type { FileVerification, VerifiedDeclaration } from "../../lean-bridge/shadow/verifyFile.ts";
import { verifyFile } from "../../lean-bridge/shadow/verifyFile.ts";
import type { IndependentOutcome } from "../../lean-bridge/toolchain/independentCheck.ts";
import { checkIndependently } from "../../lean-bridge/toolchain/independentCheck.ts";
import { exitCodes } from "../exitCodes.ts";
import { diagnosticJson, type Output } from "../jsonOutput.ts";
import { recordingFolder } from "../recordingFolder.ts";
import type { CommandContext, CommandOutcome, OpenFile } from "./context.ts";
import { noAnswer, openFile } from "./context.ts";
import { recordVerification } from "./recordVerification.ts";

const timeoutMs = 600_000;

/**
 * `colloquy verify FILE`: a fresh Lean process on the whole file, axioms and a statement hash for each declaration, and the
 * word of the toolchain's own checker where it has one.
 */
export async function verify(
  argument: string,
  { record }: { readonly record: string | boolean | undefined },
  context: CommandContext,
): Promise<CommandOutcome> {
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const { capabilities } = open.lean.found.toolchain;
  const task = {
    text: open.file.text,
    pool: open.document.pool,
    timeoutMs,
    libraryTheoremsAreAxioms: !capabilities.completeAxiomReports,
  };
  const verified = await verifyFile(task, context.signal);
  if (verified.kind === "unknown") return failure(noAnswer(open.file, verified));
  const independent = await independentCheck(open, verified.value, context.signal);
  const verification = { ...verified.value, independent };
  const recording = recordingFolder(record, open.file.path);
  const recorded =
    recording &&
    (await recordVerification(recording, { open, verification, isRefused: independent.kind === "refuses" }));
  if (recorded?.kind === "error") return recorded;
  if (context.options.json) context.terminal.out(JSON.stringify(asJson(open, verification)));
  else show(open, verification, context);
  return ok(reachedLevel(verification) === "V5" ? exitCodes.ok : exitCodes.leanSaysNo);
}

interface Verification extends FileVerification {
  readonly independent: IndependentOutcome;
}

/** Only a file in which Lean finds no fault is worth a second program's time. */
async function independentCheck(
  open: OpenFile,
  verification: FileVerification,
  signal: AbortSignal,
): Promise<IndependentOutcome> {
  if (!isClean(verification)) return { kind: "notRun" };
  const { found, site } = open.lean;
  const limits = { compileTimeoutMs: timeoutMs, checkTimeoutMs: timeoutMs };
  return checkIndependently({ toolchain: found.toolchain, site, file: open.file.path, ...limits }, signal);
}

/** Without errors and `sorry`, and every named declaration rests on allowed axioms. */
function isClean({ errors, sorries, declarations }: FileVerification): boolean {
  const isFinished = errors.length === 0 && sorries.length === 0;
  return isFinished && declarations.every((declaration) => declaration.axiomState === "allowed");
}

/** V5 is a fresh process's word; a checker that the toolchain has besides can only take it away. */
function reachedLevel(verification: Verification): "V5" | "none" {
  return isClean(verification) && verification.independent.kind !== "refuses" ? "V5" : "none";
}

function statementHash(declaration: VerifiedDeclaration): string | null {
  // The name is part of what Lean prints, so equal hashes mean equal name and equal type.
  return declaration.statement === undefined ? null : createHash("sha256").update(declaration.statement).digest("hex");
}

function asJson(open: OpenFile, verification: Verification): Output<"verify"> {
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
    declarations: verification.declarations.map((declaration) => ({
      name: declaration.name,
      line: declaration.line,
      statementHash: statementHash(declaration),
      axiomState: declaration.axiomState,
      axioms: [...declaration.axioms],
    })),
  };
}

function show(open: OpenFile, verification: Verification, { terminal }: CommandContext): void {
  const { shown } = open.file;
  for (const { range, message } of verification.errors)
    terminal.out(`${shown}:${range.start.line + 1}: error: ${message}`);
  for (const { range } of verification.sorries) terminal.out(`${shown}:${range.start.line + 1}: uses \`sorry\``);
  const words = { allowed: "standard axioms at the most", foreign: "rests on", unknown: "axioms unknown" };
  for (const declaration of verification.declarations) {
    const hash = statementHash(declaration)?.slice(0, 12) ?? "no statement";
    terminal.out(
      `  ${hash.padEnd(13)} ${declaration.name}: ${[words[declaration.axiomState], ...declaration.axioms].join(" ")}`,
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
