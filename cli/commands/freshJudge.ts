import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { newDiagnostics } from "../../core/lean/diagnostic.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import { saysSorry } from "../../core/lean/leanMessages.ts";
import { newFaults } from "../../lean-bridge/batch/newFaults.ts";
import type { FileVerification } from "../../lean-bridge/batch/verifyFile.ts";
import { verifyFile } from "../../lean-bridge/batch/verifyFile.ts";
import { shiftOf } from "../../lean-bridge/shadow/lineShift.ts";
import type { FoundFile } from "../openFile.ts";

/** Batch Lean's answer about a whole text. */
export type Judgement =
  | { readonly kind: "holds" }
  /** `from`: Lean's messages, or the axioms that declarations rest on. */
  | { readonly kind: "errors"; readonly from: "messages" | "axioms"; readonly first: string }
  | { readonly kind: "unknown"; readonly detail: string };

const wholeFileTimeoutMs = 180_000;

/** Asks batch Lean about texts that take the place of one file, and keeps what it says about the file as it is. */
export class FreshJudge {
  readonly #found: FoundFile;
  #before: FileVerification | undefined;

  constructor(found: FoundFile) {
    this.#found = found;
  }

  /**
   * The file with one edit in it. Only what Lean does not say about the file as it is counts: errors, `sorry` warnings,
   * and axioms that its declarations did not rest on. Nothing of the shadow documents or of their session is used.
   */
  async judgeEdit(edit: TextEdit, signal: AbortSignal): Promise<Judgement> {
    const { text: before, mark } = this.#found.file;
    const text = applyEdits(before, [edit]);
    const [known, changed] = [await this.#beforeChange(signal), await this.#verify(`${mark}${text}`, signal)];
    if (known.kind === "lost") return { kind: "unknown", detail: known.detail };
    if (changed.kind === "lost") return { kind: "unknown", detail: changed.detail };
    const shift = shiftOf(before, text, {
      start: edit.start,
      oldEnd: edit.end,
      newEnd: edit.start + edit.newText.length,
    });
    const fresh = newDiagnostics(known.diagnostics, changed.diagnostics, shift);
    const said = fresh.find((diagnostic) => diagnostic.severity === "error" || saysSorry(diagnostic));
    if (said) return { kind: "errors", from: "messages", first: firstLine(said) };
    const [fault] = changed.errors.length > 0 ? [] : newFaults(known, changed);
    return fault === undefined ? { kind: "holds" } : { kind: "errors", from: "axioms", first: fault };
  }

  /** A whole text, as it was written: any error counts, and what it rests on that the file did not rest on before. */
  async judgeText(text: string, signal: AbortSignal): Promise<Judgement> {
    const changed = await this.#verify(text, signal);
    if (changed.kind === "lost") return { kind: "unknown", detail: changed.detail };
    const [error] = changed.errors;
    if (error) {
      const place = `line ${error.range.start.line + 1}`;
      return { kind: "errors", from: "messages", first: `${place}: ${firstLine(error)}` };
    }
    const isDoubtful = changed.obstacles.length > 0 || changed.declarations.some((one) => one.axiomState !== "allowed");
    if (!isDoubtful && changed.sorries.length === 0) return { kind: "holds" };
    const known = await this.#beforeChange(signal);
    if (known.kind === "lost") return { kind: "unknown", detail: known.detail };
    const [fault] = newFaults(known, changed);
    if (fault !== undefined) return { kind: "errors", from: "axioms", first: fault };
    const [obstacle] = known.obstacles.length === 0 ? changed.obstacles : [];
    return obstacle === undefined ? { kind: "holds" } : { kind: "unknown", detail: obstacle };
  }

  async #beforeChange(signal: AbortSignal): ReturnType<typeof verifyFile> {
    if (this.#before) return this.#before;
    const { text, mark } = this.#found.file;
    const verified = await this.#verify(`${mark}${text}`, signal);
    if (verified.kind === "verified") this.#before = verified;
    return verified;
  }

  #verify(text: string, signal: AbortSignal): ReturnType<typeof verifyFile> {
    const { file, lean } = this.#found;
    return verifyFile({ ...lean.batch, path: file.path, text, timeoutMs: wholeFileTimeoutMs }, signal);
  }
}

function firstLine({ message }: Diagnostic): string {
  return message.split("\n")[0] ?? "";
}
