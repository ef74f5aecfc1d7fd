import type { TextDocument } from "vscode";
import { env, Range, Selection, TextEditorRevealType, window } from "vscode";
import { insertStep, takeBack } from "./stepEdit.ts";

/** Shows a place of a document, with the cursor at it. */
async function reveal(document: TextDocument, offset: number): Promise<void> {
  const at = document.positionAt(offset);
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(at, at);
  editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The actions of the panel in the editor. */
export const editorActions = {
  insertStep,
  takeBack,
  reveal,
  copy: (text: string): Thenable<void> => env.clipboard.writeText(text),
};
export type EditorActions = typeof editorActions;
