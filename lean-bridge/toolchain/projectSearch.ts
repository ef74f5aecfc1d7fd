import { type ElanPlace, type Naming, namingFor, placeNamed } from "./elanSearch.ts";
import { elanHome, pathFolders, pathRules } from "./host.ts";
import { nativeParts } from "./nativeLean.ts";
import { programIn } from "./programIn.ts";
import { type Attempt, dependenciesOf, found, nothing, type Search, stopped } from "./search.ts";
import { describeNamedBy, problemMessage, type ToolchainProblemCause } from "./toolchainProblem.ts";

/** The Lean that is named for the file; `nothing` when none is named. A named Lean that does not work is a problem. */
export async function projectToolchain(search: Search): Promise<Attempt> {
  const naming = await namingFor(search);
  if (naming.kind === "error") {
    return broken(search, "the project's toolchain", naming.problem);
  }
  if (naming.value === undefined) {
    const detail = "no lean-toolchain in it or above, and no override by elan";
    search.looked.push({ place: search.folder, outcome: "absent", detail });
    return nothing;
  }
  const place = await placeNamed(search, naming.value);
  if (place.kind === "error") {
    return broken(search, describeNamedBy(naming.value.namedBy), place.problem);
  }
  const { leanPath } = place.value;
  return leanPath === undefined
    ? notInstalled(search, naming.value, place.value)
    : installed(search, naming.value, { ...place.value, leanPath });
}

async function installed(
  search: Search,
  naming: Naming,
  place: { readonly name: string; readonly leanPath: string; readonly folder: string },
): Promise<Attempt> {
  const parts = await nativeParts(search, place);
  if (parts.kind === "error") {
    return broken(search, place.leanPath, parts.problem);
  }
  const detail = `${place.name}, named by ${describeNamedBy(naming.namedBy)}`;
  search.looked.push({ place: place.folder, outcome: "found", detail });
  return found({ kind: "project", name: place.name, namedBy: naming.namedBy, ...parts.value });
}

async function notInstalled(search: Search, naming: Naming, place: ElanPlace): Promise<Attempt> {
  const detail = `${place.name}, named by ${describeNamedBy(naming.namedBy)}, is not installed`;
  search.looked.push({ place: place.folder, outcome: "absent", detail });
  return stopped({
    kind: "namedNotInstalled",
    name: place.name,
    namedBy: naming.namedBy,
    expectedAt: place.folder,
    install: place.install,
    elanIsThere: await elanIsThere(search),
    dependencies: await dependenciesOf(search),
  });
}

async function elanIsThere(search: Search): Promise<boolean> {
  const { host } = search.request;
  for (const folder of [pathRules(host).join(elanHome(host), "bin"), ...pathFolders(host)]) {
    if ((await programIn(search.request, folder, "elan")) !== undefined) {
      return true;
    }
  }
  return false;
}

function broken(search: Search, place: string, cause: ToolchainProblemCause): Attempt {
  search.looked.push({ place, outcome: "broken", detail: problemMessage(cause) });
  return stopped(cause);
}
