import { readFile, rename, rm, writeFile, mkdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import type { CommandContext, OpenFile } from "./context.ts";
import { FreshJudge } from "./freshJudge.ts";
import type { HoleSuggestions } from "./holeSearch.ts";

export interface Written {
  readonly file: string;
  /** What batch Lean says about the written file. `errors`: also a `sorry` or an axiom that was not there before. */
  readonly recheck: "ok" | "errors" | "unknown";
  /** Why it is not "ok"; null where it is. */
  readonly detail: string | null;
}

/** What came of writing, for a person. */
export function writtenText({ file, recheck, detail }: Written): string {
  const words = {
    ok: "a fresh Lean process accepts it",
    errors: "a fresh Lean process does not accept it",
    unknown: "a fresh Lean process gave no answer",
  };
  return `wrote ${file}: ${words[recheck]}${detail === null ? "" : `: ${detail}`}`;
}

interface WriteRequest {
  /** Where to, if not over the file itself. */
  readonly output: string | undefined;
  readonly context: CommandContext;
}

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
  const problem = (await changedMeanwhile(open)) ?? (await replaceFile(target, `${open.file.mark}${text}`));
  if (problem) return failure(problem);
  return ok({ file: request.output ?? open.file.shown, ...(await recheck(open, target, request.context)) });
}

/** The person may have saved the file while the search ran; their text wins. */
async function changedMeanwhile(open: OpenFile): Promise<CommandProblem | undefined> {
  const now = await readFile(open.file.path, "utf8").catch(() => undefined);
  if (now === `${open.file.mark}${open.file.text}`) return undefined;
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

/** The written bytes, judged where the file stands, so that a copy elsewhere finds the same imports. */
async function recheck(
  open: OpenFile,
  target: string,
  { terminal, signal }: CommandContext,
): Promise<Pick<Written, "recheck" | "detail">> {
  terminal.progress(`checking ${target} in a fresh Lean process`);
  const judgement = await new FreshJudge(open).judgeText(await readFile(target, "utf8"), signal);
  terminal.progress("");
  if (judgement.kind === "holds") return { recheck: "ok", detail: null };
  if (judgement.kind === "unknown") return { recheck: "unknown", detail: judgement.detail };
  const note = judgement.from === "messages" && (await isServerSilent(open, signal)) ? serverIsSilent : "";
  return { recheck: "errors", detail: `${judgement.first}${note}` };
}

const serverIsSilent = " (Lean's language server did not report this error)";

/** The gate asks Lean's server, which leaves some errors out (leanprover/lean4#12815). */
async function isServerSilent({ document }: OpenFile, signal: AbortSignal): Promise<boolean> {
  const known = await document.baseline(signal);
  return known.kind === "answered" && known.value.diagnostics.every(({ severity }) => severity !== "error");
}
