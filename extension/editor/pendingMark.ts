import type { Disposable, TextEditor } from "vscode";
import { Range, ThemeColor, window } from "vscode";

/** Says at the end of a line that Lean is working on it. */
export class PendingMark implements Disposable {
  readonly #style = window.createTextEditorDecorationType({
    after: { margin: "0 0 0 2em", color: new ThemeColor("editorCodeLens.foreground"), fontStyle: "italic" },
  });
  #shownIn: TextEditor | undefined;

  /** Marks one line, or none if Lean is working on none. */
  show(editor: TextEditor | undefined, pending: { readonly line: number; readonly text: string } | undefined): void {
    if (this.#shownIn !== editor) this.#shownIn?.setDecorations(this.#style, []);
    this.#shownIn = editor;
    if (!editor || !pending || pending.line >= editor.document.lineCount) {
      editor?.setDecorations(this.#style, []);
      return;
    }
    const { end } = editor.document.lineAt(pending.line).range;
    editor.setDecorations(this.#style, [
      { range: new Range(end, end), renderOptions: { after: { contentText: pending.text } } },
    ]);
  }

  dispose(): void {
    this.#style.dispose();
  }
}
