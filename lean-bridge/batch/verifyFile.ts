import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { saysSorry } from "../../core/lean/leanMessages.ts";
import { accountFor } from "./axiomAccount.ts";
import type { BatchOutcome, BatchTask } from "./batchLean.ts";
import { toDiagnostics } from "./batchMessages.ts";
import type { ExampleOutcome } from "./exampleCheck.ts";
import { checkExamples } from "./exampleCheck.ts";
import type { ModuleRun } from "./moduleRun.ts";
import { runModule } from "./moduleRun.ts";
import { kernelDoubts, projectSources } from "./kernelTrust.ts";
import { lookOutside } from "./outsideAxioms.ts";
import { unreadEnd } from "./unreadEnd.ts";
import type { VerifiedDeclaration } from "./verifiedDeclarations.ts";
import { declarationsOf } from "./verifiedDeclarations.ts";

export interface FileVerification {
  readonly kind: "verified";
  /** Everything that Lean says, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
  /** Lean's warnings that a declaration uses `sorry`, as far as the file lets them be seen. */
  readonly sorries: readonly Diagnostic[];
  /** The declarations that the file adds to Lean's environment; empty if unknown, which is then an obstacle. */
  readonly declarations: readonly VerifiedDeclaration[];
  /** Other reasons why the file is not verified, each a part of a sentence for a person. */
  readonly obstacles: readonly string[];
}

/**
 * Batch Lean's answer about a file: its messages, and for every declaration that the file adds to the environment what
 * axioms it rests on. Rejects only by the signal.
 */
export async function verifyFile(
  task: BatchTask,
  signal: AbortSignal,
): Promise<FileVerification | Extract<BatchOutcome, { readonly kind: "lost" }>> {
  const run = await runModule(task, signal);
  if (run.kind === "lost") return run;
  const diagnostics = toDiagnostics(run.messages, run.text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const account = await accountOf(run, task, signal);
  const refusal =
    run.accepts || errors.length > 0 ? [] : ["Lean ends with an exit code that is not 0 and gives no error"];
  return {
    kind: "verified",
    diagnostics,
    errors,
    sorries: diagnostics.filter(saysSorry),
    declarations: account.declarations,
    obstacles: [...refusal, ...unreadEnd(run.text, run.messages), ...account.obstacles],
  };
}

/** True if nothing speaks against the file: batch Lean accepts it, and all that it declares rests on allowed axioms. */
export function isClean({ errors, sorries, declarations, obstacles }: FileVerification): boolean {
  const isFinished = errors.length === 0 && sorries.length === 0 && obstacles.length === 0;
  return isFinished && declarations.every((declaration) => declaration.axiomState === "allowed");
}

type AccountedFile = Pick<FileVerification, "declarations" | "obstacles">;

async function accountOf(run: ModuleRun, task: BatchTask, signal: AbortSignal): Promise<AccountedFile> {
  if (run.module.kind === "unreadable") {
    const detail = run.accepts ? run.module.detail : "Lean writes no module of a file with errors";
    return { declarations: [], obstacles: [`what the file declares is not known: ${detail}`] };
  }
  const { module } = run.module;
  const inText = { ...task, text: run.text };
  const outside = await lookOutside(module, inText, signal);
  const importsProject = projectSources(inText).length > 0;
  const examples = await checkExamples({ ...inText, module, importsProject, lacksCode: run.lacksCode }, signal);
  const named = examples.kind === "named" ? await accountOfNamed(examples, inText, signal) : [];
  const accounts = accountFor([module, ...outside.modules], outside.word);
  return {
    declarations: [...declarationsOf(module, accounts), ...named],
    obstacles: [
      ...kernelDoubts(inText, [module, ...outside.modules]),
      ...(outside.problem === undefined ? [] : [`axioms cannot be followed: ${outside.problem}`]),
      ...(examples.kind === "unchecked" ? [`an \`example\` cannot be checked: ${examples.detail}`] : []),
    ],
  };
}

/** The examples with which something is wrong. What else is in that module is there by the file itself. */
async function accountOfNamed(
  { module, isExample }: Extract<ExampleOutcome, { readonly kind: "named" }>,
  task: BatchTask & { readonly text: string },
  signal: AbortSignal,
): Promise<readonly VerifiedDeclaration[]> {
  const outside = await lookOutside(module, task, signal);
  const accounts = accountFor([module, ...outside.modules], outside.word);
  const wrong = [...module.constants.values()].flatMap(({ name, statementHash }): readonly VerifiedDeclaration[] => {
    const account = accounts.get(name.key);
    if (!isExample(name) || !account || (account.isKnown && account.foreign.size === 0)) return [];
    const line = module.ranges.get(name.key)?.start.line ?? null;
    const axiomState = account.foreign.size > 0 ? "foreign" : "unknown";
    return [{ name: "example", line, statementHash, axiomState, axioms: [...account.foreign] }];
  });
  // Parts of a proof may be constants of their own; they stand nowhere, and the whole has its line.
  const placed = wrong.filter(({ line }) => line !== null);
  return placed.length > 0 ? placed : wrong.slice(0, 1);
}
