import type { SearchedFile } from "../../../core/search/searchedFile.ts";
import { searchedFile } from "../../../core/search/searchedFile.ts";

/** What a search sees of a file whose text so far is this; of tactics only those that the text declares. */
export function searchedText(documentBefore = ""): SearchedFile {
  return searchedFile({ documentBefore, tactics: declaredTactics(documentBefore) });
}

function declaredTactics(text: string): ReadonlySet<string> {
  const declared = text.matchAll(/^(?:macro|syntax|elab)(?: \([^)]*\))? "(?<word>[^" ]+)/gmu);
  return new Set([...declared].map(({ groups }) => groups?.["word"] ?? ""));
}
