import type { CodeActionProvider, Diagnostic, Range, TextDocument } from "vscode";
import { CodeAction, CodeActionKind, DiagnosticSeverity } from "vscode";
import { findTextHoles } from "../../core/lean/hole.ts";

/** Offers to look for verified tactics at holes and errors, and to have a model explain an error. */
export class HoleActions implements CodeActionProvider {
  readonly #hasModel: () => boolean;

  constructor(hasModel: () => boolean) {
    this.#hasModel = hasModel;
  }

  provideCodeActions(
    document: TextDocument,
    range: Range,
    { diagnostics }: { readonly diagnostics: readonly Diagnostic[] },
  ): CodeAction[] {
    return [...this.#suggesting(document, range, diagnostics), ...this.#explaining(diagnostics)];
  }

  /** Only if there is a model to explain it; Lean's own message is already shown. */
  #explaining(diagnostics: readonly Diagnostic[]): CodeAction[] {
    const error = diagnostics.find(({ severity }) => severity === DiagnosticSeverity.Error);
    if (!error || !this.#hasModel()) return [];
    const action = new CodeAction("Explain this error", CodeActionKind.QuickFix);
    action.command = { command: "colloquy.explainError", title: action.title, arguments: [error.message] };
    return [action];
  }

  #suggesting(document: TextDocument, range: Range, diagnostics: readonly Diagnostic[]): CodeAction[] {
    const holes = findTextHoles(document.getText());
    const onLine = holes.some((hole) => document.positionAt(hole.start).line === range.start.line);
    if (!onLine && diagnostics.length === 0) return [];
    return [
      ["Suggest verified tactics", "colloquy.suggest"] as const,
      ["Close this goal", "colloquy.prove"] as const,
    ].map(([title, command]) => {
      const action = new CodeAction(title, CodeActionKind.QuickFix);
      action.command = { command, title };
      return action;
    });
  }
}
