import { declarationNameAt } from "../../core/lean/declarationTexts.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";

/** What the declaration around an offset is called where history speaks of it. */
export function declarationName(text: string, offset: number): string {
  return declarationNameAt(text, commandRangeAt(text, offset), offset) ?? "an example";
}
