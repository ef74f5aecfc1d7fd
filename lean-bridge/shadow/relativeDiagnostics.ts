import type { Diagnostic } from "../../core/lean/diagnostic.ts";

/** Diagnostics with their lines counted from another line of the document. */
export function relativeDiagnostics(diagnostics: readonly Diagnostic[], line: number): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { start, end } = diagnostic.range;
    return {
      ...diagnostic,
      range: { start: { ...start, line: start.line - line }, end: { ...end, line: end.line - line } },
    };
  });
}
