import type { HoleChecker, TacticNames } from "../lean/ports.ts";
import type { FileDeclaration } from "./fileNames.ts";
import { declarationsInScope } from "./moves/scopedNames.ts";
import { TypeNotation } from "./typeNotation.ts";

/** The part of a file from which a goal can be proved, as its text and Lean show it. */
export interface SearchedFile {
  /** Those in scope, in the order of the file. */
  readonly declarations: readonly FileDeclaration[];
  readonly notation: TypeNotation;
  /** See `HoleChecker.tactics`. */
  readonly tactics: TacticNames;
}

export function searchedFile({
  documentBefore,
  tactics,
}: Pick<HoleChecker, "documentBefore" | "tactics">): SearchedFile {
  return { declarations: declarationsInScope(documentBefore), notation: new TypeNotation(documentBefore), tactics };
}
