import { readFile, rename, rm, writeFile, mkdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import type { CommandContext, OpenFile } from "./context.ts";
import type { HoleSuggestions } from "./holeSearch.ts";

export interface Written {
  readonly file: string;
  /** What a Lean process that was started for this alone says about the written file. */
  readonly recheck: "ok" | "errors" | "unknown";
}

interface WriteRequest {
  /** Where to, if not over the file itself. */
  readonly output: string | undefined;
  readonly context: CommandContext;
}

const recheckTimeoutMs = 180_000;

/** Puts the best proof of each hole into the text as one edit, writes it, and has it checked from disk anew. */
export async function writeSuggestions(
  open: OpenFile,
  results: readonly HoleSuggestions[],
  request: WriteRequest,
): Promise<Result<Written, CommandProblem>> {
  const edits = results.flatMap((result) => {
    const best = result.suggestions[0];
    return best?.verdict.kind === "proved" && result.checker ? [result.checker.insertion(best.candidate.text, 0)] : [];
  });
  return writeText(open, applyEdits(open.file.text, edits), request);
}

/** Writes a whole text over the file or into another one, and has it checked from disk anew. */
export async function writeText(
  open: OpenFile,
  text: string,
  request: WriteRequest,
): Promise<Result<Written, CommandProblem>> {
  const target = resolve(request.output ?? open.file.path);
  const problem = (await changedMeanwhile(open)) ?? (await replaceFile(target, text));
  if (problem) return failure(problem);
  return ok({ file: request.output ?? open.file.shown, recheck: await recheck(open, target, request.context) });
}

/** The person may have saved the file while the search ran; their text wins. */
async function changedMeanwhile(open: OpenFile): Promise<CommandProblem | undefined> {
  const now = await readFile(open.file.path, "utf8").catch(() => undefined);
  if (now?.replace(/^\uFEFF/u, "") === open.file.text) return undefined;
  return {
    exitCode: exitCodes.badInput,
    message: `${open.file.shown} changed while it was being worked on; nothing was written`,
    next: "run the command again",
  };
}

/** Beside the target first, then one rename: at every moment the file is whole. */
async function replaceFile(target: string, text: string): Promise<CommandProblem | undefined> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, target);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const detail = error instanceof Error ? error.message : String(error);
    return {
      exitCode: exitCodes.badInput,
      message: `${target} cannot be written (${detail}); nothing was changed`,
      next: "choose another place with --output",
    };
  }
}

async function recheck(open: OpenFile, target: string, context: CommandContext): Promise<Written["recheck"]> {
  context.terminal.progress(`checking ${target} in a fresh Lean process`);
  await using session = open.lean.newSession();
  const text = await readFile(target, "utf8");
  const document = session.openDocument(pathToFileURL(target).href, text);
  const settled = await document.settle(AbortSignal.any([context.signal, AbortSignal.timeout(recheckTimeoutMs)]));
  context.terminal.progress("");
  if (settled.kind === "unknown") return "unknown";
  return settled.value.diagnostics.some((diagnostic) => diagnostic.severity === "error") ? "errors" : "ok";
}
