import { axiomCases } from "./cases/axiomCases.ts";
import { blockPositions } from "./cases/blockPositions.ts";
import { disguises } from "./cases/disguises.ts";
import { elaborationCode } from "./cases/elaborationCode.ts";
import { escapes } from "./cases/escapes.ts";
import { goalAccounts } from "./cases/goalAccounts.ts";
import { hiddenSorry } from "./cases/hiddenSorry.ts";
import { honestCandidates } from "./cases/honestCandidates.ts";
import { layouts } from "./cases/layouts.ts";
import { limits } from "./cases/limits.ts";
import { noProgress } from "./cases/noProgress.ts";
import { recursion } from "./cases/recursion.ts";
import { borrowedNames } from "./cases/borrowedNames.ts";
import { hiddenLabels } from "./cases/hiddenLabels.ts";
import { honestFiles } from "./cases/honestFiles.ts";
import { honestNeighbours } from "./cases/honestNeighbours.ts";
import { lostMessages } from "./cases/lostMessages.ts";
import { lostWithoutSorry } from "./cases/lostWithoutSorry.ts";
import { forgedPlaces } from "./cases/forgedPlaces.ts";
import { answersByMacro } from "./cases/answersByMacro.ts";
import { goalShapes } from "./cases/goalShapes.ts";
import { printingOptions } from "./cases/printingOptions.ts";
import { declarationShapes } from "./cases/declarationShapes.ts";
import { ownMeanings } from "./cases/ownMeanings.ts";
import { stepShapes } from "./cases/stepShapes.ts";
import { noDeclaration } from "./cases/noDeclaration.ts";
import { openEnds } from "./cases/openEnds.ts";
import { quietFiles } from "./cases/quietFiles.ts";
import { redefinedSyntax } from "./cases/redefinedSyntax.ts";
import { tacticPositions } from "./cases/tacticPositions.ts";
import { termPositions } from "./cases/termPositions.ts";
import { representative } from "../representative.ts";
import type { CaseGroup, ConformanceCase } from "./conformanceCase.ts";

/** Of these the usual run asks a part. */
const groupsOfManyKinds: readonly CaseGroup[] = [
  tacticPositions,
  blockPositions,
  termPositions,
  layouts,
  honestCandidates,
  goalAccounts,
  noProgress,
  recursion,
  hiddenSorry,
  elaborationCode,
  escapes,
  disguises,
  limits,
  axiomCases,
  lostMessages,
  quietFiles,
  redefinedSyntax,
  borrowedNames,
  hiddenLabels,
  noDeclaration,
  openEnds,
  honestNeighbours,
  honestFiles,
  lostWithoutSorry,
  forgedPlaces,
  answersByMacro,
  ownMeanings,
];

/** Many of few kinds. */
const groupsOfFewKinds: readonly CaseGroup[] = [goalShapes, declarationShapes, stepShapes, printingOptions];

/** For the long run. */
export const allGroups: readonly CaseGroup[] = [...groupsOfManyKinds, ...groupsOfFewKinds];

/** For every test run: of each group what is expected in each way, and a part of what is expected in the same way. */
export const usualGroups: readonly CaseGroup[] = groupsOfManyKinds.map(({ subject, cases }) => ({
  subject,
  cases: representative(cases, kindOf),
}));

function kindOf({ expected, effect, thenAccepted }: ConformanceCase): string {
  return JSON.stringify([expected, effect ?? null, thenAccepted !== undefined]);
}

/** The cases whose subject or name contains the word; all with an empty word. */
export function chosenCases(word: string): readonly { readonly subject: string; readonly tested: ConformanceCase }[] {
  return allGroups
    .flatMap(({ subject, cases }) => cases.map((tested) => ({ subject, tested })))
    .filter(({ subject, tested }) => subject.includes(word) || tested.name.includes(word));
}
