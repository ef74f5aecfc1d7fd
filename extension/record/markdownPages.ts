import type { Disposable } from "vscode";
import { commands, EventEmitter, Uri, window, workspace } from "vscode";

const scheme = "colloquy-page";
/** Closed pages are asked for again only by going back in the editor's history. */
const pagesKept = 20;

const pages = new Map<string, string>();
const changed = new EventEmitter<Uri>();

/** Lets the editor read the pages that `showPage` shows. */
export function markdownPages(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ path }) => pages.get(path) ?? "",
  });
}

/** Shows a text as a rendered, read-only page without a file; as plain text if the editor renders no Markdown. */
export async function showPage(title: string, markdown: string): Promise<void> {
  const uri = Uri.from({ scheme, path: `/${title.replace(/[/\\?#]/gu, "-")}.md` });
  pages.delete(uri.path);
  pages.set(uri.path, markdown);
  for (const path of [...pages.keys()].slice(0, -pagesKept)) pages.delete(path);
  changed.fire(uri);
  try {
    await commands.executeCommand("markdown.showPreview", uri);
  } catch {
    // The editor's own renderer may be switched off.
    await window.showTextDocument(await workspace.openTextDocument(uri));
  }
}
