import type { TextDocument, TextEditor } from "vscode";
import { Position, Selection, Uri, WorkspaceEdit, commands, languages, window, workspace } from "vscode";
import { until } from "./leanProcesses.ts";

export const leanText = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";
export const holeLine = 1;

function proofsUri(): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("the window has no folder");
  return Uri.joinPath(folder.uri, "Proofs.lean");
}

/** Opens the folder's Lean file in an editor, with its first text and the cursor at its hole. */
export async function openProofs(text = leanText): Promise<TextEditor> {
  const document = await workspace.openTextDocument(proofsUri());
  const editor = await window.showTextDocument(document);
  if (document.getText() !== text) await replaceAll(document, text);
  placeCursor(editor, holeLine, 2);
  return editor;
}

async function replaceAll(document: TextDocument, text: string): Promise<void> {
  const change = new WorkspaceEdit();
  change.replace(document.uri, document.validateRange(new Selection(0, 0, document.lineCount, 0)), text);
  if (!(await workspace.applyEdit(change))) throw new Error("the edit was refused");
}

export function placeCursor(editor: TextEditor, line: number, character: number): void {
  const at = new Position(line, character);
  editor.selection = new Selection(at, at);
}

/** Waits until Lean has reported the `sorry` of the file. */
export async function untilLeanHasSpoken(document: TextDocument): Promise<void> {
  await until("Lean's word about the file", () =>
    languages.getDiagnostics(document.uri).some(({ message }) => message.includes("declaration uses")),
  );
}

/** Asks for suggestions at the cursor and inserts the first one. */
export async function suggestAndInsert(): Promise<void> {
  await commands.executeCommand("colloquy.suggest");
  await commands.executeCommand("colloquy.insertFirst");
}
