import type { CaseGroup, ConformanceCase } from "./conformanceCase.ts";
import { blockPositions } from "./cases/blockPositions.ts";
import { layouts } from "./cases/layouts.ts";
import { tacticPositions } from "./cases/tacticPositions.ts";
import { termPositions } from "./cases/termPositions.ts";

export const allGroups: readonly CaseGroup[] = [tacticPositions, blockPositions, termPositions, layouts];

/** The cases whose subject or name contains the word; all with an empty word. */
export function chosenCases(word: string): readonly { readonly subject: string; readonly tested: ConformanceCase }[] {
  return allGroups
    .flatMap(({ subject, cases }) => cases.map((tested) => ({ subject, tested })))
    .filter(({ subject, tested }) => subject.includes(word) || tested.name.includes(word));
}
