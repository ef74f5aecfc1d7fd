import { elanHome, pathRules } from "./host.ts";
import { isShimFolder, nativeParts } from "./nativeLean.ts";
import { programIn } from "./programIn.ts";
import { nameOfFolder } from "./elanNames.ts";
import { leanOf } from "./elanSearch.ts";
import { pathToolchain } from "./pathSearch.ts";
import { projectToolchain } from "./projectSearch.ts";
import { type Attempt, found, type Search, stopped } from "./search.ts";
import { problemMessage, type ToolchainProblemCause } from "./toolchainProblem.ts";

/** The Lean at a path that a person gave: a lean executable, a toolchain folder, or a folder of executables. */
export async function chosenToolchain(search: Search, path: string): Promise<Attempt> {
  const { request } = search;
  const entry = await request.files.entryAt(path);
  if (entry === "missing") {
    return refused(search, path, { kind: "locationMissing", path });
  }
  const leanPath = entry === "file" ? path : await leanInFolder(search, path);
  if (leanPath === undefined) {
    return refused(search, path, { kind: "locationWithoutLean", folder: path });
  }
  const rules = pathRules(request.host);
  if (isLeanName(rules.basename(leanPath)) && (await isShimFolder(request, rules.dirname(leanPath)))) {
    return throughElan(search);
  }
  const parts = await nativeParts(search, { leanPath, name: elanNameOf(search, leanPath) });
  if (parts.kind === "error") {
    return refused(search, leanPath, parts.problem);
  }
  search.looked.push({ place: leanPath, outcome: "found", detail: "as chosen" });
  return found({ kind: "path", source: "explicit", name: elanNameOf(search, leanPath), ...parts.value });
}

async function leanInFolder(search: Search, folder: string): Promise<string | undefined> {
  return (await leanOf(search, folder)) ?? (await programIn(search.request, folder, "lean"));
}

function isLeanName(fileName: string): boolean {
  return /^(?:lean|lake)(?:\.exe)?$/i.test(fileName);
}

/** A person who points at elan's proxy means what elan would run: the named toolchain, else the default. */
async function throughElan(search: Search): Promise<Attempt> {
  const named = await projectToolchain(search);
  return named.kind === "nothing" ? pathToolchain(search) : named;
}

/** elan's name for a Lean inside `ELAN_HOME/toolchains`. */
function elanNameOf(search: Search, leanPath: string): string | undefined {
  const { host } = search.request;
  const rules = pathRules(host);
  const root = rules.dirname(rules.dirname(leanPath));
  const isElans = rules.dirname(root) === rules.join(elanHome(host), "toolchains");
  return isElans ? nameOfFolder(rules.basename(root)) : undefined;
}

function refused(search: Search, place: string, cause: ToolchainProblemCause): Attempt {
  search.looked.push({ place, outcome: "broken", detail: problemMessage(cause) });
  return stopped(cause);
}
