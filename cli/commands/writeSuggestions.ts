import { readFile, rename, rm, writeFile, mkdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import type { CommandContext } from "../command.ts";
import type { OpenFile } from "../openFile.ts";
import { FreshJudge } from "./freshJudge.ts";
import type { HoleSuggestions } from "./holeSearch.ts";

export interface Written {
  readonly file: string;
  /**
   * Batch Lean's answer about the written file. `errors`: also a `sorry` or an axiom that was not there before. `notRun`
   * if we were stopped.
   */
  readonly recheck: "ok" | "errors" | "unknown" | "notRun";
  /** Why it is not "ok"; null where it is. */
  readonly detail: string | null;
}

interface WriteRequest {
  /** The target; absent: the file itself. */
  readonly output: string | undefined;
  readonly context: CommandContext;
}

/** The text with the best proof of each hole in it. */
export function textWithProofs(open: OpenFile, results: readonly HoleSuggestions[]): string {
  // The last edit of a hole has the proofs of its earlier goals in it.
  const edits = new Map(results.flatMap(({ hole, edit }) => (edit ? [[hole, edit] as const] : [])));
  return applyEdits(open.file.text, [...edits.values()]);
}

/** A file that is written again with each proof that is found, so that nothing found is lost whatever comes later. */
export class ProofFile {
  readonly #open: OpenFile;
  readonly #request: WriteRequest;
  readonly #target: string;
  /** The last known text of the file that is worked on. */
  #known: string;

  constructor(open: OpenFile, request: WriteRequest) {
    this.#open = open;
    this.#request = request;
    this.#target = resolve(request.output ?? open.file.path);
    this.#known = open.file.text;
  }

  /** Writes a whole text, unless the person has changed the file meanwhile: their text wins. */
  async write(text: string): Promise<Result<void, CommandProblem>> {
    const problem =
      (await this.#changedMeanwhile()) ?? (await replaceFile(this.#target, `${this.#open.file.mark}${text}`));
    if (problem) return failure(problem);
    if (this.#target === resolve(this.#open.file.path)) this.#known = text;
    return ok(undefined);
  }

  async #changedMeanwhile(): Promise<CommandProblem | undefined> {
    const { path, shown } = this.#open.file;
    const now = await readFile(path, "utf8").catch(() => undefined);
    if (now === `${this.#open.file.mark}${this.#known}`) return undefined;
    return {
      exitCode: exitCodes.badInput,
      message: `${shown} changed while it was being worked on; ${this.#known === this.#open.file.text ? "nothing was written" : "what was found since was not written"}`,
      next: "run the command again",
    };
  }

  /** Has what was written checked from disk anew, unless the person has stopped the command. */
  async checked(): Promise<Written> {
    const { output, context } = this.#request;
    const file = output ?? this.#open.file.shown;
    if (context.signal.aborted) return { file, recheck: "notRun", detail: null };
    return { file, ...(await recheck(this.#open, this.#target, context)) };
  }
}

/** The result of writing, for a person. */
export function writtenText({ file, recheck: answer, detail }: Written): string {
  const words = {
    ok: "a fresh Lean process accepts it",
    errors: "a fresh Lean process does not accept it",
    unknown: "a fresh Lean process gave no answer",
    notRun: "stopped before a fresh Lean process was asked",
  };
  return `wrote ${file}: ${words[answer]}${detail === null ? "" : `: ${detail}`}`;
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
  if (known.kind === "unknown") return false;
  return known.value.hasLost === true || known.value.diagnostics.every(({ severity }) => severity !== "error");
}
