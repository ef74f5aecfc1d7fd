import { newDiagnostics, saysSorry } from "../../core/lean/diagnostic.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits, TextIndex } from "../../core/lean/textIndex.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import type { Finding, Situation } from "./finding.ts";
import { firstLine, fromUnknown } from "./finding.ts";
import { shiftOf } from "./lineShift.ts";
import type { ShadowLane } from "./shadowLane.ts";

export interface GateTask {
  readonly situation: Situation;
  /** What insertion would do to the real document. */
  readonly edit: TextEdit;
  readonly screened: Verdict;
  readonly timeoutMs: number;
}

/** V3: the whole file with exactly the text that would be inserted and nothing of ours in it. */
export async function gateOn(lane: ShadowLane, task: GateTask, signal: AbortSignal): Promise<Finding> {
  const { situation, edit, screened } = task;
  const { text: before } = situation.site;
  if (isUnsafe(situation)) {
    return { kind: "refused", level: "V2", reason: "the declaration is `unsafe`, which switches Lean's checks off" };
  }
  const text = applyEdits(before, [edit]);
  const settled = await lane.settle(text, task.timeoutMs, signal);
  if (settled.kind === "unknown") return { ...fromUnknown(settled), level: screened.level };
  const shift = shiftOf(before, text, {
    start: edit.start,
    oldEnd: edit.end,
    newEnd: edit.start + edit.newText.length,
  });
  const fresh = newDiagnostics(situation.cleanBaseline, settled.value.diagnostics, shift).filter(
    (diagnostic) => !diagnostic.silent,
  );
  const error = fresh.find((diagnostic) => diagnostic.severity === "error" || saysSorry(diagnostic));
  if (error) return { kind: "failed", level: "V2", messages: fresh, reason: `as inserted: ${firstLine(error)}` };
  const remaining = remainingError(situation, { text, edit }, settled.value.diagnostics);
  if (remaining) {
    const reason = `another error keeps Lean from checking the declaration: ${firstLine(remaining)}`;
    return { kind: "unknown", level: "V2", messages: fresh, reason };
  }
  if (hidesSorry(situation, { text, edit }, settled.value.diagnostics)) {
    return {
      kind: "refused",
      level: "V1",
      messages: fresh,
      reason: "the declaration still uses `sorry` although none is written",
    };
  }
  const unfinished = inCommand(situation, { text, edit }, settled.value.diagnostics).some(
    ({ unsolvedGoals }) => unsolvedGoals,
  );
  return { kind: screened.kind, level: "V3", messages: fresh, unfinished };
}

/**
 * Lean gives up on a declaration with an error: the kernel does not see it, and warnings about `sorry` are left out. An
 * error that was there before and still is leaves nothing that could be called verified.
 */
function remainingError(
  situation: Situation,
  edited: EditedText,
  diagnostics: readonly Diagnostic[],
): Diagnostic | undefined {
  return inCommand(situation, edited, diagnostics).find(
    (diagnostic) => diagnostic.severity === "error" && !diagnostic.unsolvedGoals,
  );
}

function inCommand(
  situation: Situation,
  edited: EditedText,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const index = new TextIndex(edited.text);
  const { start } = situation.site.command;
  const end = start + editedCommand(situation, edited).length;
  return diagnostics.filter((diagnostic) => {
    const at = index.offsetAt(diagnostic.range.start);
    return at >= start && at < end;
  });
}

function isUnsafe({ site }: Situation): boolean {
  return codeTokens(site.text.slice(site.command.start, site.command.end)).some((token) => token.text === "unsafe");
}

interface EditedText {
  readonly text: string;
  readonly edit: TextEdit;
}

/** The command that holds the hole, in a text that has the edit. */
export function editedCommand({ site }: Situation, edited: EditedText): string {
  const end = site.command.end + edited.edit.newText.length - (edited.edit.end - edited.edit.start);
  return edited.text.slice(site.command.start, end);
}

export function writesSorry(command: string): boolean {
  return codeTokens(command).some(
    (token) => token.kind === "identifier" && (token.text === "sorry" || token.text === "admit"),
  );
}

/** The declaration has no `sorry` left in its text, and yet Lean says that it uses one. */
function hidesSorry(situation: Situation, edited: EditedText, diagnostics: readonly Diagnostic[]): boolean {
  const command = editedCommand(situation, edited);
  if (writesSorry(command)) return false;
  return inCommand(situation, edited, diagnostics).some(saysSorry);
}
