import type { CodeActionProvider, Range, TextDocument } from "vscode";
import { CodeAction, CodeActionKind } from "vscode";
import { findTextHoles } from "../../core/lean/hole.ts";

/** Offers to look for verified tactics where the text has a hole and where Lean complains. */
export class HoleActions implements CodeActionProvider {
  provideCodeActions(
    document: TextDocument,
    range: Range,
    { diagnostics }: { readonly diagnostics: readonly { readonly range: Range }[] },
  ): CodeAction[] {
    const holes = findTextHoles(document.getText());
    const onLine = holes.some((hole) => document.positionAt(hole.start).line === range.start.line);
    if (!onLine && diagnostics.length === 0) return [];
    const action = new CodeAction("Suggest verified tactics", CodeActionKind.QuickFix);
    action.command = { command: "colloquy.suggest", title: action.title };
    return [action];
  }
}
