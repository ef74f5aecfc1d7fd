import { createHash } from "node:crypto";
import { failure, ok } from "../../core/base/result.ts";
import type { FileVerification, VerifiedDeclaration } from "../../lean-bridge/shadow/verifyFile.ts";
import { verifyFile } from "../../lean-bridge/shadow/verifyFile.ts";
import { exitCodes } from "../exitCodes.ts";
import { diagnosticJson, type Output } from "../jsonOutput.ts";
import { recordingFolder } from "../recordingFolder.ts";
import type { CommandContext, CommandOutcome, OpenFile } from "./context.ts";
import { noAnswer, openFile } from "./context.ts";
import { recordVerification } from "./recordVerification.ts";

const timeoutMs = 600_000;

/** `colloquy verify FILE`: a fresh Lean process on the whole file; axioms and a statement hash for each declaration. */
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
  const reached = reachedLevel(verified.value);
  const recording = recordingFolder(record, open.file.path);
  const recorded = recording && (await recordVerification(recording, { open, verification: verified.value }));
  if (recorded?.kind === "error") return recorded;
  if (context.options.json) context.terminal.out(JSON.stringify(asJson(open, verified.value)));
  else show(open, verified.value, context);
  return ok(reached === "V5" ? exitCodes.ok : exitCodes.leanSaysNo);
}

/** V5 needs a file without errors and `sorry` whose every named declaration rests on allowed axioms. */
function reachedLevel(verification: FileVerification): "V5" | "none" {
  const clean = verification.errors.length === 0 && verification.sorries.length === 0;
  return clean && verification.declarations.every((declaration) => declaration.axiomState === "allowed")
    ? "V5"
    : "none";
}

function statementHash(declaration: VerifiedDeclaration): string | null {
  // The name is part of what Lean prints, so equal hashes mean equal name and equal type.
  return declaration.statement === undefined ? null : createHash("sha256").update(declaration.statement).digest("hex");
}

function asJson(open: OpenFile, verification: FileVerification): Output<"verify"> {
  return {
    schemaVersion: 1,
    command: "verify",
    file: open.file.path,
    engine: open.lean.engine,
    level: reachedLevel(verification),
    independentChecker: open.lean.found.toolchain.capabilities.independentCheck.kind,
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

function show(open: OpenFile, verification: FileVerification, { terminal }: CommandContext): void {
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
  terminal.out(`${shown}: ${level} (${open.lean.engine}; independent checker: ${kind}, not run)`);
}
