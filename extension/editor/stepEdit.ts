import type { TextDocument } from "vscode";
import { Range, Selection, WorkspaceEdit, window, workspace } from "vscode";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { EditedStep } from "../proof/insertedSteps.ts";

/**
 * Puts a checked edit into the document as one undoable change and leaves the cursor after it. Undefined if the
 * editor refused. The caller must make sure that the edit belongs to this version.
 */
export async function insertStep(document: TextDocument, edit: TextEdit): Promise<EditedStep | undefined> {
  const range = new Range(document.positionAt(edit.start), document.positionAt(edit.end));
  const replaced = document.getText(range);
  const change = new WorkspaceEdit();
  change.replace(document.uri, range, edit.newText);
  if (!(await workspace.applyEdit(change))) return undefined;
  const end = document.positionAt(edit.start + edit.newText.trimEnd().length);
  const editor = window.visibleTextEditors.find((shown) => shown.document === document);
  if (editor) {
    editor.selection = new Selection(end, end);
    editor.revealRange(new Range(end, end));
  }
  return { start: edit.start, inserted: edit.newText, replaced };
}

/** Removes one step, wherever later edits have moved it; false if its text is no longer there. */
export async function takeBack(document: TextDocument, step: EditedStep): Promise<boolean> {
  const text = document.getText();
  const start = nearestOccurrence(text, step.inserted, step.start);
  if (start === undefined) return false;
  const change = new WorkspaceEdit();
  const range = new Range(document.positionAt(start), document.positionAt(start + step.inserted.length));
  change.replace(document.uri, range, step.replaced);
  return workspace.applyEdit(change);
}

function nearestOccurrence(text: string, wanted: string, near: number): number | undefined {
  const after = text.indexOf(wanted, near);
  const before = text.lastIndexOf(wanted, near);
  const found = [before, after].filter((at) => at >= 0);
  return found.toSorted((left, right) => Math.abs(left - near) - Math.abs(right - near))[0];
}
