import { isBefore } from "../../core/lean/versions/leanRelease.ts";
import { checkerFacts, type CheckerName, checkerNames, type Checkers, type PresentChecker } from "./checkers.ts";
import { pathFolders, pathRules } from "./host.ts";
import type { LeanVersion } from "./leanVersion.ts";
import { programIn } from "./programIn.ts";
import type { Search } from "./search.ts";

/** The parts of a native Lean by which its checkers are found. */
export interface LeanParts {
  readonly binFolder: string;
  readonly lakePath: string | undefined;
  readonly version: LeanVersion;
}

/**
 * The checkers that stand beside a Lean, in the project's packages, or on the PATH (only those that come from elsewhere:
 * elan's proxies there must not be run).
 */
export async function findCheckers(search: Search, lean: LeanParts): Promise<Checkers> {
  const present: PresentChecker[] = [];
  for (const name of checkerNames) {
    const path = await pathOf(name, search, lean);
    if (path !== undefined) present.push({ name, path });
  }
  const beside = await programIn(search.request, lean.binFolder, "leanexport");
  return { present, exporter: beside ?? (await onPath(search, "lean4export")) };
}

async function pathOf(name: CheckerName, search: Search, lean: LeanParts): Promise<string | undefined> {
  if (name === "lean4checker") return packagedChecker(search);
  if (name === "lake check") {
    const isThere = search.project?.lakefile !== undefined && !isBefore(lean.version, "4.35");
    return isThere ? lean.lakePath : undefined;
  }
  const { program, isOnPath } = checkerFacts[name];
  if (program === undefined) return undefined;
  const beside = await programIn(search.request, lean.binFolder, program);
  return beside ?? (isOnPath === true ? onPath(search, program) : undefined);
}

async function onPath(search: Search, program: string): Promise<string | undefined> {
  for (const folder of pathFolders(search.request.host)) {
    const path = await programIn(search.request, folder, program);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Built as a package of the project. */
async function packagedChecker({ project, request }: Search): Promise<string | undefined> {
  if (project === undefined) return undefined;
  const rules = pathRules(request.host);
  const folder = rules.join(project.root, ".lake", "packages", "lean4checker", ".lake", "build", "bin");
  return programIn(request, folder, "lean4checker");
}
