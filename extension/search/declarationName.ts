import { declarationNameAt } from "../../core/lean/declarationTexts.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";

/** The name that history uses for the declaration around an offset. */
export function declarationName(text: string, offset: number): string {
  return declarationNameAt(text, commandRangeAt(text, offset), offset) ?? "an example";
}
