import type { TestEngine } from "../fixtures/testEngine.ts";
import { embeddedEngine } from "../fixtures/testEngine.ts";
import type { CaseGroup, ConformanceCase } from "./conformanceCase.ts";

/** Cases that the native Lean for tests cannot be asked about, by the end of their names, and what it lacks. */
const beyondNative: readonly (readonly [name: string, why: string])[] = [
  ["code behind a string in an interpolation", "no `import Lean`"],
  ["code beside braces in an interpolation", "no `import Lean`"],
  ["code in braces in an interpolation", "no `import Lean`"],
  ["code in what looks like a comment behind //", "no `import Lean`"],
  ["a tactic of the file that runs code", "no `import Lean`"],
  ["honest: without the library", "code for `instDecidableEqBool`"],
  ["honest: a header for modules", "a library of modules"],
  ["honest: a header for modules, private", "a library of modules"],
  ["declared: an attribute that makes another lemma", "the syntax of `@[grind =]`"],
  ["declared: an attribute that makes another lemma, a hidden gap", "the syntax of `@[grind =]`"],
  ["declared: a deriving handler's instance, used", "`noConfusionEnum` as 4.35 has it"],
  // No lack: 4.35 wants the block further to the right than the second declaration, and the verdict says so.
  ["second of two declarations on a line", "the layout of 4.28"],
];
const beyond = new Set(beyondNative.map(([name]) => name));

/** Axioms are under-reported by the native Lean, and what rests on them is the embedded one's to say. */
function isForEmbedded({ name, expected }: ConformanceCase): boolean {
  return expected === "notV4" || beyond.has(name);
}

/** The cases that an engine can be asked about. */
export function casesFor(engine: TestEngine, groups: readonly CaseGroup[]): readonly CaseGroup[] {
  if (engine === embeddedEngine) return groups;
  return nonEmpty(groups, (cases) => cases.filter((each) => !isForEmbedded(each)));
}

const mostLeft = 3;

/** For the usual run: of each subject some cases that the other engine cannot be asked about, or any one. */
export function casesBeside(engine: TestEngine, groups: readonly CaseGroup[]): readonly CaseGroup[] {
  if (engine === embeddedEngine) return [];
  return nonEmpty(groups, (cases) => {
    const left = cases.filter(isForEmbedded).slice(0, mostLeft);
    return left.length > 0 ? left : cases.slice(0, 1);
  });
}

function nonEmpty(
  groups: readonly CaseGroup[],
  chosen: (cases: readonly ConformanceCase[]) => readonly ConformanceCase[],
): readonly CaseGroup[] {
  return groups
    .map(({ subject, cases }) => ({ subject, cases: chosen(cases) }))
    .filter(({ cases }) => cases.length > 0);
}
