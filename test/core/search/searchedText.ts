import { declaredTactics } from "../../../core/search/declaredTactics.ts";
import type { SearchedFile } from "../../../core/search/searchedFile.ts";
import { searchedFile } from "../../../core/search/searchedFile.ts";

/** What a search sees of a file whose text so far is this; of tactics only those that the text declares. */
export function searchedText(documentBefore = ""): SearchedFile {
  const declared = documentBefore.matchAll(/^(?:macro|syntax|elab)(?: \([^)]*\))? "(?<word>[^" ]+)/gmu);
  const known = new Set([...declared].map(({ groups }) => groups?.["word"] ?? ""));
  return searchedFile({ documentBefore, tactics: { known, own: declaredTactics(documentBefore) } });
}
