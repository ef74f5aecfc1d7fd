import type { TextIndex } from "./textIndex.ts";

/** The parts of a text that Lean's layout rule looks at, for all who read blocks: brackets, words with a comma of their own, columns. */
export const openingBrackets: ReadonlySet<string> = new Set(["(", "[", "{", "⟨", "@[", "#[", "⟦", "⟪"]);
export const closingBrackets: ReadonlySet<string> = new Set([")", "]", "}", "⟩", "⟧", "⟫"]);
/** Each of these has a comma of its own. */
export const binderWords: ReadonlySet<string> = new Set(["∀", "∃", "Σ", "Π", "∑", "∏", "⋃", "⋂"]);

/** The column of an offset as Lean counts it, in code points. */
export function columnOf(index: TextIndex, offset: number): number {
  return Array.from(index.text.slice(index.lineStart(index.positionAt(offset).line), offset)).length;
}
