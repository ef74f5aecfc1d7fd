import { pathToFileURL } from "node:url";
import { newDiagnostics, saysSorry } from "../../core/lean/diagnostic.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { shiftOf } from "../../lean-bridge/shadow/lineShift.ts";
import type { OpenFile } from "./context.ts";

/** What a Lean process that was started for this alone says about a whole text. */
export type Judgement =
  | { readonly kind: "holds" }
  | { readonly kind: "errors"; readonly first: string }
  | { readonly kind: "unknown"; readonly detail: string };

const wholeFileTimeoutMs = 180_000;

/**
 * Asks a fresh process about the file with one edit in it. Only what it does not say about the file as it is counts,
 * errors and `sorry` warnings alike; nothing of the shadow documents or of their session is used.
 */
export async function judgeFresh(
  open: OpenFile,
  { edit, baseline }: { readonly edit: TextEdit; readonly baseline: readonly Diagnostic[] },
  signal: AbortSignal,
): Promise<Judgement> {
  const { text: before, path } = open.file;
  const text = applyEdits(before, [edit]);
  await using session = open.lean.newSession();
  const document = session.openDocument(pathToFileURL(path).href, text);
  const settled = await document.settle(AbortSignal.any([signal, AbortSignal.timeout(wholeFileTimeoutMs)]));
  if (settled.kind === "unknown") return { kind: "unknown", detail: settled.detail };
  const shift = shiftOf(before, text, {
    start: edit.start,
    oldEnd: edit.end,
    newEnd: edit.start + edit.newText.length,
  });
  const fresh = newDiagnostics(baseline, settled.value.diagnostics, shift);
  const error = fresh.find((diagnostic) => diagnostic.severity === "error" || saysSorry(diagnostic));
  return error ? { kind: "errors", first: error.message.split("\n")[0] ?? "" } : { kind: "holds" };
}
