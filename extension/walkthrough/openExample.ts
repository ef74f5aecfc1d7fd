import type { ExtensionContext } from "vscode";
import { Position, Selection, Uri, window, workspace } from "vscode";
import { findTextHoles } from "../../core/lean/hole.ts";

/** Opens a copy of the tour that the person may change; an existing copy stays as it is. */
export async function openExample({ extensionUri, globalStorageUri }: ExtensionContext): Promise<void> {
  const copy = Uri.joinPath(globalStorageUri, "Tour.lean");
  const isThere = await workspace.fs.stat(copy).then(
    () => true,
    () => false,
  );
  if (!isThere) await workspace.fs.copy(Uri.joinPath(extensionUri, "examples/Tour.lean"), copy);
  const editor = await window.showTextDocument(await workspace.openTextDocument(copy));
  const [hole] = findTextHoles(editor.document.getText());
  const { line } = editor.document.positionAt(hole?.start ?? 0);
  const end = new Position(line, editor.document.lineAt(line).text.length);
  editor.selection = new Selection(end, end);
}
