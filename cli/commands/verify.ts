import { failure } from "../../core/base/result.ts";
import type { FileVerification } from "../../lean-bridge/batch/verifyFile.ts";
import { isClean, verifyFile } from "../../lean-bridge/batch/verifyFile.ts";
import { kernelFaultsOf } from "../../core/lean/versions/kernelFaults.ts";
import { checkerObstacles } from "../../lean-bridge/batch/fileLevel.ts";
import type { CheckerAnswer } from "../../lean-bridge/batch/independentCheck.ts";
import { checkIndependently } from "../../lean-bridge/batch/independentCheck.ts";
import type { IndependentOutcome } from "../../lean-bridge/toolchain/checkers.ts";
import { exitCodes } from "../exitCodes.ts";
import { diagnosticJson, type Output } from "../jsonOutput.ts";
import { recordingFolder } from "../recordingFolder.ts";
import { flag } from "../options.ts";
import { sharedOptions } from "../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import type { FoundFile } from "../openFile.ts";
import { findFile, noAnswer } from "../openFile.ts";
import { recordVerification } from "./recordVerification.ts";
import { showVerification, type Verification } from "./verifyReport.ts";

const timeoutMs = 600_000;

export const verifyCommand = command({
  name: "verify",
  argument: { form: "<file>" },
  summary: "batch Lean on the whole file: errors, sorry, axioms and a statement hash for all that it declares",
  options: {
    record: sharedOptions.recordOrNot,
    paranoid: flag("--paranoid", "have every checker at hand judge the file, which may take minutes"),
  },
  run: verify,
});

/**
 * Batch Lean's word on the file, the axioms of everything that it declares and a hash of each
 * statement, and the word of the checkers at hand.
 */
async function verify(
  argument: string,
  { record, paranoid }: { readonly record: string | boolean | undefined; readonly paranoid: boolean },
  context: CommandContext,
): Promise<CommandOutcome<"verify">> {
  const found = await findFile(argument, context);
  if (found.kind === "error") return found;
  const { file, lean } = found.value;
  const task = { ...lean.batch, path: file.path, timeoutMs } as const;
  const verified = await verifyFile(task, context.signal);
  if (verified.kind === "lost") return failure(noAnswer(file, verified));
  const verification = await judged(found.value, verified, { paranoid, signal: context.signal });
  const recording = recordingFolder(record, file.path);
  const recorded =
    recording &&
    (await recordVerification(recording, {
      found: found.value,
      verification,
      isVerified: isClean(verification),
      allowNativeDecide: context.options.allowNativeDecide,
    }));
  if (recorded?.kind === "error") return recorded;
  showVerification(found.value, verification, context);
  const exitCode = isClean(verification) ? exitCodes.ok : exitCodes.leanSaysNo;
  return answer(exitCode, asJson(found.value, verification));
}

/** Only a file in which Lean finds no fault is worth a second program's time; what that says can only take V5 away. */
async function judged(
  { file, lean }: FoundFile,
  verified: FileVerification,
  { paranoid, signal }: { readonly paranoid: boolean; readonly signal: AbortSignal },
): Promise<Verification> {
  if (!isClean(verified)) return { ...verified, answers: [] };
  const limits = { compileTimeoutMs: timeoutMs, checkTimeoutMs: timeoutMs };
  const task = { ...lean.batch, file: file.path, isThorough: paranoid, ...limits };
  const answers = await checkIndependently(task, signal);
  const besides = checkerObstacles(answers, lean.found.toolchain.version);
  return { ...verified, answers, obstacles: [...verified.obstacles, ...besides] };
}

function asJson(open: FoundFile, verification: Verification): Output<"verify"> {
  const { version, capabilities } = open.lean.found.toolchain;
  return {
    schemaVersion: 1,
    command: "verify",
    file: open.file.path,
    engine: open.lean.engine,
    level: isClean(verification) ? "V5" : "none",
    independentChecker: capabilities.checkers.present[0]?.name ?? "none",
    independentCheck: summary(verification.answers),
    checkers: verification.answers.map(({ checker, outcome }) => ({ checker, ...outcomeJson(outcome) })),
    kernelFaults: version === undefined ? [] : kernelFaultsOf(version).map(({ source }) => source),
    errors: verification.errors.map(diagnosticJson),
    sorries: verification.sorries.map(diagnosticJson),
    obstacles: [...verification.obstacles],
    declarations: verification.declarations.map(({ axioms, ...declaration }) => ({
      ...declaration,
      axioms: [...axioms],
    })),
  };
}

/** One answer for all checkers: a no counts more than a yes, and a yes more than none. */
function summary(answers: readonly CheckerAnswer[]): Output<"verify">["independentCheck"] {
  for (const kind of ["refuses", "accepts", "unknown"] as const) {
    const found = answers.find(({ outcome }) => outcome.kind === kind);
    if (found) return outcomeJson(found.outcome);
  }
  return { outcome: "notRun", detail: null };
}

function outcomeJson(outcome: IndependentOutcome): { outcome: IndependentOutcome["kind"]; detail: string | null } {
  return { outcome: outcome.kind, detail: "detail" in outcome ? outcome.detail : null };
}
